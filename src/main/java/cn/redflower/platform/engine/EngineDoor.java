package cn.redflower.platform.engine;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What people may ask of the engine's API, in one table; what is not here is closed, so that an endpoint that a new
 * version brings is closed as well. Everybody gets what Tasklist needs to show a worklist, open a task's form and
 * answer it; the operations role what Cockpit shows, and what repairs a case that is stuck, one case at a time. Nobody
 * deploys, starts cases past {@code /api}, makes users, permissions or filters, deletes history or works on masses.
 * What each request shows and does is checked again inside the engine ({@link StandingPermissions},
 * {@link OrganTaskChecker}, {@link TaskCommandInterceptor}).
 */
enum EngineDoor {
    ENGINES(Audience.EVERYBODY, "GET", "/engine"),
    WORKLIST(Audience.EVERYBODY, "GET|POST", "/task", "/task/count"),
    TASK(
            Audience.EVERYBODY,
            "GET",
            "/task/{id}",
            "/task/{id}/form",
            "/task/{id}/form-variables",
            "/task/{id}/rendered-form",
            "/task/{id}/deployed-form",
            "/task/{id}/identity-links",
            "/task/{id}/variables",
            "/task/{id}/variables/{id}"),
    ANSWER(
            Audience.EVERYBODY,
            "POST",
            "/task/{id}/claim",
            "/task/{id}/unclaim",
            "/task/{id}/complete",
            "/task/{id}/submit-form"),
    FILTERS(Audience.EVERYBODY, "GET|OPTIONS", "/filter", "/filter/count", "/filter/{id}"),
    FILTERED(Audience.EVERYBODY, "GET|POST", "/filter/{id}/list", "/filter/{id}/count", "/filter/{id}/singleResult"),
    DIAGRAM(
            Audience.EVERYBODY,
            "GET",
            "/process-definition",
            "/process-definition/count",
            "/process-definition/{id}",
            "/process-definition/{id}/xml",
            "/process-definition/key/{id}",
            "/process-definition/key/{id}/xml"),
    PERMISSION(Audience.EVERYBODY, "GET", "/authorization/check"),

    LOOK(
            Audience.OPERATIONS,
            "GET",
            "/authorization/**",
            "/batch/**",
            "/case-definition",
            "/case-definition/count",
            "/decision-definition/**",
            "/decision-requirements-definition/**",
            "/deployment/**",
            "/event-subscription/**",
            "/execution/**",
            "/external-task/**",
            "/filter/**",
            "/group/**",
            "/history/**",
            "/identity/groups",
            "/incident/**",
            "/job/**",
            "/job-definition/**",
            "/process-definition/**",
            "/process-instance/**",
            "/schema/log",
            "/task/**",
            "/tenant/**",
            "/user/**",
            "/variable-instance/**",
            "/version"),
    OPTIONS(Audience.OPERATIONS, "OPTIONS", "/**"),
    SEARCH(
            Audience.OPERATIONS,
            "POST",
            "/execution",
            "/execution/count",
            "/external-task",
            "/external-task/count",
            "/group",
            "/group/count",
            "/job",
            "/job/count",
            "/job-definition",
            "/job-definition/count",
            "/process-instance",
            "/process-instance/count",
            "/variable-instance",
            "/variable-instance/count",
            "/schema/log",
            "/history/activity-instance",
            "/history/activity-instance/count",
            "/history/detail",
            "/history/external-task-log",
            "/history/external-task-log/count",
            "/history/job-log",
            "/history/job-log/count",
            "/history/process-instance",
            "/history/process-instance/count",
            "/history/task",
            "/history/task/count",
            "/history/variable-instance",
            "/history/variable-instance/count"),
    /** A step that failed is tried again; one that is led to before its turn finds that out itself and does nothing. */
    REPAIR_JOBS(
            Audience.OPERATIONS,
            "PUT|POST",
            "/job/{id}/retries",
            "/job/{id}/execute",
            "/job/{id}/suspended",
            "/job/{id}/priority",
            "/job-definition/{id}/retries",
            "/job-definition/{id}/jobPriority",
            "/external-task/{id}/retries",
            "/external-task/{id}/priority",
            "/external-task/{id}/unlock"),
    /**
     * Halts a case, never all of a kind, or correlates a message that was lost; variables and versions are not touched
     * by hand, and a token is moved or a case ended by two people elsewhere.
     */
    REPAIR_CASE(
            Audience.OPERATIONS,
            "PUT|POST",
            "/process-instance/{id}/suspended",
            "/execution/{id}/create-incident",
            "/message"),
    /** Gives a task that lies to another of those whose task it is. */
    REPAIR_TASK(Audience.OPERATIONS, "POST", "/task/{id}/assignee"),
    REMARK(
            Audience.OPERATIONS,
            "PUT|DELETE",
            "/incident/{id}",
            "/incident/{id}/annotation",
            "/history/user-operation/{id}/set-annotation",
            "/history/user-operation/{id}/clear-annotation"),

    /** The web applications' own endpoints, beside the engine's. */
    TASKLIST(Audience.EVERYBODY, "GET", "webapps:/tasklist/plugin/**", "webapps:/admin/auth/user/default"),
    COCKPIT(Audience.OPERATIONS, "GET|POST", "webapps:/cockpit/plugin/**"),
    ADMIN(Audience.OPERATIONS, "GET", "webapps:/admin/plugin/**", "webapps:/welcome/plugin/**");

    /** Who may come in. */
    enum Audience {
        EVERYBODY,
        OPERATIONS
    }

    /** Stands before the paths of the web applications' own endpoints. */
    static final String WEBAPPS = "webapps:";

    /**
     * An id is never one of the API's own words: {@code /process-definition/statistics} is not the definition of that
     * name.
     */
    private static final String ID =
            "(?!(?:count|create|delete|report|retries|statistics|suspended)(?:/|$))[A-Za-z0-9_.:-]+";

    private final Audience audience;
    private final Pattern methods;
    private final List<Pattern> paths;

    EngineDoor(Audience audience, String methods, String... paths) {
        this.audience = audience;
        this.methods = Pattern.compile(methods);
        this.paths = Arrays.stream(paths).map(EngineDoor::pattern).toList();
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(path.replace("/**", "(/.*)?").replace("{id}", ID) + "/?");
    }

    /**
     * The door for a request, whoever asks; null if there is none.
     *
     * @param path the normalised path below {@code /engine-rest} or {@code /camunda/api/engine}, without the engine's
     *     name; below {@code /camunda/api} with {@link #WEBAPPS} before it
     */
    static EngineDoor of(String method, String path, Audience audience) {
        String asked = "HEAD".equals(method) ? "GET" : method;
        return Stream.of(values())
                .filter(door -> door.audience == audience
                        && door.methods.matcher(asked).matches()
                        && door.paths.stream()
                                .anyMatch(pattern -> pattern.matcher(path).matches()))
                .findFirst()
                .orElse(null);
    }

    /** Whether somebody may ask this. @param login who asks; everybody may read her own profile */
    static boolean allows(String method, String path, String login, boolean operations) {
        boolean ownProfile =
                ("GET".equals(method) || "HEAD".equals(method)) && path.equals("/user/" + login + "/profile");
        return ownProfile
                || of(method, path, Audience.EVERYBODY) != null
                || operations && of(method, path, Audience.OPERATIONS) != null;
    }
}
