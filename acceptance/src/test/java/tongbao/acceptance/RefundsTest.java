package tongbao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Tag("slow")
class RefundsTest {
    private static final Tongbao TONGBAO = start();
    private final DemoApp app = TONGBAO.app();

    private static Tongbao start() {
        Tongbao tongbao = Tongbao.up(Folders.fresh("refunds"));
        Runtime.getRuntime().addShutdownHook(new Thread(tongbao::close));
        return tongbao;
    }

    @Test
    void two_hundred_refunds_at_once_of_one_yuan_out_of_a_hundred_are_exactly_a_hundred() throws Exception {
        JsonNode payment = app.paid(Shared.number("hundred"), "100.00");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<DemoApp.Answer>> answers = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(() -> app.refund(payment, "r-" + i, "1.00")))
                    .toList();
            int accepted = 0;
            for (Future<DemoApp.Answer> answer : answers) {
                DemoApp.Answer each = answer.get();
                accepted += each.status() == 200 ? 1 : 0;
                assertThat(each.status() == 200 || each.errorType().equals("refund_exceeds_remaining"))
                        .as("%s", each.json())
                        .isTrue();
            }
            assertThat(accepted).isEqualTo(100);
        }
        TONGBAO.pass(60);
        Eventually.is("all are through", () -> app.status(payment).equals("refunded"));
        assertThat(app.query(payment).path("refunded_amount").asString()).isEqualTo("100.00");
        JsonNode truth = TONGBAO.trade(DemoApp.orderNo(payment));
        assertThat(truth.path("refunded_amount").asString()).isEqualTo("100.00");
        assertThat(truth.path("refunds")).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"system_error_after", "cut_after", "timeout_after"})
    void a_refund_whose_answer_is_lost_is_one_refund_there_and_refunded_here(String kind) {
        JsonNode payment = app.paid(Shared.number("lost"), "50.00");
        TONGBAO.accident("alipay.trade.refund", kind);
        DemoApp.Answer answer = app.refund(payment, "once", "20.00");
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("refunding");
        TONGBAO.pass(10);
        Eventually.is(
                "known",
                () -> app.get("/api/v1/pay/refund/query/" + answer.text("refund_id"))
                        .text("status")
                        .equals("refunded"));
        JsonNode refunds = TONGBAO.trade(DemoApp.orderNo(payment)).path("refunds");
        assertThat(refunds).hasSize(1);
        assertThat(refunds.path(0).path("out_request_no").asString()).isEqualTo("once");
        assertThat(app.query(payment).path("refunded_amount").asString()).isEqualTo("20.00");
    }

    @Test
    void a_refund_asked_for_twice_is_one() {
        JsonNode payment = app.paid(Shared.number("twice"), "50.00");
        DemoApp.Answer first = app.refund(payment, "r-1", "20.00");
        DemoApp.Answer again = app.refund(payment, "r-1", "20.0");
        assertThat(again.repeated()).isTrue();
        assertThat(again.text("refund_id")).isEqualTo(first.text("refund_id"));
        DemoApp.Answer other = app.refund(payment, "r-1", "21.00");
        assertThat(other.errorType()).isEqualTo("out_request_no_reused");
        assertThat(other.param()).isEqualTo("refund_amount");
        assertThat(TONGBAO.trade(DemoApp.orderNo(payment)).path("refunds")).hasSize(1);
    }

    @Test
    void what_is_not_paid_is_not_refunded() {
        JsonNode payment = app.create(Shared.number("unpaid"), "50.00", "page");
        assertThat(app.refund(payment, "r-1", "1.00").errorType()).isEqualTo("not_paid");
    }
}
