package tongbao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A payer with a browser: opens the link, pays in the wallet, comes back to a page that turns paid. */
@Tag("browser")
class BrowserTest {
    private static Chromium chromium;

    private final Tongbao tongbao = Shared.tongbao();
    private final DemoApp app = tongbao.app();

    @BeforeAll
    static void startTheBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void endTheBrowser() {
        chromium.close();
    }

    @Test
    void a_payer_on_a_computer_pays_and_lands_on_a_page_that_turns_paid() {
        pays("page", chromium.desktop("zh-CN"));
    }

    @Test
    void a_payer_on_a_phone_pays_and_lands_on_a_page_that_turns_paid() {
        pays("wap", chromium.phone("zh-CN"));
    }

    private void pays(String product, Page opened) {
        JsonNode payment = app.create(Shared.number("browser-" + product), "88.88", product);
        try (Page page = opened) {
            page.navigate(payment.path("pay").path("url").asString());
            assertThat(page.url()).startsWith(tongbao.sandbox("").toString());
            assertThat(page.content()).contains("88.88").contains("一本书");
            Chromium.picture(page, product + "-1-wallet");
            page.locator("button:has-text('确认付款')").click();
            Locator paid = page.locator("[data-status=paid]").first();
            paid.waitFor();
            assertThat(page.url()).startsWith(tongbao.gateway("/pay/return").toString());
            assertThat(page.content()).contains("88.88");
            Chromium.picture(page, product + "-2-paid");
            page.navigate(payment.path("pay").path("url").asString());
            page.locator("[data-status=paid]").first().waitFor();
            Chromium.picture(page, product + "-3-link-again");
        }
        assertThat(app.query(payment).path("status").asString()).isEqualTo("paid");
    }

    @Test
    void a_payer_who_comes_back_without_having_paid_waits_on_a_page_that_turns_paid_by_itself() {
        JsonNode payment = app.create(Shared.number("browser-wait"), "1.00", "page");
        String link = payment.path("pay").path("url").asString();
        String token = link.substring(link.lastIndexOf('/') + 1);
        try (Page page = chromium.desktop("en-US")) {
            app.enter(app.open(payment));
            page.navigate(tongbao.gateway("/pay/return?t=" + token).toString());
            assertThat(page.locator("[data-status=paid]").count()).isZero();
            Chromium.picture(page, "wait-1-waiting");
            tongbao.control("/sandbox/trades/" + DemoApp.orderNo(payment) + "/pay", "{}");
            page.locator("[data-status=paid]").first().waitFor();
        }
    }

    @Test
    void a_payer_who_opens_a_closed_or_unknown_link_is_told_so() {
        JsonNode payment = app.create(Shared.number("browser-closed"), "1.00", "page");
        app.close(payment);
        try (Page page = chromium.desktop("en-US")) {
            page.navigate(payment.path("pay").path("url").asString());
            page.locator("[data-status=closed]").first().waitFor();
            Chromium.picture(page, "closed-1");
            assertThat(page.navigate(tongbao.gateway("/pay/lnk_nobody").toString())
                            .status())
                    .isEqualTo(404);
            Chromium.picture(page, "unknown-1");
        }
    }
}
