package cn.redflower.people.county.workbook;

import cn.redflower.people.county.workbook.Draft.Change;
import cn.redflower.people.county.workbook.Draft.Post;
import cn.redflower.people.county.workbook.Places.Place;
import cn.redflower.people.county.workbook.Registered.Held;
import cn.redflower.people.county.workbook.Registered.Person;
import cn.redflower.people.county.workbook.Written.PersonRow;
import cn.redflower.people.organ.PostKind;
import cn.redflower.platform.names.PersonName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The people of a workbook beside those that are there. One login is one person; without a login, one name at one organ
 * is. Nobody loses a post by not standing in the workbook.
 */
final class DraftedPeople {

    private static final Map<PostKind, String> ONLY_AT = Map.of(
            PostKind.LEAGUE_OFFICER,
            "league",
            PostKind.EDUCATION_OFFICER,
            "education",
            PostKind.COUNTY_OFFICER,
            "county",
            PostKind.EXPERT,
            "county");

    private final Places places;
    private final DraftedSquadrons squadrons;
    private final Drafting drafting;
    private final Map<String, Person> byLogin = new HashMap<>();
    private final Map<String, List<Person>> byName;
    private final Map<Long, List<Held>> held;
    private final Map<String, Candidate> candidates = new LinkedHashMap<>();

    /** One person's rows. */
    private static final class Candidate {
        private final List<PersonRow> rows = new ArrayList<>();
        private final Map<Held, Integer> posts = new LinkedHashMap<>();
        private boolean refused;
    }

    DraftedPeople(Registered registered, Places places, DraftedSquadrons squadrons, Drafting drafting) {
        this.places = places;
        this.squadrons = squadrons;
        this.drafting = drafting;
        byName = registered.people().stream()
                .collect(Collectors.groupingBy(
                        person -> PersonName.of(person.name()).key()));
        held = registered.posts().stream().collect(Collectors.groupingBy(Held::personId));
        for (Person person : registered.people()) {
            if (person.login() != null) {
                byLogin.put(person.login().toLowerCase(Locale.ROOT), person);
            }
        }
    }

    void add(List<PersonRow> rows) {
        refuseSharedLogins(rows);
        for (PersonRow row : rows) {
            if (!row.faulty()) {
                posts(row).forEach(post -> add(row, post));
            }
        }
    }

    /** One login, two people: nobody can tell which is right, so none of the rows is taken. */
    private void refuseSharedLogins(List<PersonRow> rows) {
        Map<String, List<PersonRow>> sharing = rows.stream()
                .filter(row -> row.login() != null && row.name() != null)
                .collect(Collectors.groupingBy(
                        row -> row.login().toLowerCase(Locale.ROOT), LinkedHashMap::new, Collectors.toList()));
        sharing.forEach((login, same) -> {
            Person owner = byLogin.get(login);
            for (PersonRow row : same) {
                Optional<PersonRow> other = same.stream()
                        .filter(each -> !PersonName.same(each.name(), row.name()))
                        .findFirst();
                if (other.isPresent()) {
                    refuse(
                            row,
                            login,
                            "login-taken",
                            other.get().name(),
                            String.valueOf(other.get().sheetRow()));
                } else if (owner != null && !PersonName.same(owner.name(), row.name())) {
                    refuse(row, login, "login-in-use", owner.name());
                }
            }
        });
    }

    private void refuse(PersonRow row, String login, String kind, String... args) {
        List<String> all = new ArrayList<>(List.of(drafting.header(Part.PEOPLE, "login"), row.login()));
        all.addAll(List.of(args));
        drafting.error(Part.PEOPLE, row.sheetRow(), "login", kind, all.toArray(String[]::new));
        candidates.computeIfAbsent(login, key -> new Candidate()).refused = true;
    }

    /** The posts that a row gives; none if it is wrong. */
    private List<Held> posts(PersonRow row) {
        Optional<Place> place = places.any(row.unit());
        if (place.isEmpty()) {
            drafting.error(Part.PEOPLE, row.sheetRow(), "unit", "unknown-unit", row.unit());
            return List.of();
        }
        String organ = place.get().id();
        if (!fits(row.post(), place.get())) {
            drafting.error(
                    Part.PEOPLE,
                    row.sheetRow(),
                    "post",
                    "post-not-here",
                    row.unit(),
                    Part.PEOPLE.choices(row.post().name()).get(0));
            return List.of();
        }
        if (row.post().level() != PostKind.Level.SQUADRON || row.squadrons().isEmpty()) {
            return List.of(new Held(0, row.post(), organ, null));
        }
        List<Held> posts = new ArrayList<>();
        for (String written : row.squadrons()) {
            Optional<String> squadron = squadrons.find(organ, written);
            if (squadron.isEmpty()) {
                drafting.error(
                        Part.PEOPLE,
                        row.sheetRow(),
                        "squadron",
                        "unknown-squadron",
                        place.get().name(),
                        written);
                return List.of();
            }
            posts.add(new Held(0, row.post(), organ, squadron.get()));
        }
        return posts;
    }

    private static boolean fits(PostKind post, Place place) {
        return switch (post.level()) {
            case COUNTY, EXPERT -> place.id().equals(ONLY_AT.get(post));
            case TOWN -> place.kind() == UnitKind.TOWN;
            case SCHOOL, SQUADRON -> place.kind() == UnitKind.SCHOOL;
        };
    }

    private void add(PersonRow row, Held post) {
        String key = row.login() == null
                ? PersonName.of(row.name()).key() + " @" + post.organId()
                : row.login().toLowerCase(Locale.ROOT);
        Candidate candidate = candidates.computeIfAbsent(key, k -> new Candidate());
        if (candidate.refused) {
            return;
        }
        Integer before = candidate.posts.putIfAbsent(post, row.sheetRow());
        if (before != null) {
            if (before != row.sheetRow()) {
                drafting.warning(Part.PEOPLE, row.sheetRow(), "post", "duplicate-row", String.valueOf(before));
            }
            return;
        }
        candidate.rows.stream()
                .filter(other -> other.email() != null && row.email() != null)
                .filter(other -> !other.email().equalsIgnoreCase(row.email()))
                .findFirst()
                .ifPresent(other -> drafting.warning(
                        Part.PEOPLE,
                        row.sheetRow(),
                        "email",
                        "other-mail",
                        drafting.header(Part.PEOPLE, "email"),
                        String.valueOf(other.sheetRow())));
        candidate.rows.add(row);
    }

    List<Draft.Person> drafted() {
        return candidates.values().stream()
                .filter(candidate -> !candidate.refused && !candidate.rows.isEmpty())
                .map(this::drafted)
                .toList();
    }

    private Draft.Person drafted(Candidate candidate) {
        PersonRow row = candidate.rows.get(0);
        String email = candidate.rows.stream()
                .map(PersonRow::email)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Optional<Person> same = same(row, candidate);
        List<Held> has =
                same.map(person -> held.getOrDefault(person.id(), List.of())).orElse(List.of());
        List<Post> posts = candidate.posts.keySet().stream()
                .map(post -> new Post(
                        post.kind(),
                        post.organId(),
                        post.squadronId(),
                        has.stream().noneMatch(each -> samePost(each, post))))
                .toList();
        if (same.isEmpty()) {
            return new Draft.Person(
                    null, row.name(), row.login(), row.login() != null, email, false, null, posts, Change.NEW);
        }
        Person person = same.get();
        boolean opens = person.login() == null && row.login() != null;
        boolean otherMail = email != null && !email.equalsIgnoreCase(person.email());
        boolean changes = opens || otherMail || posts.stream().anyMatch(Post::isNew);
        return new Draft.Person(
                person.id(),
                person.name(),
                person.login() == null ? row.login() : person.login(),
                opens,
                otherMail ? email : person.email(),
                otherMail,
                person.email(),
                posts,
                changes ? Change.CHANGED : Change.UNCHANGED);
    }

    /** Who she is in the register: by her login, else by her name and one of her posts. */
    private Optional<Person> same(PersonRow row, Candidate candidate) {
        if (row.login() != null) {
            Person known = byLogin.get(row.login().toLowerCase(Locale.ROOT));
            if (known != null) {
                return Optional.of(known);
            }
        }
        List<Person> namesakes = byName.getOrDefault(PersonName.of(row.name()).key(), List.of()).stream()
                .filter(person -> row.login() == null || person.login() == null)
                .filter(person -> held.getOrDefault(person.id(), List.of()).stream()
                        .anyMatch(has -> candidate.posts.keySet().stream().anyMatch(post -> samePost(has, post))))
                .toList();
        return namesakes.size() == 1 ? Optional.of(namesakes.get(0)) : Optional.empty();
    }

    private static boolean samePost(Held one, Held other) {
        return one.kind() == other.kind()
                && one.organId().equals(other.organId())
                && Objects.equals(one.squadronId(), other.squadronId());
    }
}
