package cn.redflower.test;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The machine's Chromium, driven as people use it. Where none is installed the tests are skipped, unless {@code -Dbrowser=required}
 * asks for them.
 */
public final class Chromium implements AutoCloseable {

    private static final List<String> ARGS = List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final Browser browser;
    private final String base;

    private Chromium(Path executable, String base) {
        this.playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(ARGS));
        this.base = base;
    }

    /** Starts it for the product on this port; skips the test if there is no Chromium and none is required. */
    public static Chromium at(int port) {
        Optional<Path> executable = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").map(Path::of)
                .filter(Files::isExecutable).findFirst();
        if (executable.isEmpty() && "required".equals(System.getProperty("browser"))) {
            throw new IllegalStateException("the browser tests are required, but there is no Chromium");
        }
        Assumptions.assumeTrue(executable.isPresent(), "no Chromium on this machine");
        return new Chromium(executable.get(), "http://localhost:" + port);
    }

    /** A person at her own PC, 1366×768; not logged in. */
    public Person stranger() {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setBaseURL(base).setViewportSize(1366, 768).setLocale("zh-CN"));
        context.setDefaultTimeout(30_000);
        return new Person(context.newPage());
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

    @Override
    public void close() {
        playwright.close();
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
            page.locator(".tasks-list .task", new Page.LocatorOptions().setHasText(name)).first().click();
            page.locator("button.claim").click();
            page.locator(".rf-form fieldset:not([disabled])").last().waitFor();
        }

        /** Presses Tasklist's own button and waits until the task has left the worklist's right side. */
        public void submit() {
            press();
            page.locator(".rf-form").waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        }

        /** Presses Tasklist's own button and gives what stands against it. */
        public String refused() {
            press();
            page.locator(".rf-refusals p").first().waitFor();
            return page.locator(".rf-refusals").innerText();
        }

        private void press() {
            page.locator("button", new Page.LocatorOptions().setHasText("提交")).last().click();
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
