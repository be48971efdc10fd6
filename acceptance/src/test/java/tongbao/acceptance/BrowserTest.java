package tongbao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A payer with a browser: opens the link, pays in the wallet, comes back to a page that turns paid. */
@Tag("browser")
class BrowserTest {
    private static final Path PICTURES = Tongbao.ROOT.resolve("acceptance/target/screenshots");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static Playwright playwright;
    private static Browser browser;

    private final Tongbao tongbao = Shared.tongbao();
    private final DemoApp app = tongbao.app();

    @BeforeAll
    static void startTheBrowser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setHeadless(true)
                        .setArgs(FLAGS));
    }

    @AfterAll
    static void endTheBrowser() {
        browser.close();
        playwright.close();
    }

    private static Path chromium() {
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

    @Test
    void a_payer_on_a_computer_pays_and_lands_on_a_page_that_turns_paid() {
        pays("page", 1280, 900);
    }

    @Test
    void a_payer_on_a_phone_pays_and_lands_on_a_page_that_turns_paid() {
        pays("wap", 390, 844);
    }

    private void pays(String product, int width, int height) {
        JsonNode payment = app.create(Shared.number("browser-" + product), "88.88", product);
        try (Page page =
                browser.newPage(new Browser.NewPageOptions().setLocale("zh-CN").setViewportSize(width, height))) {
            page.navigate(payment.path("pay").path("url").asString());
            assertThat(page.url()).startsWith(tongbao.sandbox("").toString());
            assertThat(page.content()).contains("88.88").contains("一本书");
            picture(page, product + "-1-wallet");
            page.locator("button:has-text('确认付款')").click();
            Locator paid = page.locator("[data-status=paid]").first();
            paid.waitFor();
            assertThat(page.url()).startsWith(tongbao.gateway("/pay/return").toString());
            assertThat(page.content()).contains("88.88");
            picture(page, product + "-2-paid");
            page.navigate(payment.path("pay").path("url").asString());
            page.locator("[data-status=paid]").first().waitFor();
            picture(page, product + "-3-link-again");
        }
        assertThat(app.query(payment).path("status").asString()).isEqualTo("paid");
    }

    @Test
    void a_payer_who_comes_back_without_having_paid_waits_on_a_page_that_turns_paid_by_itself() {
        JsonNode payment = app.create(Shared.number("browser-wait"), "1.00", "page");
        String link = payment.path("pay").path("url").asString();
        String token = link.substring(link.lastIndexOf('/') + 1);
        try (Page page = browser.newPage()) {
            app.enter(app.open(payment));
            page.navigate(tongbao.gateway("/pay/return?t=" + token).toString());
            assertThat(page.locator("[data-status=paid]").count()).isZero();
            picture(page, "wait-1-waiting");
            tongbao.control("/sandbox/trades/" + DemoApp.orderNo(payment) + "/pay", "{}");
            page.locator("[data-status=paid]").first().waitFor();
        }
    }

    @Test
    void a_payer_who_opens_a_closed_or_unknown_link_is_told_so() {
        JsonNode payment = app.create(Shared.number("browser-closed"), "1.00", "page");
        app.close(payment);
        try (Page page = browser.newPage()) {
            page.navigate(payment.path("pay").path("url").asString());
            page.locator("[data-status=closed]").first().waitFor();
            picture(page, "closed-1");
            assertThat(page.navigate(tongbao.gateway("/pay/lnk_nobody").toString())
                            .status())
                    .isEqualTo(404);
            picture(page, "unknown-1");
        }
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
}
