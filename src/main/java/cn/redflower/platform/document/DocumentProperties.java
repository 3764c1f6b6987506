package cn.redflower.platform.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is the same for all uploaded files.
 *
 * @param largest how large one file may be; beyond {@code spring.servlet.multipart.max-file-size} nothing arrives
 *     anyway
 */
@ConfigurationProperties("redflower.documents")
public record DocumentProperties(@DefaultValue("10MB") DataSize largest) {}
