package tongbao.bench.torture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tongbao.bench.torture.Reckoning.Heard;

class GatewayLogTest {
    private final GatewayLog log = new GatewayLog();

    private void line(String level, String message) {
        log.take("{\"time\":\"2026-11-23T08:00:00Z\",\"level\":\"" + level + "\",\"logger\":\"x\",\"message\":\""
                + message + "\"}");
    }

    @Test
    void words_to_apps_are_heard() {
        line("INFO", "payment.paid: pay_0abc of pay_0abc of app torture");
        line("WARN", "refund.refused: ref_0abc1 of pay_0abc of app torture");
        line("ERROR", "a payment is contradicted: pay_0def");
        log.take("{\"time\":\"2026-11-23T08:00:00Z\",\"level\":\"INFO\",\"logger\":\"x\",\"message\":\"payment.pa");

        assertThat(log.heard())
                .containsExactlyInAnyOrder(
                        new Heard("pay_0abc", "payment_paid"),
                        new Heard("pay_0abc", "refund_refused"),
                        new Heard("pay_0def", "payment_contradicted"));
        assertThat(log.faults()).isEmpty();
    }

    @Test
    void a_fault_of_the_gateway_s_own_is_one_and_a_dead_database_is_none() {
        line("ERROR", "a look failed: pay_0abc");
        line("ERROR", "the store is unavailable: the worker chase waits (x)");
        line("WARN", "a look at pay_0abc was not kept: x");

        assertThat(log.faults()).containsOnlyKeys("a look failed: pay_0abc");
    }
}
