package cn.redflower.people.organ;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads {@code organization/permissions.csv}; a table with a missing row or column or an unknown word stops the start.
 */
final class PermissionTable {

    static final PermissionTable SHIPPED = read("/organization/permissions.csv");

    private static final int FIRST_POST = 2;

    private final Map<Permission, Map<PostKind, Permission.Scope>> scopes;
    private final Map<Permission, String> names;

    private PermissionTable(Map<Permission, Map<PostKind, Permission.Scope>> scopes, Map<Permission, String> names) {
        this.scopes = scopes;
        this.names = names;
    }

    Permission.Scope scope(Permission permission, PostKind post) {
        return scopes.get(permission).get(post);
    }

    String name(Permission permission) {
        return names.get(permission);
    }

    private static PermissionTable read(String resource) {
        try (InputStream content = PermissionTable.class.getResourceAsStream(resource)) {
            return parse(new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(",", -1))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PermissionTable parse(List<String[]> lines) {
        List<PostKind> posts = Arrays.stream(lines.get(0))
                .skip(FIRST_POST)
                .map(PostKind::valueOf)
                .toList();
        require(posts.equals(List.of(PostKind.values())), "a column for each post");
        Map<Permission, Map<PostKind, Permission.Scope>> scopes = new EnumMap<>(Permission.class);
        Map<Permission, String> names = new EnumMap<>(Permission.class);
        for (String[] line : lines.subList(1, lines.size())) {
            require(line.length == FIRST_POST + posts.size(), "a cell for each post in row " + line[0]);
            Map<PostKind, Permission.Scope> row = new EnumMap<>(PostKind.class);
            for (int i = 0; i < posts.size(); i++) {
                String cell = line[FIRST_POST + i].strip();
                row.put(
                        posts.get(i),
                        cell.isEmpty()
                                ? Permission.Scope.NONE
                                : Permission.Scope.valueOf(cell.toUpperCase(Locale.ROOT)));
            }
            require(scopes.put(Permission.valueOf(line[0]), row) == null, "one row for " + line[0]);
            names.put(Permission.valueOf(line[0]), line[1]);
        }
        require(scopes.size() == Permission.values().length, "a row for each permission");
        return new PermissionTable(scopes, names);
    }

    private static void require(boolean met, String what) {
        if (!met) {
            throw new IllegalStateException("The table of permissions needs " + what);
        }
    }
}
