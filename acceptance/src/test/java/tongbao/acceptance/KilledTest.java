package tongbao.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Processes that are killed, as processes are killed. */
@Tag("slow")
class KilledTest {
    @Test
    void killed_between_opening_and_paying_the_payment_is_paid_once() {
        Tongbao first = Tongbao.up(Folders.fresh("kill-open"));
        JsonNode payment = first.app().create("order-1", "10.00", "page");
        String address = first.app().open(payment);
        first.app().enter(address);
        first.kill();
        try (Tongbao second = first.again()) {
            second.control("/sandbox/trades/" + DemoApp.orderNo(payment) + "/pay", "{}");
            Eventually.is("paid", () -> second.app().status(payment).equals("paid"));
            isPaidOnce(second, payment);
        }
    }

    @Test
    void killed_between_the_payer_s_payment_and_the_notice_the_payment_is_paid_once() {
        Tongbao first = Tongbao.up(Folders.fresh("kill-paid"));
        JsonNode payment = first.app().create("order-1", "10.00", "page");
        first.control("/sandbox/accidents", "{\"method\":\"notice\",\"kind\":\"delay\",\"delay_ms\":600000}");
        first.app().pay(payment);
        assertThat(first.app().status(payment)).isEqualTo("awaiting");
        first.kill();
        try (Tongbao second = first.again()) {
            second.pass(660);
            Eventually.is("paid", () -> second.app().status(payment).equals("paid"));
            isPaidOnce(second, payment);
        }
    }

    private static void isPaidOnce(Tongbao tongbao, JsonNode payment) {
        JsonNode truth = tongbao.trade(DemoApp.orderNo(payment));
        assertThat(truth.path("trade_status").asString()).isEqualTo("TRADE_SUCCESS");
        assertThat(tongbao.app().query(payment).path("paid_amount").asString()).isEqualTo("10.00");
        assertThat(tongbao.app().query(payment).path("attempts")).hasSize(1);
    }

    @Test
    void neither_ctrl_c_nor_sigkill_leaves_a_postgres_and_the_next_start_finds_everything() {
        Tongbao first = Tongbao.up(Folders.fresh("orphans"));
        JsonNode payment = first.app().paid("order-1", "10.00");
        assertThat(postgresOf(first.data())).isNotEmpty();
        assertThat(first.interrupt()).isZero();
        Eventually.is(
                "no PostgreSQL after Ctrl-C", () -> postgresOf(first.data()).isEmpty());
        Tongbao second = first.again();
        assertThat(second.app().status(payment)).isEqualTo("paid");
        second.kill();
        Eventually.is(
                "no PostgreSQL after SIGKILL", () -> postgresOf(first.data()).isEmpty());
        try (Tongbao third = second.again()) {
            assertThat(third.app().status(payment)).isEqualTo("paid");
            assertThat(third.app().refund(payment, "r-1", "10.00").text("status"))
                    .isEqualTo("refunded");
        }
    }

    private static List<ProcessHandle> postgresOf(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("postgres") && line.contains(data.toString()))
                        .isPresent())
                .toList();
    }

    @Test
    void two_at_once_on_one_folder_is_refused_and_harms_nobody() throws Exception {
        try (Tongbao first = Tongbao.up(Folders.fresh("twice"))) {
            List<String> command = new ArrayList<>(Tongbao.java());
            command.addAll(List.of("up", "--data", first.data().toString(), "--port", "0", "--sandbox-port", "0"));
            Process second =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(second.getInputStream().readAllBytes(), UTF_8);
            assertThat(second.waitFor()).isEqualTo(2);
            assertThat(said).contains("another './tongbao up' is running");
            assertThat(said.lines()).hasSize(1);
            first.app().paid("order-1", "10.00");
        }
    }
}
