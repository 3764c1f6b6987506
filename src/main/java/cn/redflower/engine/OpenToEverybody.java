package cn.redflower.engine;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What people without an administrator's post may ask of the engine's API, in one table: what Tasklist needs to show a worklist,
 * open a task's form and answer it. Whatever is not here is closed to them, so that an endpoint that a new version brings is
 * closed as well. What each request shows and does is checked again inside the engine.
 */
enum OpenToEverybody {
    ENGINES("GET", "/engine"),
    WORKLIST("GET|POST", "/task", "/task/count"),
    TASK("GET", "/task/{id}", "/task/{id}/form", "/task/{id}/form-variables", "/task/{id}/rendered-form", "/task/{id}/deployed-form",
            "/task/{id}/identity-links", "/task/{id}/variables", "/task/{id}/variables/{id}"),
    ANSWER("POST", "/task/{id}/claim", "/task/{id}/unclaim", "/task/{id}/complete", "/task/{id}/submit-form"),
    FILTERS("GET|OPTIONS", "/filter", "/filter/count", "/filter/{id}"),
    FILTERED("GET|POST", "/filter/{id}/list", "/filter/{id}/count", "/filter/{id}/singleResult"),
    DIAGRAM("GET", "/process-definition", "/process-definition/count", "/process-definition/{id}", "/process-definition/{id}/xml",
            "/process-definition/key/{id}", "/process-definition/key/{id}/xml"),
    PERMISSION("GET", "/authorization/check");

    private static final String ID = "[A-Za-z0-9_.:-]+";

    private final Pattern methods;
    private final List<Pattern> paths;

    OpenToEverybody(String methods, String... paths) {
        this.methods = Pattern.compile(methods);
        this.paths = java.util.Arrays.stream(paths).map(path -> Pattern.compile(path.replace("{id}", ID) + "/?")).toList();
    }

    private boolean covers(String method, String path) {
        return methods.matcher(method).matches() && paths.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    /**
     * @param path the normalised path below {@code /engine-rest} or {@code /camunda/api/engine}, without the engine's name
     * @param login who asks
     */
    static boolean allows(String method, String path, String login) {
        String asked = "HEAD".equals(method) ? "GET" : method;
        if ("GET".equals(asked) && path.equals("/user/" + login + "/profile")) {
            return true;
        }
        for (OpenToEverybody open : values()) {
            if (open.covers(asked, path)) {
                return true;
            }
        }
        return false;
    }
}
