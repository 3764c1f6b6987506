package cn.redflower.people.county.setup;

import cn.redflower.people.county.setup.StateOfCounty.Counts;
import cn.redflower.people.organ.CountyProfile;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.site.Site;
import cn.redflower.platform.time.MissingYears;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/** What a county has and what its first round still needs; looked at anew each time, so that no order is forced. */
@Service
class SettingUp {

    /** So many names stand in a sentence. */
    private static final int NAMED = 5;

    private final StateOfCounty state;
    private final CountyProfile profile;
    private final MissingYears years;
    private final Site site;
    private final Problems texts;

    SettingUp(StateOfCounty state, CountyProfile profile, MissingYears years, Site site, Problems texts) {
        this.state = state;
        this.profile = profile;
        this.years = years;
        this.site = site;
        this.texts = texts;
    }

    List<Step> steps() {
        Counts counts = state.counts();
        return List.of(names(), units(counts), people(counts), accounts(counts), calendar(), rosters(counts));
    }

    private Step names() {
        boolean named = profile.isNamed();
        return new Step(
                Step.Key.NAMES,
                "/county/profile",
                named ? List.of(profile.now().name()) : List.of(),
                named ? List.of() : List.of(text("names.missing")),
                List.of());
    }

    private Step units(Counts counts) {
        List<String> gaps = new ArrayList<>();
        if (counts.schools() == 0) {
            gaps.add(text("units.missing"));
        }
        gap(gaps, "units.without-squadrons", state.schoolsWithoutSquadrons());
        return new Step(
                Step.Key.UNITS,
                "/county/import",
                List.of(text(
                        "units.there",
                        counts.towns(),
                        counts.communities(),
                        counts.schools(),
                        String.valueOf(counts.squadrons()))),
                gaps,
                List.of());
    }

    private Step people(Counts counts) {
        List<String> gaps = new ArrayList<>();
        gap(gaps, "people.organs", state.organsWithoutOfficers());
        gap(gaps, "people.committee", state.schoolsWithout("SCHOOL_CHAIR", "SCHOOL_COMMITTEE_MEMBER"));
        gap(gaps, "people.brigade", state.schoolsWithout("BRIGADE_COUNSELOR"));
        List<String> hints = new ArrayList<>();
        gap(hints, "people.squadrons", state.squadronsWithoutCounselor());
        return new Step(
                Step.Key.PEOPLE,
                "/county/import",
                List.of(text("people.there", String.valueOf(counts.people()))),
                gaps,
                hints);
    }

    private Step accounts(Counts counts) {
        List<String> gaps = new ArrayList<>();
        if (counts.unused() > 0) {
            gaps.add(text(
                    "accounts.unused",
                    String.valueOf(counts.unused()),
                    String.valueOf(counts.unused() - counts.unusedWithoutMail()),
                    String.valueOf(counts.unusedWithoutMail())));
        }
        return new Step(
                Step.Key.ACCOUNTS,
                "/account-slips",
                List.of(text("accounts.there", String.valueOf(counts.accounts()))),
                gaps,
                site.at("").matches("https?://(localhost|127\\.).*")
                        ? List.of(text("accounts.at-home", site.at("/")))
                        : List.of());
    }

    private Step calendar() {
        return new Step(
                Step.Key.CALENDAR,
                "/calendar/announcement",
                List.of(),
                years.today().stream()
                        .map(year -> text("calendar.missing", String.valueOf(year)))
                        .toList(),
                List.of());
    }

    private Step rosters(Counts counts) {
        List<String> gaps = new ArrayList<>();
        gap(gaps, "rosters.missing", state.schoolsWithoutPupils());
        List<String> hints = new ArrayList<>();
        gap(hints, "rosters.empty-squadrons", state.squadronsWithoutPupils());
        if (counts.schools() == 0) {
            gaps.add(text("rosters.no-schools"));
        }
        return new Step(
                Step.Key.ROSTERS,
                "/roster",
                List.of(text("rosters.there", String.valueOf(counts.pupils()))),
                gaps,
                hints);
    }

    /** One sentence for all who lack the same, the first of them by name. */
    private void gap(List<String> gaps, String key, List<String> names) {
        if (!names.isEmpty()) {
            String first = String.join("、", names.subList(0, Math.min(NAMED, names.size())));
            String more = names.size() > NAMED ? text("and-others") : "";
            gaps.add(text(key, String.valueOf(names.size()), first + more));
        }
    }

    private String text(String key, Object... args) {
        return texts.text("county.setup." + key, args);
    }
}
