package cn.redflower.platform.site;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The product's own address as it is configured now; asked late, as the demo's port is known once the server listens.
 */
@Component
public class Site {

    static final String PROPERTY = "redflower.base-url";
    private static final String AT_HOME = "http://localhost:8080";

    private final Environment environment;

    public Site(Environment environment) {
        this.environment = environment;
    }

    /** Where the product is. */
    public SiteAddress address() {
        return configured(environment);
    }

    /** The absolute address of a page. @param path from the root of the site, such as {@code /notices} */
    public String at(String path) {
        return address().at(path);
    }

    static SiteAddress configured(Environment environment) {
        return SiteAddress.of(environment.getProperty(PROPERTY, AT_HOME));
    }
}
