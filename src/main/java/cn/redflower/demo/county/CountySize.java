package cn.redflower.demo.county;

import cn.redflower.platform.start.StartRefused;
import java.util.Locale;
import java.util.stream.Stream;

/** How much of the county is made: all of it, or six schools for a quick look. */
enum CountySize {
    FULL,
    SMALL;

    /** @throws StartRefused if there is no such size */
    static CountySize of(String text) {
        return Stream.of(values())
                .filter(s -> s.text().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new StartRefused("demo.size-unknown", text));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
