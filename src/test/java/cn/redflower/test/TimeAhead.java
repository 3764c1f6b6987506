package cn.redflower.test;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Sets the time of a whole process ahead by some days, so that a product without a clock to move can be seen on the day
 * after a public notice.
 */
public final class TimeAhead {

    private TimeAhead() {}

    /** @param days by which the time is ahead */
    public static void premain(String days, Instrumentation instrumentation) {
        long millis = Duration.ofDays(Long.parseLong(days)).toMillis();
        new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
                .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly())
                .ignore(ElementMatchers.none())
                .type(named(Clock.class.getName()))
                .transform((builder, type, loader, module, domain) -> builder.visit(Advice.withCustomMapping()
                        .bind(Ahead.class, millis)
                        .to(OfInstants.class)
                        .on(named("currentInstant"))))
                .type(named(Date.class.getName()))
                .transform((builder, type, loader, module, domain) -> builder.visit(Advice.withCustomMapping()
                        .bind(Ahead.class, millis)
                        .to(OfDates.class)
                        .on(isConstructor().and(takesNoArguments()))))
                // the engine's clock
                .type(named("org.joda.time.DateTimeUtils$SystemMillisProvider"))
                .transform((builder, type, loader, module, domain) -> builder.visit(Advice.withCustomMapping()
                        .bind(Ahead.class, millis)
                        .to(OfMillis.class)
                        .on(named("getMillis"))))
                .installOn(instrumentation);
    }

    /** The jar for {@code -javaagent}. */
    static Path agent(Path folder) {
        Path jar = folder.resolve("time-ahead.jar");
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(new Attributes.Name("Premain-Class"), TimeAhead.class.getName());
        attributes.put(new Attributes.Name("Can-Retransform-Classes"), "true");
        attributes.put(
                Attributes.Name.CLASS_PATH,
                AgentBuilder.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString());
        try {
            Files.createDirectories(folder);
            try (OutputStream out = Files.newOutputStream(jar);
                    JarOutputStream entries = new JarOutputStream(out, manifest)) {
                for (Class<?> each :
                        new Class<?>[] {TimeAhead.class, Ahead.class, OfInstants.class, OfDates.class, OfMillis.class
                        }) {
                    String name = each.getName().replace('.', '/') + ".class";
                    entries.putNextEntry(new ZipEntry(name));
                    entries.write(TimeAhead.class
                            .getClassLoader()
                            .getResourceAsStream(name)
                            .readAllBytes());
                    entries.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    /** By how many milliseconds. */
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Ahead {}

    /** {@code Clock.currentInstant()}. */
    public static final class OfInstants {

        private OfInstants() {}

        @Advice.OnMethodExit
        static void exit(@Ahead long millis, @Advice.Return(readOnly = false) Instant now) {
            now = now.plusMillis(millis);
        }
    }

    /** {@code new Date()}. */
    public static final class OfDates {

        private OfDates() {}

        @Advice.OnMethodExit
        static void exit(@Ahead long millis, @Advice.FieldValue(value = "fastTime", readOnly = false) long now) {
            now += millis;
        }
    }

    /** {@code DateTimeUtils.currentTimeMillis()}. */
    public static final class OfMillis {

        private OfMillis() {}

        @Advice.OnMethodExit
        static void exit(@Ahead long millis, @Advice.Return(readOnly = false) long now) {
            now += millis;
        }
    }
}
