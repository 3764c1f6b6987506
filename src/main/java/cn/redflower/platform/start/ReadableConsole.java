package cn.redflower.platform.start;

import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Lets the log speak UTF-8 where the system's character set has no Chinese, as on a server without a locale: all of it
 * would be question marks.
 */
public class ReadableConsole implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!speaksChinese(systems())) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("readableConsole", Map.of("logging.charset.console", "UTF-8")));
        }
    }

    /** What to write to the console in, for those who do not write to the log. */
    public static Charset charset() {
        return speaksChinese(systems()) ? systems() : StandardCharsets.UTF_8;
    }

    private static Charset systems() {
        Console console = System.console();
        return console == null ? Charset.defaultCharset() : console.charset();
    }

    private static boolean speaksChinese(Charset charset) {
        return charset.canEncode() && charset.newEncoder().canEncode('\u4e2d');
    }
}
