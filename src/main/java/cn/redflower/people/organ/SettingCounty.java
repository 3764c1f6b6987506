package cn.redflower.people.organ;

import cn.redflower.platform.audit.AuditEvent;
import cn.redflower.platform.audit.AuditTrail;
import cn.redflower.platform.names.Characters;
import cn.redflower.platform.names.PrintableCharacters;
import cn.redflower.platform.problem.Outcome;
import cn.redflower.platform.problem.Problems;
import cn.redflower.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An administrator says what the county and its organs are called. What has been decided, noticed or printed keeps the
 * words of its day.
 */
@Service
class SettingCounty {

    private static final int LONGEST = 50;
    private static final Pattern MARKUP = Pattern.compile("[<>{}&]");
    private static final Pattern CODE = Pattern.compile("\\p{IsHan}{1,6}");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private final JdbcClient jdbc;
    private final CountyProfile profile;
    private final EngineIdentities identities;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Problems texts;

    SettingCounty(
            JdbcClient jdbc,
            CountyProfile profile,
            EngineIdentities identities,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Problems texts) {
        this.jdbc = jdbc;
        this.profile = profile;
        this.identities = identities;
        this.trail = trail;
        this.events = events;
        this.texts = texts;
    }

    /** What can be set; its name for people is {@code organization.profile.<message>}. */
    private enum Field {
        NAME("name", true, CountySettings::name),
        SHORT_NAME("short-name", false, CountySettings::shortName),
        NOTICE_ISSUER("notice-issuer", false, CountySettings::noticeIssuer),
        DOCUMENT_CODE("document-code", false, CountySettings::documentCode),
        COUNTY_COMMITTEE("county-committee", true, CountySettings::countyCommittee),
        YOUTH_LEAGUE("youth-league", true, CountySettings::youthLeague),
        EDUCATION_BUREAU("education-bureau", true, CountySettings::educationBureau);

        private final String message;
        private final boolean required;
        private final Function<CountySettings, String> value;

        Field(String message, boolean required, Function<CountySettings, String> value) {
            this.message = message;
            this.required = required;
            this.value = value;
        }
    }

    /**
     * Sets them all.
     *
     * @param typed with the version that was edited
     * @return what is set now, or everything that is wrong
     */
    @Transactional
    Outcome<CountySettings> set(CountySettings typed) {
        CountySettings wanted = cleaned(typed);
        List<Refusal> reasons = reasonsAgainst(wanted);
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        jdbc.sql("select id from honors.county for update").query(Integer.class).single();
        CountySettings before = profile.settings();
        if (before.version() != wanted.version()) {
            return Outcome.refused(Refusal.conflict("organization.profile.changed-meanwhile"));
        }
        if (before.equals(wanted)) {
            return Outcome.done(before);
        }
        write(wanted);
        record(before, wanted);
        events.publishEvent(new CountyChanged());
        return Outcome.done(profile.settings());
    }

    private void write(CountySettings wanted) {
        jdbc.sql("update honors.county set name = ?, short_name = ?, notice_issuer = ?, document_code = ?, "
                        + "version = version + 1")
                .params(wanted.name(), wanted.shortName(), wanted.noticeIssuer(), wanted.documentCode())
                .update();
        rename(CountyOrgan.COUNTY, wanted.countyCommittee());
        rename(CountyOrgan.LEAGUE, wanted.youthLeague());
        rename(CountyOrgan.EDUCATION, wanted.educationBureau());
        identities.synchronize();
    }

    private void rename(CountyOrgan organ, String name) {
        jdbc.sql("insert into honors.organ (id, kind, name) values (?, ?, ?) on conflict (id) do update set name = "
                        + "excluded.name")
                .params(organ.id(), organ.kind(), name)
                .update();
    }

    /** Each change by itself, with what stood there before. */
    private void record(CountySettings before, CountySettings now) {
        for (Field field : Field.values()) {
            String old = field.value.apply(before);
            String set = field.value.apply(now);
            if (!Objects.equals(old, set)) {
                trail.record(AuditEvent.done(
                        "county.changed",
                        CountyOrgan.COUNTY.id(),
                        field.message,
                        texts.text("organization.profile.change", label(field), shown(old), shown(set))));
            }
        }
    }

    private String shown(String value) {
        return value == null ? texts.text("organization.profile.unset") : value;
    }

    private String label(Field field) {
        return texts.text("organization.profile." + field.message);
    }

    private List<Refusal> reasonsAgainst(CountySettings wanted) {
        List<Refusal> reasons = new ArrayList<>();
        for (Field field : Field.values()) {
            String value = field.value.apply(wanted);
            if (value != null) {
                reasons.addAll(reasonsAgainst(field, value));
            } else if (field.required) {
                reasons.add(Refusal.rule("organization.profile.missing", label(field)));
            }
        }
        return reasons;
    }

    private List<Refusal> reasonsAgainst(Field field, String value) {
        if (MARKUP.matcher(value).find()) {
            return List.of(Refusal.rule("organization.profile.markup", label(field)));
        }
        if (field == Field.DOCUMENT_CODE && !CODE.matcher(value).matches()) {
            return List.of(Refusal.rule("organization.profile.no-code", label(field)));
        }
        int length = value.codePointCount(0, value.length());
        if (length > LONGEST) {
            return List.of(Refusal.rule("organization.profile.too-long", label(field), LONGEST, length));
        }
        List<String> missing = PrintableCharacters.missingIn(value);
        return missing.isEmpty()
                ? List.of()
                : List.of(Refusal.rule("organization.profile.unprintable", label(field), String.join("、", missing)));
    }

    private static CountySettings cleaned(CountySettings typed) {
        return new CountySettings(
                typed.version(),
                cleaned(typed.name()),
                cleaned(typed.shortName()),
                cleaned(typed.noticeIssuer()),
                cleaned(typed.documentCode()),
                cleaned(typed.countyCommittee()),
                cleaned(typed.youthLeague()),
                cleaned(typed.educationBureau()));
    }

    /** Ordinary characters without spaces, which no name in Chinese has; null where nothing is left. */
    private static String cleaned(String typed) {
        String plain =
                typed == null ? "" : SPACES.matcher(Characters.ordinary(typed)).replaceAll("");
        return plain.isEmpty() ? null : plain;
    }
}
