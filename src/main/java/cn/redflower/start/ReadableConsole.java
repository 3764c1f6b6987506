package cn.redflower.start;

import java.io.Console;
import java.nio.charset.Charset;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Lets the log speak UTF-8 where the system's character set has no Chinese, as on a server without a locale: all of it would be question marks. */
class ReadableConsole implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Console console = System.console();
        Charset charset = console == null ? Charset.defaultCharset() : console.charset();
        if (!charset.canEncode() || !charset.newEncoder().canEncode('\u4e2d')) {
            environment.getPropertySources().addLast(new MapPropertySource("readableConsole", Map.of("logging.charset.console", "UTF-8")));
        }
    }
}
