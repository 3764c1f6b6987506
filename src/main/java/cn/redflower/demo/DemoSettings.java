package cn.redflower.demo;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the demo, below {@code redflower.demo}.
 *
 * @param dataDirectory the folder that keeps everything the demo has to keep: the database and its programs, the mails
 */
@ConfigurationProperties("redflower.demo")
public record DemoSettings(@DefaultValue("./data") Path dataDirectory) {

    public DemoSettings {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
    }
}
