package tongbao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is lost, late, closed or expired, and paid all the same. The clock is this test's own. */
@Tag("slow")
class LatenessTest {
    private static final Tongbao TONGBAO = start();
    private final DemoApp app = TONGBAO.app();

    private static Tongbao start() {
        Tongbao tongbao = Tongbao.up(Folders.fresh("late"));
        Runtime.getRuntime().addShutdownHook(new Thread(tongbao::close));
        return tongbao;
    }

    @Test
    void a_dropped_notice_is_learned_by_asking() {
        JsonNode payment = app.create(Shared.number("drop"), "10.00", "page");
        TONGBAO.accident("notice", "drop");
        app.pay(payment);
        TONGBAO.pass(31);
        Eventually.is("the gateway has asked", () -> app.status(payment).equals("paid"));
    }

    @Test
    void somebody_who_asks_is_told_at_once() {
        JsonNode payment = app.create(Shared.number("ask"), "10.00", "page");
        TONGBAO.accident("notice", "drop");
        app.pay(payment);
        assertThat(app.query(payment).path("status").asString()).isEqualTo("paid");
    }

    @Test
    void money_by_an_address_signed_before_the_close_is_taken() {
        JsonNode payment = app.create(Shared.number("closed"), "10.00", "page");
        String address = app.open(payment);
        assertThat(app.close(payment).text("status")).isEqualTo("closed");
        HttpResponse<String> again =
                TONGBAO.get(URI.create(payment.path("pay").path("url").asString()));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("data-status=\"closed\"");
        app.enter(address);
        TONGBAO.control("/sandbox/trades/" + DemoApp.orderNo(payment) + "/pay", "{}");
        Eventually.is("the fact is taken", () -> app.status(payment).equals("paid"));
    }

    @Test
    void a_link_opened_after_the_end_signs_nothing() {
        JsonNode payment = app.create(Shared.number("expired"), "10.00", "page");
        TONGBAO.pass(1801);
        HttpResponse<String> late =
                TONGBAO.get(URI.create(payment.path("pay").path("url").asString()));
        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(late.headers().firstValue("Location")).isEmpty();
        Eventually.is("closed", () -> app.status(payment).equals("closed"));
    }

    @Test
    void an_entered_trade_is_closed_at_alipay_at_its_end() {
        JsonNode payment = app.create(Shared.number("entered"), "10.00", "page");
        app.enter(app.open(payment));
        TONGBAO.control("/sandbox/trades/" + DemoApp.orderNo(payment) + "/scan", "{}");
        TONGBAO.pass(1801);
        Eventually.is("closed", () -> app.status(payment).equals("closed"));
        assertThat(TONGBAO.trade(DemoApp.orderNo(payment)).path("trade_status").asString())
                .isEqualTo("TRADE_CLOSED");
    }

    @Test
    void a_close_that_comes_too_late_says_that_it_was_paid() {
        JsonNode payment = app.create(Shared.number("race"), "10.00", "page");
        TONGBAO.accident("notice", "drop");
        app.pay(payment);
        DemoApp.Answer answer = app.close(payment);
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("paid");
        assertThat(app.close(payment).errorType()).isEqualTo("already_paid");
    }

    @Test
    void lying_notices_change_nothing_and_the_true_one_is_taken() {
        for (String kind : new String[] {"forged", "wrong_amount", "corrupt", "duplicate"}) {
            JsonNode payment = app.create(Shared.number(kind.replace('_', '-')), "10.00", "page");
            TONGBAO.accident("notice", kind);
            app.pay(payment);
            TONGBAO.pass(240);
            Eventually.is(kind + ": paid in the end", () -> app.status(payment).equals("paid"));
            JsonNode now = app.query(payment);
            assertThat(now.path("paid_amount").asString()).isEqualTo("10.00");
        }
    }

    @Test
    void a_precreate_whose_answer_is_lost_is_made_again() {
        TONGBAO.accident("alipay.trade.precreate", "cut_after");
        JsonNode payment = app.create(Shared.number("cut"), "10.00", "qr");
        assertThat(payment.path("status").asString()).isEqualTo("submitting");
        assertThat(payment.path("pay").path("type").asString()).isEqualTo("none");
        TONGBAO.pass(60);
        Eventually.is(
                "the code is there",
                () -> app.query(payment).path("pay").path("type").asString().equals("qr_code"));
    }
}
