package tongbao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Money goes round: create, open, pay, notice, paid, refund. */
class FirstPaymentTest {
    private final Tongbao tongbao = Shared.tongbao();
    private final DemoApp app = tongbao.app();

    @ParameterizedTest
    @ValueSource(strings = {"page", "wap"})
    void money_goes_round(String product) {
        JsonNode payment = app.create(Shared.number("round"), "88.88", product);
        assertThat(payment.path("status").asString()).isEqualTo("awaiting");
        assertThat(payment.path("attempts").path(0).path("status").asString()).isEqualTo("prepared");
        app.pay(payment);
        Eventually.is("the notice is taken", () -> app.status(payment).equals("paid"));
        JsonNode paid = app.query(payment);
        assertThat(paid.path("paid_amount").asString()).isEqualTo("88.88");
        DemoApp.Answer refund = app.refund(payment, "back-1", "88.88");
        assertThat(refund.text("status")).isEqualTo("refunded");
        assertThat(app.query(payment).path("status").asString()).isEqualTo("refunded");
        JsonNode truth = tongbao.trade(DemoApp.orderNo(payment));
        assertThat(truth.path("refunded_amount").asString()).isEqualTo("88.88");
        assertThat(truth.path("trade_status").asString()).isEqualTo("TRADE_CLOSED");
    }

    @Test
    void a_code_is_scanned_and_paid() {
        JsonNode payment = app.create(Shared.number("qr"), "20.00", "qr");
        assertThat(payment.path("pay").path("type").asString()).isEqualTo("qr_code");
        tongbao.control("/sandbox/trades/" + DemoApp.orderNo(payment) + "/pay", "{}");
        Eventually.is("paid", () -> app.status(payment).equals("paid"));
    }

    @Test
    void an_app_hands_over_its_order_text_and_is_paid() {
        JsonNode payment = app.create(Shared.number("app"), "20.00", "app");
        String orderText = payment.path("pay").path("order_string").asString();
        app.enter(tongbao.sandbox("/gateway.do?" + orderText).toString());
        tongbao.control("/sandbox/trades/" + DemoApp.orderNo(payment) + "/pay", "{}");
        Eventually.is("paid", () -> app.status(payment).equals("paid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.01", "0.03", "99.99", "100000000.00"})
    void an_amount_is_exact_on_every_hop(String amount) {
        JsonNode payment = app.paid(Shared.number("exact"), amount);
        JsonNode truth = tongbao.trade(DemoApp.orderNo(payment));
        assertThat(truth.path("total_amount").asString()).isEqualTo(amount);
        assertThat(app.query(payment).path("paid_amount").asString()).isEqualTo(amount);
        assertThat(app.refund(payment, "back", amount).text("refund_amount")).isEqualTo(amount);
        assertThat(tongbao.trade(DemoApp.orderNo(payment)).path("refunded_amount").asString())
                .isEqualTo(amount);
        assertThat(app.query(payment).path("refunded_amount").asString()).isEqualTo(amount);
    }

    @Test
    void a_further_attempt_closes_the_earlier_and_is_paid() {
        JsonNode payment = app.create(Shared.number("two"), "5.00", "page");
        app.enter(app.open(payment));
        tongbao.control("/sandbox/trades/" + DemoApp.orderNo(payment) + "/scan", "{}");
        DemoApp.Answer second = app.post(
                "/api/v1/pay/attempt",
                "{\"payment_id\":\"" + payment.path("payment_id").asString() + "\",\"product\":\"qr\"}");
        assertThat(second.status()).as("%s", second.json()).isEqualTo(200);
        assertThat(second.data().path("attempts").path(0).path("status").asString()).isEqualTo("closed");
        assertThat(tongbao.trade(DemoApp.orderNo(payment)).path("trade_status").asString())
                .isEqualTo("TRADE_CLOSED");
        tongbao.control("/sandbox/trades/" + DemoApp.orderNo(second.data()) + "/pay", "{}");
        Eventually.is("paid", () -> app.status(payment).equals("paid"));
    }

    @Test
    void the_payer_comes_back_to_a_page_that_knows() {
        JsonNode payment = app.create(Shared.number("back"), "5.00", "page");
        String link = payment.path("pay").path("url").asString();
        String token = link.substring(link.lastIndexOf('/') + 1);
        app.pay(payment);
        URI back = tongbao.gateway("/pay/return?t=" + token);
        Eventually.is("the page says paid", () -> tongbao.get(back).body().contains("data-status=\"paid\""));
        assertThat(tongbao.get(URI.create(link)).body()).contains("data-status=\"paid\"");
    }
}
