package tongbao.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine's own Chromium, driven by a test; its pages are wide or as narrow as a phone, and speak a language. */
final class Chromium implements AutoCloseable {
    private static final Path PICTURES = Tongbao.ROOT.resolve("acceptance/target/screenshots");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setHeadless(true)
                        .setArgs(FLAGS));
    }

    private static Path executable() {
        return Stream.of(
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no Chromium: run acceptance/install-browser"));
    }

    /** A computer's page in a language such as {@code zh-CN}. */
    Page desktop(String locale) {
        return page(locale, 1280, 900, true);
    }

    /** A phone's page. */
    Page phone(String locale) {
        return page(locale, 390, 844, true);
    }

    /** A computer's page of a browser that runs no scripts. */
    Page withoutScripts(String locale) {
        return page(locale, 1280, 900, false);
    }

    private Page page(String locale, int width, int height, boolean scripts) {
        return browser.newPage(new Browser.NewPageOptions()
                .setViewportSize(width, height)
                .setLocale(locale)
                .setJavaScriptEnabled(scripts));
    }

    /** Keeps the whole page as a picture, to be looked at. */
    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
