package cn.redflower.test;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ViewportSize;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The machine's Chromium, driven as people use it. Where none is installed the tests are skipped, unless
 * {@code -Dbrowser=required} asks for them. {@code -Dbrowser.slowdown=4} gives the pages a quarter of the processor:
 * what a test waits for must not depend on it.
 */
public final class Chromium implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<ViewportSize> SCREENS =
            List.of(new ViewportSize(1024, 768), new ViewportSize(768, 1024), new ViewportSize(1366, 600));
    /** Wholly on the screen, and nothing lies over it; the form is no wider than its column. */
    private static final String IN_REACH = """
            () => {
              const button = document.querySelector('.form-actions .btn-primary');
              if (!button) return 'no button';
              const at = button.getBoundingClientRect();
              if (at.width === 0) return 'not shown';
              if (at.left < 0 || at.top < 0 || at.right > innerWidth || at.bottom > innerHeight) return `outside:
                  ${JSON.stringify(at)}`;
              const hit = document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2);
              const column = document.querySelector('.task-details > .content');
              if (column.scrollWidth > column.clientWidth + 1) return `too wide by ${column.scrollWidth -
                  column.clientWidth}`;
              return button.contains(hit) ? 'in reach' : `covered by ${hit && hit.outerHTML.slice(0, 200)}`;
            }""";

    private static final String SETTLED = """
            async width => {
              await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
              return innerWidth === width && !document.getAnimations().some(moving => moving instanceof CSSTransition);
            }""";
    private static final int SLOWDOWN = Integer.getInteger("browser.slowdown", 1);
    /** How long anything is waited for before a test gives up: nothing passes sooner or later because of it. */
    private static final int PATIENCE = 60_000 * SLOWDOWN;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    private final Browser browser;
    private final List<BrowserContext> opened = new ArrayList<>();
    private final String base;

    private Chromium(Path executable, String base) {
        this.browser = OneBrowser.from(executable);
        this.base = base;
    }

    /** Starts it for the product on this port; skips the test if there is no Chromium and none is required. */
    public static Chromium at(int port) {
        Optional<Path> executable = Stream.of(
                        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (executable.isEmpty() && "required".equals(System.getProperty("browser"))) {
            throw new IllegalStateException("the browser tests are required, but there is no Chromium");
        }
        Assumptions.assumeTrue(executable.isPresent(), "no Chromium on this machine");
        return new Chromium(executable.get(), "http://localhost:" + port);
    }

    /** A person at her own PC, 1366×768; not logged in. */
    public Person stranger() {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(base)
                .setViewportSize(1366, 768)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai"));
        opened.add(context);
        context.setDefaultTimeout(PATIENCE);
        context.onPage(Chromium::slowDown);
        return new Person(context.newPage());
    }

    /**
     * A page of the product without a server: an empty document at its address, with its scripts as they stand in the
     * sources.
     */
    public static Chromium withoutServer() {
        return at(9);
    }

    /** In front of an empty page that can import the product's scripts. */
    public Person atScripts() {
        Person person = stranger();
        person.page.route("**/*", route -> {
            String path = java.net.URI.create(route.request().url()).getPath();
            Path script = Path.of("src", "main", "resources", "static").resolve(path.substring(1));
            if (Files.isRegularFile(script)) {
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/javascript")
                        .setPath(script));
            } else {
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<!DOCTYPE html><title>-</title>"));
            }
        });
        person.page.clock().install();
        person.page.navigate("/");
        return person;
    }

    /** Her second window as well. */
    private static void slowDown(Page page) {
        if (SLOWDOWN > 1) {
            JsonObject rate = new JsonObject();
            rate.addProperty("rate", SLOWDOWN);
            page.context().newCDPSession(page).send("Emulation.setCPUThrottlingRate", rate);
        }
    }

    /** A person who has logged in on the login page. */
    public Person person(String login) {
        Person person = stranger();
        person.page.navigate("/login");
        person.page.fill("#username", login);
        person.page.fill("#password", SmallCounty.PASSWORD);
        person.page.click("main form button.primary");
        person.page.waitForURL("**/");
        return person;
    }

    /** Waits until all of this stands there, as people see it. */
    public static void assertSees(Locator where, String... texts) {
        for (String text : texts) {
            PlaywrightAssertions.assertThat(where)
                    .containsText(text, new LocatorAssertions.ContainsTextOptions().setUseInnerText(true));
        }
    }

    /** Waits until this and nothing else stands there. */
    public static void assertReads(Locator where, String text) {
        PlaywrightAssertions.assertThat(where)
                .hasText(text, new LocatorAssertions.HasTextOptions().setUseInnerText(true));
    }

    /** Sends everybody home; the browser itself goes on. */
    @Override
    public void close() {
        opened.forEach(BrowserContext::close);
    }

    /** Somebody in front of a page. */
    public static final class Person implements AutoCloseable {

        /** What she sees. */
        public final Page page;

        private Person(Page page) {
            this.page = page;
        }

        /** Opens the task with this name from her worklist in Tasklist and claims it; the form is ready. */
        public void openTask(String name) {
            page.navigate("/camunda/app/tasklist/");
            page.locator(".tasks-list .task", new Page.LocatorOptions().setHasText(name))
                    .first()
                    .click();
            page.locator("button.claim").click();
            page.locator(".rf-form fieldset:not([disabled])").last().waitFor();
            submitIsInReach();
        }

        /** Nobody looks for the button that hands a task in, on whatever screen a school or a meeting has. */
        public void submitIsInReach() {
            ViewportSize own = page.viewportSize();
            for (ViewportSize screen : SCREENS) {
                resize(screen);
                screenshot("reach-" + screen.width + "-" + title());
                Assertions.assertThat(page.evaluate(IN_REACH))
                        .as("the button that hands in, at " + screen.width + "×" + screen.height)
                        .isEqualTo("in reach");
            }
            resize(own);
        }

        /** Until Tasklist's columns stand where they belong: a click meanwhile would meet something else. */
        private void resize(ViewportSize screen) {
            page.setViewportSize(screen.width, screen.height);
            page.waitForCondition(() -> page.evaluate(SETTLED, screen.width).equals(true));
        }

        private String title() {
            return page.locator(".task-card .rf-step").first().textContent().replaceAll("[^\\p{IsHan}\\p{Alnum}]", "");
        }

        /** Presses Tasklist's own button and waits until the task has left the worklist's right side. */
        public void submit() {
            press();
            page.locator(".rf-form").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }

        /** Presses Tasklist's own button and gives what stands against it. */
        public String refused() {
            Locator form = page.locator(".rf-form");
            int before = refusals(form);
            press();
            page.waitForCondition(() -> refusals(form) > before);
            return page.locator(".rf-refusals").innerText();
        }

        /** The form counts them, so that a new one is told from what stood there before. */
        private static int refusals(Locator form) {
            String counted = form.getAttribute("data-refusals");
            return counted == null ? 0 : Integer.parseInt(counted);
        }

        /** Presses Tasklist's own button, whatever comes of it. */
        public void press() {
            page.locator("button", new Page.LocatorOptions().setHasText("提交"))
                    .last()
                    .click();
        }

        /** Keeps what she sees in {@code target/screenshots}. */
        public void screenshot(String name) {
            page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        }

        @Override
        public void close() {
            page.context().close();
        }
    }
}
