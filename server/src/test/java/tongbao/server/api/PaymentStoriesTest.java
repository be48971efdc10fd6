package tongbao.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tongbao.core.money.Money;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Payment;
import tongbao.core.testing.ScriptedChannel;

class PaymentStoriesTest {
    private final Shop shop = new Shop();

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    void a_page_payment_is_created_with_the_payers_link_and_sends_nothing_to_alipay() {
        Shop.Heard heard = shop.post(
                "/api/v1/pay/create",
                Shop.order(
                        "A-1", "\"metadata\":{\"b\":\"2\",\"a\":\"1\"},\"return_url\":\"https://shop.example/done\""));

        Payment payment = shop.kept("A-1").orElseThrow();
        assertThat(heard.status()).isEqualTo(200);
        assertThat(heard.at("code") + heard.at("message")).isEqualTo("200ok");
        assertThat(heard.at("data.payment_id")).isEqualTo(payment.id().value());
        assertThat(heard.at("data.status")).isEqualTo("awaiting");
        assertThat(heard.at("data.total_amount")).isEqualTo("100.00");
        assertThat(heard.at("data.currency")).isEqualTo("CNY");
        assertThat(heard.at("data.paid_amount")).isEqualTo("0.00");
        assertThat(heard.at("data.refunded_amount")).isEqualTo("0.00");
        assertThat(heard.at("data.receipt_amount")).isEqualTo("absent");
        assertThat(heard.at("data.subject")).isEqualTo("茶");
        assertThat(heard.at("data.product")).isEqualTo("page");
        assertThat(heard.at("data.pay.type")).isEqualTo("redirect");
        assertThat(heard.at("data.pay.url"))
                .isEqualTo("https://pay.example/pay/" + payment.newest().link());
        assertThat(heard.at("data.attempts.0.attempt_id")).isEqualTo(payment.id() + "_1");
        assertThat(heard.at("data.attempts.0.status")).isEqualTo("prepared");
        assertThat(heard.at("data.attempts.0.alipay_trade_no")).isEqualTo("absent");
        assertThat(heard.at("data.created_at")).isEqualTo("2031-05-06T09:02:03+08:00");
        assertThat(heard.at("data.expires_at")).isEqualTo("2031-05-06T09:32:03+08:00");
        assertThat(heard.at("data.paid_at")).isEqualTo("absent");
        assertThat(heard.at("data.metadata")).isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
        assertThat(shop.channel.calls()).isEmpty();
    }

    @Test
    void an_app_payment_carries_the_signed_order_text() {
        Shop.Heard heard = shop.post("/api/v1/pay/create", Shop.order("A-1", "\"product\":\"app\""));

        assertThat(heard.at("data.pay.type")).isEqualTo("order_string");
        assertThat(heard.at("data.pay.order_string")).startsWith("https://cashier.example/");
        assertThat(heard.at("data.attempts.0.status")).isEqualTo("awaiting");
    }

    @Test
    void a_qr_payment_carries_its_code_or_is_submitting_when_the_answer_was_lost() {
        Shop.Heard heard = shop.post("/api/v1/pay/create", Shop.order("A-1", "\"product\":\"qr\""));
        shop.channel.loseNext(ScriptedChannel.Loss.AFTER);
        Shop.Heard lost = shop.post("/api/v1/pay/create", Shop.order("A-2", "\"product\":\"qr\""));

        assertThat(heard.at("data.pay.type")).isEqualTo("qr_code");
        assertThat(heard.at("data.pay.qr_code")).startsWith("https://qr.example/");
        assertThat(lost.status()).isEqualTo(200);
        assertThat(lost.at("data.status")).isEqualTo("submitting");
        assertThat(lost.at("data.pay.type")).isEqualTo("none");
    }

    @Test
    void a_query_asks_alipay_and_with_sync_false_does_not() {
        String id = shop.create("A-1").at("data.payment_id");
        Attempt attempt = shop.payment(id).newest();
        shop.open(attempt);
        shop.channel.pay(attempt, Money.ofFen(10_000));

        assertThat(shop.get("/api/v1/pay/query/" + id + "?sync=false").at("data.status"))
                .isEqualTo("awaiting");
        Shop.Heard heard = shop.get("/api/v1/pay/query?out_trade_no=A-1");
        assertThat(heard.at("data.status")).isEqualTo("paid");
        assertThat(heard.at("data.paid_amount")).isEqualTo("100.00");
        assertThat(heard.at("data.receipt_amount")).isEqualTo("100.00");
        assertThat(heard.at("data.paid_at")).isEqualTo("2031-05-06T09:02:03+08:00");
        assertThat(heard.at("data.pay.type")).isEqualTo("none");
        assertThat(heard.at("data.attempts.0.status")).isEqualTo("paid");
        assertThat(heard.at("data.attempts.0.alipay_trade_no")).startsWith("trade-");
    }

    @Test
    void a_payment_whose_time_is_over_offers_nothing_to_pay() {
        String id = shop.create("A-1").at("data.payment_id");
        shop.business.advance(Duration.ofMinutes(30));

        assertThat(shop.get("/api/v1/pay/query/" + id).at("data.pay.type")).isEqualTo("none");
    }

    @Test
    void closing_closes_at_alipay_first_and_twice_is_the_same() {
        String id = shop.create("A-1").at("data.payment_id");
        Attempt attempt = shop.payment(id).newest();
        shop.open(attempt);
        shop.channel.enter(attempt, Money.ofFen(10_000));

        Shop.Heard closed = shop.post("/api/v1/pay/close", "{\"payment_id\":\"" + id + "\"}");
        Shop.Heard again = shop.post("/api/v1/pay/close", "{\"out_trade_no\":\"A-1\"}");

        assertThat(closed.at("data.status")).isEqualTo("closed");
        assertThat(closed.at("data.attempts.0.status")).isEqualTo("closed");
        assertThat(closed.header("Idempotency-Hit")).isEmpty();
        assertThat(again.at("data.status")).isEqualTo("closed");
        assertThat(again.header("Idempotency-Hit")).containsExactly("true");
        assertThat(shop.channel.calls()).contains("close " + attempt.orderNo());
    }

    @Test
    void a_withdrawn_attempt_shows_as_closed() {
        String id = shop.create("A-1").at("data.payment_id");
        shop.open(shop.payment(id).newest());

        Shop.Heard closed = shop.post("/api/v1/pay/close", "{\"payment_id\":\"" + id + "\"}");

        assertThat(closed.at("data.attempts.0.status")).isEqualTo("closed");
        assertThat(closed.at("data.status")).isEqualTo("closed");
    }

    @Test
    void closing_what_turns_out_paid_answers_the_paid_payment_and_closing_what_is_paid_is_refused() {
        String id = shop.create("A-1").at("data.payment_id");
        Attempt attempt = shop.payment(id).newest();
        shop.open(attempt);
        shop.channel.pay(attempt, Money.ofFen(10_000));

        Shop.Heard heard = shop.post("/api/v1/pay/close", "{\"payment_id\":\"" + id + "\"}");
        Shop.Heard again = shop.post("/api/v1/pay/close", "{\"payment_id\":\"" + id + "\"}");

        assertThat(heard.at("data.status")).isEqualTo("paid");
        assertThat(again.status() + again.type()).isEqualTo("409already_paid");
    }

    @Test
    void a_further_attempt_replaces_the_earlier_one() {
        String id = shop.create("A-1").at("data.payment_id");
        Shop.Heard heard = shop.post("/api/v1/pay/attempt", "{\"payment_id\":\"" + id + "\",\"product\":\"qr\"}");

        assertThat(heard.status()).isEqualTo(200);
        assertThat(heard.at("data.product")).isEqualTo("qr");
        assertThat(heard.at("data.attempts.0.status")).isEqualTo("closed");
        assertThat(heard.at("data.attempts.1.attempt_id")).isEqualTo(id + "_2");
        assertThat(heard.at("data.pay.type")).isEqualTo("qr_code");
    }

    @Test
    void an_attempt_of_a_paid_or_closed_payment_is_refused() {
        String paid = shop.paid("A-1");
        String closed = shop.create("A-2").at("data.payment_id");
        shop.post("/api/v1/pay/close", "{\"payment_id\":\"" + closed + "\"}");

        assertThat(shop.post("/api/v1/pay/attempt", "{\"payment_id\":\"" + paid + "\",\"product\":\"wap\"}")
                        .type())
                .isEqualTo("already_paid");
        assertThat(shop.post("/api/v1/pay/attempt", "{\"payment_id\":\"" + closed + "\",\"product\":\"wap\"}")
                        .type())
                .isEqualTo("payment_closed");
    }

    @Test
    void alipay_out_of_reach_is_503_with_the_honest_effect() {
        String id = shop.create("A-1").at("data.payment_id");
        shop.open(shop.payment(id).newest());

        shop.channel.loseNext(ScriptedChannel.Loss.BEFORE);
        Shop.Heard notSent = shop.post("/api/v1/pay/close", "{\"payment_id\":\"" + id + "\"}");
        shop.channel.loseNext(ScriptedChannel.Loss.AFTER);
        Shop.Heard sent = shop.post("/api/v1/pay/close", "{\"payment_id\":\"" + id + "\"}");

        assertThat(notSent.status() + notSent.type()).isEqualTo("503alipay_unavailable");
        assertThat(notSent.at("error.effect")).isEqualTo("none");
        assertThat(notSent.header("Retry-After")).containsExactly("1");
        assertThat(sent.at("error.effect")).isEqualTo("unknown");
    }

    @Test
    void a_refund_is_made_shown_and_counted() {
        String id = shop.paid("A-1");
        Shop.Heard refund = shop.post(
                "/api/v1/pay/refund",
                "{\"out_trade_no\":\"A-1\",\"out_request_no\":\"R-1\",\"refund_amount\":30.5,\"reason\":\"破损\"}");

        String refundId = refund.at("data.refund_id");
        assertThat(refund.at("data"))
                .isEqualTo("{\"created_at\":\"2031-05-06T09:02:03+08:00\",\"kind\":\"requested\","
                        + "\"out_request_no\":\"R-1\","
                        + "\"payment_id\":\"" + id
                        + "\",\"reason\":\"破损\",\"refund_amount\":\"30.50\",\"refund_id\":\""
                        + refundId
                        + "\",\"settled_at\":\"2031-05-06T09:02:03+08:00\",\"status\":\"refunded\"}");
        assertThat(shop.get("/api/v1/pay/refund/query/" + refundId).at("data")).isEqualTo(refund.at("data"));
        assertThat(shop.get("/api/v1/pay/refund/query?payment_id=" + id + "&out_request_no=R-1")
                        .at("data"))
                .isEqualTo(refund.at("data"));
        Shop.Heard payment = shop.get("/api/v1/pay/query/" + id);
        assertThat(payment.at("data.status")).isEqualTo("partially_refunded");
        assertThat(payment.at("data.refunded_amount")).isEqualTo("30.50");
    }

    @Test
    void a_refund_whose_answer_was_lost_is_refunding_and_not_an_error() {
        String id = shop.paid("A-1");
        shop.channel.loseNext(ScriptedChannel.Loss.AFTER);
        Shop.Heard refund = shop.post(
                "/api/v1/pay/refund",
                "{\"payment_id\":\"" + id + "\",\"out_request_no\":\"R-1\",\"refund_amount\":\"1\"}");

        assertThat(refund.status()).isEqualTo(200);
        assertThat(refund.at("data.status")).isEqualTo("refunding");
        assertThat(refund.at("data.settled_at")).isEqualTo("absent");
        assertThat(refund.at("data.reason")).isEmpty();
    }

    @Test
    void refunds_that_cannot_be_are_refused_by_name() {
        String unpaid = shop.create("A-1").at("data.payment_id");
        String paid = shop.paid("A-2");

        Shop.Heard notPaid = refund(unpaid, "R-1", "1.00");
        Shop.Heard tooMuch = refund(paid, "R-1", "100.01");
        refund(paid, "R-2", "60.00");
        Shop.Heard more = refund(paid, "R-3", "40.01");

        assertThat(notPaid.status() + notPaid.type()).isEqualTo("409not_paid");
        assertThat(tooMuch.status() + tooMuch.type()).isEqualTo("409refund_exceeds_remaining");
        assertThat(more.at("error.param")).isEqualTo("refund_amount");
        assertThat(more.at("message")).contains("40.00");
    }

    private Shop.Heard refund(String payment, String number, String amount) {
        return shop.post(
                "/api/v1/pay/refund",
                "{\"payment_id\":\"" + payment + "\",\"out_request_no\":\"" + number + "\",\"refund_amount\":\""
                        + amount + "\"}");
    }

    @Test
    void what_is_of_another_app_does_not_exist() {
        String id = shop.paid("A-1");
        String refundId = refund(id, "R-1", "1.00").at("data.refund_id");

        assertThat(shop.as("rival", "GET", "/api/v1/pay/query/" + id, "").type())
                .isEqualTo("payment_not_found");
        assertThat(shop.as("rival", "GET", "/api/v1/pay/query?out_trade_no=A-1", "")
                        .type())
                .isEqualTo("payment_not_found");
        assertThat(shop.as("rival", "POST", "/api/v1/pay/close", "{\"payment_id\":\"" + id + "\"}")
                        .type())
                .isEqualTo("payment_not_found");
        assertThat(shop.as("rival", "GET", "/api/v1/pay/refund/query/" + refundId, "")
                        .type())
                .isEqualTo("refund_not_found");
        assertThat(shop.as("rival", "GET", "/api/v1/pay/refund/query?payment_id=" + id + "&out_request_no=R-1", "")
                        .type())
                .isEqualTo("payment_not_found");
        assertThat(shop.get("/api/v1/pay/query/pay_nosuchthing").status()).isEqualTo(404);
        assertThat(shop.get("/api/v1/pay/refund/query/ref_nosuchthing").type()).isEqualTo("refund_not_found");
    }

    @Test
    void a_draining_server_refuses_calls() {
        shop.api.drain();

        Shop.Heard heard = shop.create("A-1");

        assertThat(heard.status() + heard.type()).isEqualTo("503draining");
        assertThat(heard.at("error.effect")).isEqualTo("none");
        assertThat(shop.isUntouched()).isTrue();
    }
}
