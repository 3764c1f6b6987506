package cn.redflower.platform.site;

import cn.redflower.platform.start.BothLanguages;
import cn.redflower.platform.start.StartRefused;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Looks, before anything is built, whether {@code redflower.base-url} is an address that people can open: it stands in
 * mails and is printed on certificates, where nobody can mend it any more.
 */
class SoundAddress implements ApplicationListener<ApplicationPreparedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(SoundAddress.class);

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        Environment environment = event.getApplicationContext().getEnvironment();
        if (hasItsPortLater(environment)) {
            return;
        }
        SiteAddress address = require(environment);
        if (address.leadsNowhere() && !environment.acceptsProfiles(Profiles.of("demo", "test"))) {
            LOG.warn(BothLanguages.sayOnOneLine("site.address.nowhere", address.value()));
        }
    }

    /** @throws StartRefused if it is no such address */
    static SiteAddress require(Environment environment) {
        try {
            return Site.configured(environment);
        } catch (SiteAddress.Odd odd) {
            throw refused(odd.fault(), environment);
        } catch (IllegalArgumentException unknownPlaceholder) {
            throw refused(SiteAddress.Fault.UNREPLACED, environment);
        }
    }

    /** The demo's address names the port that the server was given by the machine, known once it listens. */
    private static boolean hasItsPortLater(Environment environment) {
        return "0".equals(environment.getProperty("server.port"))
                && typed(environment).contains("${local.server.port");
    }

    private static StartRefused refused(SiteAddress.Fault fault, Environment environment) {
        return new StartRefused("site.address." + fault.name().toLowerCase(Locale.ROOT), shown(environment));
    }

    /** As it was typed, without a password. */
    private static String shown(Environment environment) {
        return typed(environment).replaceAll("//[^/]*@", "//…@");
    }

    private static String typed(Environment environment) {
        Object typed = environment instanceof ConfigurableEnvironment sources
                ? sources.getPropertySources().stream()
                        .map(source -> source.getProperty(Site.PROPERTY))
                        .filter(found -> found != null)
                        .findFirst()
                        .orElse("")
                : "";
        return String.valueOf(typed);
    }
}
