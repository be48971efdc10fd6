package tongbao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Payers who show a code, and mini programs, over real sockets. The clock is this test's own. */
@Tag("slow")
class BarCodeTest {
    private static final Tongbao TONGBAO = start();
    private final DemoApp app = TONGBAO.app();

    private static Tongbao start() {
        Tongbao tongbao = Tongbao.up(Folders.fresh("barcode"));
        Runtime.getRuntime().addShutdownHook(new Thread(tongbao::close));
        return tongbao;
    }

    private static String code(boolean asksForThePassword) {
        return TONGBAO.control("/sandbox/codes", "{\"asks\":" + asksForThePassword + "}")
                .path("auth_code")
                .asString();
    }

    private JsonNode shown(String outTradeNo, String code) {
        DemoApp.Answer answer = app.post("/api/v1/pay/create", order(outTradeNo, code));
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
        return answer.data();
    }

    private static String order(String outTradeNo, String code) {
        return "{\"out_trade_no\":\"" + outTradeNo + "\",\"total_amount\":\"10.00\",\"subject\":\"一本书\","
                + "\"product\":\"barcode\",\"auth_code\":\"" + code + "\"}";
    }

    private DemoApp.Answer cancel(JsonNode payment) {
        return app.post(
                "/api/v1/pay/cancel",
                "{\"payment_id\":\"" + payment.path("payment_id").asString() + "\"}");
    }

    private String tradeStatus(JsonNode payment) {
        return TONGBAO.trade(DemoApp.orderNo(payment)).path("trade_status").asString();
    }

    @Test
    void a_code_is_paid_with_the_answer_and_answered_again_from_what_is_kept() {
        String number = Shared.number("code");
        String code = code(false);
        JsonNode payment = shown(number, code);
        assertThat(payment.path("status").asString()).isEqualTo("paid");
        DemoApp.Answer again = app.post("/api/v1/pay/create", order(number, code));
        assertThat(again.repeated()).isTrue();
        assertThat(again.text("payment_id"))
                .isEqualTo(payment.path("payment_id").asString());
        DemoApp.Answer other = app.post("/api/v1/pay/create", order(number, code(false)));
        assertThat(other.errorType()).isEqualTo("out_trade_no_reused");
        assertThat(other.param()).isEqualTo("auth_code");
    }

    @Test
    void a_code_that_nobody_ever_showed_is_refused_and_the_next_one_pays() {
        JsonNode payment = shown(Shared.number("wrong"), "281234567890123456");
        assertThat(payment.path("status").asString()).isEqualTo("awaiting");
        assertThat(payment.path("attempts").path(0).path("status").asString()).isEqualTo("refused");
        DemoApp.Answer next = app.post(
                "/api/v1/pay/attempt",
                "{\"payment_id\":\"" + payment.path("payment_id").asString()
                        + "\",\"product\":\"barcode\",\"auth_code\":\"" + code(false) + "\"}");
        assertThat(next.text("status")).isEqualTo("paid");
    }

    @Test
    void the_password_is_waited_for_and_the_payment_learned() {
        JsonNode payment = shown(Shared.number("password"), code(true));
        assertThat(payment.path("status").asString()).isEqualTo("awaiting");
        TONGBAO.control("/sandbox/trades/" + DemoApp.orderNo(payment) + "/pay", "{}");
        Eventually.is("paid", () -> app.query(payment).path("status").asString().equals("paid"));
    }

    @Test
    void a_password_that_nobody_enters_is_cancelled_at_alipay() {
        JsonNode payment = shown(Shared.number("nobody"), code(true));
        TONGBAO.pass(61);
        Eventually.is(
                "cancelled",
                () -> app.query(payment)
                        .path("attempts")
                        .path(0)
                        .path("status")
                        .asString()
                        .equals("closed"));
        assertThat(tradeStatus(payment)).isEqualTo("TRADE_CLOSED");
        assertThat(app.status(payment)).isEqualTo("awaiting");
    }

    @Test
    void a_cancel_before_the_password_closes_the_payment() {
        JsonNode payment = shown(Shared.number("cancel"), code(true));
        assertThat(cancel(payment).text("status")).isEqualTo("closed");
        assertThat(tradeStatus(payment)).isEqualTo("TRADE_CLOSED");
        assertThat(cancel(payment).repeated()).isTrue();
    }

    @Test
    void a_cancel_of_what_was_paid_unknown_to_us_gives_the_money_back() {
        TONGBAO.accident("alipay.trade.pay", "cut_after");
        TONGBAO.accident("notice", "drop");
        JsonNode payment = shown(Shared.number("unknown"), code(false));
        assertThat(payment.path("status").asString()).isEqualTo("submitting");
        DemoApp.Answer cancelled = cancel(payment);
        assertThat(cancelled.status()).as("%s", cancelled.json()).isEqualTo(200);
        Eventually.is(
                "it went back",
                () -> app.query(payment).path("status").asString().equals("refunded"));
        assertThat(TONGBAO.trade(DemoApp.orderNo(payment))
                        .path("refunded_amount")
                        .asString())
                .isEqualTo("10.00");
    }

    @Test
    void a_mini_program_pays_the_trade_that_was_made_beforehand() {
        DemoApp.Answer made = app.post(
                "/api/v1/pay/create",
                "{\"out_trade_no\":\"" + Shared.number("mini") + "\",\"total_amount\":\"10.00\",\"subject\":\"一本书\","
                        + "\"product\":\"jsapi\",\"buyer_id\":\"2088000000000042\","
                        + "\"alipay\":{\"op_app_id\":\"2021000000000042\"}}");
        assertThat(made.status()).as("%s", made.json()).isEqualTo(200);
        assertThat(made.data().path("pay").path("type").asString()).isEqualTo("trade_no");
        assertThat(made.data().path("pay").path("trade_no").asString()).isNotEmpty();
        TONGBAO.control("/sandbox/trades/" + DemoApp.orderNo(made.data()) + "/pay", "{}");
        Eventually.is("paid", () -> app.status(made.data()).equals("paid"));
    }
}
