package cn.redflower.platform.start;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Looks, before anything is built, whether what production needs is given; nothing stands in for it. The demo brings
 * its own database and mail server, which the production jar does not contain.
 */
class RequiredSettings implements ApplicationListener<ApplicationPreparedEvent> {

    private static final List<String> NEEDED = List.of(
            "SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD", "SPRING_MAIL_HOST");

    private static final List<String> DEMO_LIBRARIES =
            List.of("io.zonky.test.db.postgres.embedded.EmbeddedPostgres", "com.icegreen.greenmail.util.GreenMail");

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        require(
                event.getApplicationContext().getEnvironment(),
                event.getApplicationContext().getClassLoader());
    }

    /** @throws StartRefused if something is missing */
    static void require(Environment environment, ClassLoader classes) {
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            if (!DEMO_LIBRARIES.stream().allMatch(library -> ClassUtils.isPresent(library, classes))) {
                throw new StartRefused("start.no-demo-here");
            }
            return;
        }
        List<String> missing = NEEDED.stream()
                .filter(variable -> !StringUtils.hasText(environment.getProperty(property(variable))))
                .toList();
        if (!missing.isEmpty()) {
            throw new StartRefused("start.settings-missing", String.join(" ", missing));
        }
    }

    /** The property that an environment variable sets. */
    private static String property(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
