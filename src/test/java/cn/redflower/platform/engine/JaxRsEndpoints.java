package cn.redflower.platform.engine;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Every method and path that a set of JAX-RS resource classes answers, sub-resources included, e.g. {@code POST
 * /task/{id}/claim}.
 */
final class JaxRsEndpoints {

    private static final int DEEPEST = 6;

    private final TreeSet<String> found = new TreeSet<>();

    private JaxRsEndpoints() {}

    static Collection<String> of(Collection<Class<?>> resources) {
        JaxRsEndpoints endpoints = new JaxRsEndpoints();
        resources.forEach(resource -> endpoints.walk(resource, path(find(resource, Path.class)), 0));
        return endpoints.found;
    }

    private void walk(Class<?> resource, String at, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalStateException("resources nested too deep at " + at);
        }
        for (Method method : resource.getMethods()) {
            Path path = find(method, Path.class);
            List<String> verbs = verbs(method);
            String here = at + path(path);
            verbs.forEach(verb -> found.add(verb + " " + (here.isEmpty() ? "/" : here)));
            if (verbs.isEmpty() && path != null) {
                walk(method.getReturnType(), here, depth + 1);
            }
        }
    }

    private static String path(Path path) {
        if (path == null || path.value().isEmpty() || path.value().equals("/")) {
            return "";
        }
        // a variable's own pattern does not belong to its name
        String plain = path.value().replaceAll("\\{\\s*([^:}\\s]+)\\s*:[^}]*\\}+", "{$1}");
        plain = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
        return plain.startsWith("/") ? plain : "/" + plain;
    }

    private static List<String> verbs(Method method) {
        return annotated(method).stream()
                .flatMap(m -> Arrays.stream(m.getAnnotations()))
                .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull)
                .map(HttpMethod::value)
                .distinct()
                .toList();
    }

    private static <A extends Annotation> A find(Class<?> type, Class<A> annotation) {
        return type.getAnnotation(annotation);
    }

    private static <A extends Annotation> A find(Method method, Class<A> annotation) {
        return annotated(method).stream()
                .map(m -> m.getAnnotation(annotation))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The method and the ones it implements or overrides, which may carry its annotations. */
    private static List<Method> annotated(Method method) {
        List<Method> all = new ArrayList<>();
        collect(method.getDeclaringClass(), method, all);
        return all;
    }

    private static void collect(Class<?> type, Method method, List<Method> all) {
        if (type == null) {
            return;
        }
        try {
            all.add(type.getDeclaredMethod(method.getName(), method.getParameterTypes()));
        } catch (NoSuchMethodException notHere) {
            // looked for further up
        }
        collect(type.getSuperclass(), method, all);
        Arrays.stream(type.getInterfaces()).forEach(i -> collect(i, method, all));
    }
}
