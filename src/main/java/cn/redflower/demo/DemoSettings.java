package cn.redflower.demo;

import java.nio.file.Path;
import java.time.LocalDateTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the demo, below {@code redflower.demo}.
 *
 * @param dataDirectory the folder that keeps everything the demo has to keep: the database and its programs, the mails
 * @param now what the clock shows when the demo is first started, in the county's time zone; the real time if it is not
 *     set
 */
@ConfigurationProperties("redflower.demo")
public record DemoSettings(@DefaultValue("./data") Path dataDirectory, LocalDateTime now) {

    public DemoSettings {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
    }
}
