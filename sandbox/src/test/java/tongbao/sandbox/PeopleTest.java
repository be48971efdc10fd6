package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.request.AlipayTradePayRequest;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What payers see and do: the phone, the cashier with its code, passwords, and whose money it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleTest {
    private static final int SCALE = 6;

    private final Ground ground = Ground.inMemory();

    @AfterAll
    void close() {
        ground.close();
    }

    private String cashier(String number, String amount) {
        return ground.get(ground.pageAddress(ground.pageRequest(number, amount)))
                .location();
    }

    private String status(String number) {
        return ground.trade(number).text("trade_status").orElseThrow();
    }

    @Test
    void three_wrong_passwords_leave_the_order_unpaid_and_the_right_one_comes_too_late() {
        String number = Ground.orderNumber();
        String cashier = cashier(number, "9.00");
        for (int left = 2; left >= 1; left--) {
            ground.postForm(cashier + "/pay", "password=wrong");
            assertThat(ground.get(cashier).body()).contains("还可以输入 " + left + " 次");
        }
        ground.postForm(cashier + "/pay", "password=wrong");

        assertThat(ground.get(cashier).body()).contains("密码已连续输错三次").doesNotContain("确认付款");
        assertThat(ground.postForm(cashier + "/pay", "password=right").location())
                .endsWith("said=PAYMENT_FAIL");
        assertThat(ground.pay(number).status()).isEqualTo(409);
        assertThat(status(number)).isEqualTo("WAIT_BUYER_PAY");
        assertThat(ground.query(number).getTradeStatus()).isEqualTo("WAIT_BUYER_PAY");
    }

    @Test
    void two_wrong_passwords_and_the_right_one_pay() {
        String number = Ground.orderNumber();
        cashier(number, "9.00");
        String path = "/sandbox/trades/" + number + "/wrong-password";
        assertThat(ground.post(path, "{}").status()).isEqualTo(200);
        assertThat(ground.post(path, "{\"buyer\":\"alice@x.com\"}").status()).isEqualTo(200);

        assertThat(ground.pay(number).status()).isEqualTo(200);
        assertThat(status(number)).isEqualTo("TRADE_SUCCESS");
        assertThat(ground.post(path, "{}").status()).isEqualTo(409);
    }

    @Test
    void the_cashiers_code_leads_a_phone_to_the_order_and_the_cashier_learns_that_it_was_paid() throws ReaderException {
        String number = Ground.orderNumber();
        String cashier = cashier(number, "9.00");
        String page = ground.get(cashier).body();
        String scanned = read(page);
        assertThat(scanned).startsWith(ground.sandbox.url() + "/qr/");

        String phone = ground.get(scanned).location();

        assertThat(phone).startsWith("/wallet/").endsWith("?scanned=yes");
        assertThat(ground.get(cashier + "/state?seen=NOT_ENTERED0").json().text("next"))
                .contains(cashier);
        assertThat(ground.get(cashier + "/state?seen=ENTERED0").status()).isEqualTo(204);
        assertThat(ground.postForm(phone.replace("?scanned=yes", "/pay"), "password=right&stay=yes")
                        .location())
                .startsWith("/wallet/");
        assertThat(ground.get(cashier + "/state?seen=ENTERED0").status()).isEqualTo(200);
        assertThat(status(number)).isEqualTo("TRADE_SUCCESS");
    }

    /** The squares of the picture, read by the library's reader. */
    private static String read(String page) throws ReaderException {
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) \\d+\"").matcher(page);
        Matcher path = Pattern.compile("<path d=\"([^\"]+)\"").matcher(page);
        if (!box.find() || !path.find()) {
            throw NotFoundException.getNotFoundInstance();
        }
        int squares = Integer.parseInt(box.group(1));
        int side = squares * SCALE;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher dark = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(path.group(1));
        while (dark.find()) {
            int left = Integer.parseInt(dark.group(1)) * SCALE;
            int top = Integer.parseInt(dark.group(2)) * SCALE;
            for (int at = 0; at < SCALE * SCALE; at++) {
                pixels[(top + at / SCALE) * side + left + at % SCALE] = 0;
            }
        }
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels)));
        return new QRCodeReader().decode(bitmap).getText();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zh-CN,zh;q=0.9,en;q=0.8 | 确认付款
            en-US,en;q=0.9          | Confirm payment
            fr,de;q=0.5             | 确认付款
            fr,en;q=0.5             | Confirm payment
            """)
    void the_browsers_language_is_spoken(String accepted, String button) {
        String cashier = cashier(Ground.orderNumber(), "1.00");

        assertThat(ground.browse(cashier, "Accept-Language", accepted).body()).contains(">" + button + "<");
    }

    @Test
    void the_switch_of_the_language_is_remembered() {
        String cashier = cashier(Ground.orderNumber(), "1.00");

        Ground.Got switched = ground.browse(cashier + "?lang=en", "Accept-Language", "zh");

        assertThat(switched.body()).contains("lang=\"en\"", "Confirm payment");
        assertThat(switched.headers().firstValue("Set-Cookie").orElse("")).startsWith("lang=en; Path=/;");
        assertThat(ground.browse(cashier, "Accept-Language", "zh", "Cookie", "a=b; lang=en")
                        .body())
                .contains("Confirm payment");
    }

    @Test
    void a_subject_full_of_markup_stays_text_on_every_page() {
        String number = Ground.orderNumber();
        var request = ground.precreateRequest(number, "3.00", "");
        request.setBizContent("{\"out_trade_no\":\"" + number
                + "\",\"total_amount\":\"3.00\",\"subject\":\"<script>alert(1)<b> \\\"' onload\"}");
        String scanned = ground.execute(request).getQrCode();
        for (String path :
                new String[] {"/wallet", "/wallet/list", ground.get(scanned).location(), "/overview/1"}) {
            assertThat(ground.get(path).body())
                    .as(path)
                    .doesNotContain("<script>alert")
                    .doesNotContain("\"' onload");
        }
        assertThat(ground.get("/wallet").body()).contains("&lt;script&gt;alert(1)&lt;");
    }

    @Test
    void a_payer_who_was_added_with_a_balance_pays_until_it_is_too_small() {
        Ground.Got added = ground.postForm("/wallet/payers", "name=anna%40x.com&balance=10.00");
        assertThat(added.location()).isEqualTo("/wallet/payers");
        String page = ground.get("/wallet/payers").body();
        Matcher id = Pattern.compile("<option value=\"(2088\\d{12})\">anna@x.com · ¥ 10.00")
                .matcher(page);
        assertThat(id.find()).isTrue();
        Ground.Got chosen = ground.postForm("/wallet/payers/choose", "payer=" + id.group(1));
        String cookie = chosen.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        assertThat(ground.browse("/wallet", "Cookie", cookie).body()).contains("anna@x.com", "¥ 10.00");

        String first = cashier(Ground.orderNumber(), "7.00");
        assertThat(ground.postForm(first + "/pay", "payer=" + id.group(1)).location())
                .isEqualTo(first);
        String second = cashier(Ground.orderNumber(), "7.00");
        String refused =
                ground.postForm(second + "/pay", "payer=" + id.group(1)).location();

        assertThat(refused).endsWith("said=BUYER_BALANCE_NOT_ENOUGH");
        assertThat(ground.get(refused).body()).contains("余额不足，没有付款");
        assertThat(ground.get("/sandbox/accounts/" + id.group(1)).body()).contains("\"balance\":\"3.00\"");
        assertThat(ground.postForm("/wallet/payers/balance", "payer=" + id.group(1) + "&balance=8")
                        .location())
                .isEqualTo("/wallet/payers");
        assertThat(ground.postForm(second + "/pay", "payer=" + id.group(1)).location())
                .isEqualTo(second);
    }

    @ParameterizedTest
    @CsvSource({
        "/wallet/payers, name=&balance=, NAME_REFUSED",
        "/wallet/payers, name=x&balance=1e2, AMOUNT_REFUSED",
        "/wallet/payers/balance, payer=2088102146225135&balance=-1, AMOUNT_REFUSED",
        "/wallet/payers/balance, payer=2088000000000999&balance=1, REFUSED",
        "/wallet/payers/choose, payer=nobody, REFUSED"
    })
    void a_form_that_makes_no_sense_is_answered_with_a_sentence(String path, String form, String said) {
        assertThat(ground.postForm(path, form).location()).isEqualTo("/wallet/payers?said=" + said);
    }

    @Test
    void the_phone_lists_what_waits_and_what_was_paid() {
        String waiting = Ground.orderNumber();
        ground.postForm(cashier(waiting, "5.55") + "/enter", "");
        String unseen = Ground.orderNumber();
        ground.precreate(unseen, "6.66", "");

        String page = ground.get("/wallet").body();

        assertThat(page).contains("等您付款", "¥ 5.55", "还没有人打开的订单", "¥ 6.66");
        Ground.Got list = ground.get("/wallet/list");
        String seen = list.headers().firstValue("X-Seen").orElseThrow();
        assertThat(ground.get("/wallet/list?seen=" + seen).status()).isEqualTo(204);
        ground.pay(waiting);
        assertThat(ground.get("/wallet/list?seen=" + seen).body()).contains("最近付过的");
    }

    @Test
    void the_code_on_the_phone_is_the_auth_code_and_goes_on_to_the_order() {
        String shown = ground.postForm("/wallet/code", "asks=yes").location();
        String digits = shown.substring(shown.lastIndexOf('/') + 1);
        assertThat(ground.get(shown).body()).contains("请商家扫描");
        assertThat(ground.get(shown + "/state").status()).isEqualTo(204);

        var request = new AlipayTradePayRequest();
        String number = Ground.orderNumber();
        request.setBizContent("{\"out_trade_no\":\"" + number + "\",\"total_amount\":\"1.00\",\"subject\":\"s\","
                + "\"scene\":\"bar_code\",\"auth_code\":\"" + digits + "\"}");
        assertThat(ground.execute(request).getCode()).isEqualTo("10003");

        String next = ground.get(shown + "/state").json().text("next").orElseThrow();
        assertThat(ground.get(next).body()).contains("确认付款");
        ground.postForm(next + "/pay", "password=right");
        assertThat(ground.query(number).getTradeStatus()).isEqualTo("TRADE_SUCCESS");
    }

    @Test
    void letting_it_expire_moves_the_clock_and_closes_the_order() {
        String number = Ground.orderNumber();
        String cashier = cashier(number, "9.00");
        ground.postForm(cashier + "/enter", "");

        assertThat(ground.postForm(cashier + "/expire", "").location()).isEqualTo(cashier);

        assertThat(ground.get(cashier).body()).contains("交易已关闭");
        assertThat(ground.query(number).getTradeStatus()).isEqualTo("TRADE_CLOSED");
    }

    @Test
    void another_sites_page_can_press_no_button() {
        String number = Ground.orderNumber();
        String cashier = cashier(number, "9.00");

        var request = HttpRequest.newBuilder(ground.uri(cashier + "/pay"))
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.ofString("password=right"));

        assertThat(Ground.send(request).status()).isEqualTo(403);
        assertThat(status(number)).isEqualTo("NOT_CREATED");
    }
}
