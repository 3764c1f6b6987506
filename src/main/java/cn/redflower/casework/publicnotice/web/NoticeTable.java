package cn.redflower.casework.publicnotice.web;

import cn.redflower.casework.publicnotice.NoticeDraft.Kind;
import cn.redflower.casework.publicnotice.NoticeEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a notice as the page shows them: one line a class with all its names, so that even the county's 4,000
 * rows are one page that can be read, searched and printed.
 */
record NoticeTable(List<SchoolPart> schools, List<NoticeEntry> collectives, int people) {

    private static final int LONG = 20;

    /** A school with its classes. */
    record SchoolPart(String name, List<ClassPart> classes) {}

    /**
     * A class.
     *
     * @param unnamed how many are on the list but have not agreed to be named
     */
    record ClassPart(Integer grade, String name, List<NoticeEntry> named, int unnamed) {}

    /** Whether looking for somebody in it needs help. */
    public boolean isLong() {
        return people + collectives.size() > LONG;
    }

    private record ClassKey(Integer grade, String name) {}

    static NoticeTable of(List<NoticeEntry> entries) {
        Map<String, Map<ClassKey, List<NoticeEntry>>> bySchool = new LinkedHashMap<>();
        List<NoticeEntry> collectives = new ArrayList<>();
        for (NoticeEntry entry : entries) {
            if (entry.kind() == Kind.COLLECTIVE) {
                collectives.add(entry);
            } else {
                bySchool.computeIfAbsent(entry.schoolName(), school -> new LinkedHashMap<>())
                        .computeIfAbsent(new ClassKey(entry.grade(), entry.squadronName()), key -> new ArrayList<>())
                        .add(entry);
            }
        }
        List<SchoolPart> schools = bySchool.entrySet().stream()
                .map(school -> new SchoolPart(
                        school.getKey(),
                        school.getValue().entrySet().stream()
                                .map(part -> classPart(part.getKey(), part.getValue()))
                                .toList()))
                .toList();
        return new NoticeTable(schools, collectives, entries.size() - collectives.size());
    }

    private static ClassPart classPart(ClassKey key, List<NoticeEntry> entries) {
        List<NoticeEntry> named =
                entries.stream().filter(entry -> entry.publicName() != null).toList();
        return new ClassPart(key.grade(), key.name(), named, entries.size() - named.size());
    }
}
