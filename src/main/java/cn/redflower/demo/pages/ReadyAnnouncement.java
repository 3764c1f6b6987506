package cn.redflower.demo.pages;

import cn.redflower.platform.start.BothLanguages;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The last words of every start: where to go, and as whom. */
@Component
@Profile("demo")
class ReadyAnnouncement {

    private static final Logger LOG = LoggerFactory.getLogger(ReadyAnnouncement.class);

    private record Place(String path, String code) {}

    private static final List<Place> PLACES = List.of(
            new Place("/", "demo.ready.home"),
            new Place("/camunda/app/tasklist/", "demo.ready.tasklist"),
            new Place("/camunda/app/cockpit/", "demo.ready.cockpit"),
            new Place("/demo/mailbox", "demo.ready.mailbox"),
            new Place("/notices", "demo.ready.notices"),
            new Place("/demo", "demo.ready.demo"));

    private final Environment environment;

    ReadyAnnouncement(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void ready(ApplicationReadyEvent event) {
        String base = "http://localhost:"
                + environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        String rule = "─".repeat(100);
        Stream<String> places = PLACES.stream()
                .map(place -> "  %-48s%s".formatted(base + place.path(), BothLanguages.sayOnOneLine(place.code())));
        Stream<String> lines = Stream.of(
                        Stream.of("", rule, "  " + BothLanguages.sayOnOneLine("demo.ready.title")),
                        places,
                        BothLanguages.say("demo.ready.logins").lines().map(line -> "  " + line),
                        Stream.of(rule))
                .flatMap(s -> s);
        LOG.info(lines.collect(Collectors.joining(System.lineSeparator())));
    }
}
