package tongbao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayClient;
import com.alipay.api.AlipayRequest;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.internal.util.AlipayLogger;
import com.alipay.api.request.AlipayTradePagePayRequest;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import com.alipay.api.request.AlipayTradeWapPayRequest;
import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.sandbox.junit.Alipay;
import tongbao.sandbox.junit.AlipaySandbox;
import tongbao.sandbox.junit.AlipaySandbox.Lasting;
import tongbao.sandbox.junit.Merchant;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox's pages in a real browser, in both languages; the pictures are kept to be looked at. */
@Tag("browser")
@AlipaySandbox(lasting = Lasting.TEST)
class SandboxPagesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static Chromium chromium;

    @BeforeAll
    static void startTheBrowser() {
        AlipayLogger.setNeedEnableLogger(false);
        chromium = new Chromium();
    }

    @AfterAll
    static void endTheBrowser() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 确认付款, 输入错误的密码, 密码错误", "en-GB, Confirm payment, Enter a wrong password, Wrong password"})
    void a_desktop_payer_pays_at_the_cashier_after_one_wrong_password(
            String locale, String pay, String mistake, String warning, Alipay alipay) throws AlipayApiException {
        try (Page page = chromium.desktop(locale)) {
            page.navigate(pageAddress(alipay, "desk-1", "88.88", "一本书 <b>A book<i>"));
            assertThat(page.url()).startsWith(alipay.url() + "/cashier/");
            assertThat(page.locator("svg.qr").isVisible()).isTrue();
            Chromium.picture(page, "sandbox-cashier-" + locale);
            page.locator("button:has-text('" + mistake + "')").click();
            page.locator("p.said:has-text('" + warning + "')").waitFor();
            Chromium.picture(page, "sandbox-cashier-wrong-" + locale);
            page.locator("button:has-text('" + pay + "')").click();
            page.waitForURL(
                    url -> url.contains("trade_no=" + alipay.order("desk-1").tradeNo()));
        }
        assertThat(alipay.order("desk-1").status()).isEqualTo("TRADE_SUCCESS");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 确认付款", "en-GB, Confirm payment"})
    void the_cashier_goes_back_to_the_merchant_when_the_phone_that_scanned_it_paid(
            String locale, String pay, Alipay alipay) throws AlipayApiException {
        try (Page desk = chromium.desktop(locale);
                Page phone = chromium.phone(locale)) {
            desk.navigate(pageAddress(alipay, "scan-1", "66.00", "Tea for two 两杯茶"));
            phone.navigate(alipay.url() + desk.locator("a[href^='/qr/']").getAttribute("href"));
            assertThat(alipay.order("scan-1").status()).isEqualTo("WAIT_BUYER_PAY");
            Chromium.picture(phone, "sandbox-wallet-order-" + locale);
            phone.locator("button:has-text('" + pay + "')").click();
            phone.locator("section.good").waitFor();
            Chromium.picture(phone, "sandbox-wallet-paid-" + locale);
            desk.waitForURL(url -> url.contains("out_trade_no=scan-1"));
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 等您付款, 出示付款码", "en-GB, Waiting for you, Show my payment code"})
    void the_phone_shows_what_waits_whose_it_is_and_a_code(String locale, String waiting, String code, Alipay alipay)
            throws AlipayApiException {
        try (Page phone = chromium.phone(locale)) {
            phone.navigate(alipay.url() + "/wallet");
            open(alipay, phone, wapAddress(alipay, "wait-1", "12.50", "拿铁 Latte"));
            alipay.order("wait-1").scan();
            execute(
                    alipay,
                    content(new AlipayTradePrecreateRequest(), "wait-2", "9.90", "A very long subject ".repeat(6)));
            open(alipay, phone, wapAddress(alipay, "paid-1", "3.00", "面包 Bread"));
            alipay.order("paid-1").pay();
            phone.navigate(alipay.url() + "/wallet");
            phone.locator("h2:has-text('" + waiting + "')").waitFor();
            Chromium.picture(phone, "sandbox-wallet-" + locale);
            alipay.order("wait-1").pay();
            phone.waitForCondition(
                    () -> phone.locator("h2:has-text('" + waiting + "')").count() == 0);
            phone.locator("button:has-text('" + code + "')").click();
            phone.locator("svg.qr").waitFor();
            Chromium.picture(phone, "sandbox-wallet-code-" + locale);
            alipay.balance("alice@sandbox.com", "100.00");
            phone.navigate(alipay.url() + "/wallet/payers");
            phone.locator("button.small").first().click();
            phone.locator("b:has-text('alice@sandbox.com')").waitFor();
            phone.navigate(alipay.url() + "/wallet/payers");
            Chromium.picture(phone, "sandbox-wallet-payers-" + locale);
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 验签所用的原文", "en-GB, Text the signature was verified over"})
    void the_overview_shows_requests_and_notices_as_they_come(String locale, String verified, Alipay alipay)
            throws AlipayApiException {
        try (Page page = chromium.desktop(locale);
                Page phone = chromium.phone(locale)) {
            page.navigate(alipay.url() + "/overview");
            assertThat(page.locator("tbody tr").count()).isEqualTo(1);
            story(alipay);
            page.locator("tbody tr:has-text('alipay.trade.refund')").first().waitFor();
            page.locator("tbody tr:has-text('trade_status_sync')").first().waitFor();
            Chromium.picture(page, "sandbox-overview-" + locale);
            phone.navigate(alipay.url() + "/overview");
            Chromium.picture(phone, "sandbox-overview-phone-" + locale);
            page.locator("tbody tr:has-text('alipay.trade.precreate') a.mono").click();
            page.locator("h2:has-text('" + verified + "')").waitFor();
            assertThat(page.locator("#part-verified").textContent())
                    .startsWith("alipay_sdk=alipay-sdk-java")
                    .contains("&method=alipay.trade.precreate&");
            Chromium.picture(page, "sandbox-overview-request-" + locale);
            page.goBack();
            page.locator("tbody tr:has-text('trade_status_sync') a.mono")
                    .first()
                    .click();
            page.locator("#part-reply").waitFor();
            Chromium.picture(page, "sandbox-overview-notice-" + locale);
        }
    }

    @Test
    void everything_can_be_done_without_scripts(Alipay alipay) throws AlipayApiException {
        try (Page page = chromium.withoutScripts("zh-CN")) {
            page.navigate(pageAddress(alipay, "plain-1", "5.00", "a"));
            for (int wrong = 0; wrong < 3; wrong++) {
                page.locator("button:has-text('输入错误的密码')").click();
            }
            assertThat(page.content()).contains("密码已连续输错三次");
            Chromium.picture(page, "sandbox-cashier-locked");
            page.navigate(alipay.url() + "/overview");
            assertThat(page.locator("tbody tr").count()).isEqualTo(1);
            assertThat(page.locator("tbody").textContent()).contains("alipay.trade.page.pay");
        }
        assertThat(alipay.order("plain-1").status()).isEqualTo("WAIT_BUYER_PAY");
    }

    @Test
    void the_language_is_switched_by_hand(Alipay alipay) {
        try (Page page = chromium.phone("zh-CN")) {
            page.navigate(alipay.url() + "/wallet");
            page.locator("a.switch").click();
            page.locator("a:has-text('Overview')").click();
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        }
    }

    /** Something of everything, for the overview. */
    private static void story(Alipay alipay) throws AlipayApiException {
        var order = content(new AlipayTradePrecreateRequest(), "story-1", "20.00", "咖啡 coffee");
        order.setNotifyUrl(alipay.url() + "/nobody-listens");
        execute(alipay, order);
        alipay.order("story-1").pay();
        alipay.next("alipay.trade.refund").systemErrorAfter();
        var refund = new AlipayTradeRefundRequest();
        refund.setBizContent("{\"out_trade_no\":\"story-1\",\"out_request_no\":\"r1\",\"refund_amount\":\"5.00\"}");
        execute(alipay, refund);
        execute(alipay, refund);
        var query = new AlipayTradeQueryRequest();
        query.setBizContent("{\"out_trade_no\":\"nobody-knows\"}");
        execute(alipay, query);
        alipay.advance(Duration.ofMinutes(5));
    }

    private static String pageAddress(Alipay alipay, String number, String amount, String subject)
            throws AlipayApiException {
        var request = content(new AlipayTradePagePayRequest(), number, amount, subject);
        request.setReturnUrl(alipay.url() + "/overview");
        return client(alipay).pageExecute(request, "GET").getBody();
    }

    private static String wapAddress(Alipay alipay, String number, String amount, String subject)
            throws AlipayApiException {
        return client(alipay)
                .pageExecute(content(new AlipayTradeWapPayRequest(), number, amount, subject), "GET")
                .getBody();
    }

    private static void open(Alipay alipay, Page page, String address) {
        page.navigate(address);
        assertThat(page.url()).startsWith(alipay.url() + "/wallet/");
    }

    private static <R extends AlipayRequest<?>> R content(R request, String number, String amount, String subject) {
        var content = JSON.createObjectNode()
                .put("out_trade_no", number)
                .put("total_amount", amount)
                .put("subject", subject);
        switch (request) {
            case AlipayTradePagePayRequest page ->
                page.setBizContent(
                        content.put("product_code", "FAST_INSTANT_TRADE_PAY").toString());
            case AlipayTradeWapPayRequest wap ->
                wap.setBizContent(content.put("product_code", "QUICK_WAP_WAY").toString());
            case AlipayTradePrecreateRequest precreate -> precreate.setBizContent(content.toString());
            default -> throw new IllegalArgumentException("no content for " + request.getApiMethodName());
        }
        return request;
    }

    private static void execute(Alipay alipay, AlipayRequest<?> request) throws AlipayApiException {
        assertThat(client(alipay).execute(request)).isNotNull();
    }

    private static AlipayClient client(Alipay alipay) {
        Merchant merchant = alipay.merchant();
        return new DefaultAlipayClient(
                alipay.gateway(),
                merchant.appId(),
                merchant.privateKey(),
                "json",
                "utf-8",
                merchant.alipayPublicKey(),
                "RSA2");
    }
}
