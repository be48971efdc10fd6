package tongbao.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A database is put back to an earlier time while Alipay goes on: what has happened since is found out. */
@Tag("slow")
class RecoverTest {
    private final Path data = Folders.fresh("recover");
    private final Path past = Folders.fresh("recover-past").resolve("pgdata");

    private final List<Tongbao> started = new ArrayList<>();

    private record Said(int code, String text) {}

    /** Whatever a test left running. */
    @AfterEach
    void end() {
        started.forEach(Tongbao::close);
    }

    private Tongbao up() {
        return noted(Tongbao.up(data));
    }

    private Tongbao noted(Tongbao tongbao) {
        started.add(tongbao);
        return tongbao;
    }

    private Said recover(String since) throws Exception {
        List<String> command = new ArrayList<>(Tongbao.java());
        command.addAll(List.of("recover", "--since", since, "--data", data.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Said(process.waitFor(), text);
    }

    @Test
    void what_happened_after_the_point_that_was_restored_is_found_out() throws Exception {
        Tongbao tongbao = up();
        DemoApp app = tongbao.app();
        String since = Instant.now().minusSeconds(1).toString();
        JsonNode prepared = app.create("opened-later", "10.00", "page");
        JsonNode opened = app.create("paid-later", "20.00", "page");
        app.open(opened);
        JsonNode paid = app.paid("refunded-later", "30.00");
        tongbao.close();
        copy(data.resolve("pgdata"), past);

        tongbao = noted(tongbao.again());
        app.pay(prepared);
        app.pay(opened);
        assertThat(app.refund(paid, "r-1", "30.00").text("status")).isEqualTo("refunded");
        JsonNode lost = made(tongbao, app);
        for (JsonNode each : List.of(prepared, opened)) {
            Eventually.is("it is paid", () -> app.status(each).equals("paid"));
        }
        tongbao.close();
        remove(data.resolve("pgdata"));
        copy(past, data.resolve("pgdata"));

        tongbao = noted(tongbao.again());
        tongbao.pass(5 * 60);
        Eventually.is(
                "the notice about the lost order has come", () -> incidents().contains("orphan"));
        Said said = recover(since);
        assertThat(said.text())
                .contains("the gateways may be started")
                .containsPattern("asked about 3 payments: [23] moved, 0 not answered") // a look may have been faster
                .contains(id(prepared) + "  awaiting -> paid")
                .contains(id(paid) + "  paid -> refunded")
                .contains(DemoApp.orderNo(lost) + "  successful, 40.00 yuan, trade ")
                .contains("the recovery has ended");
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(app.status(prepared)).isEqualTo("paid");
        assertThat(app.status(opened)).isEqualTo("paid");
        assertThat(app.status(paid)).isEqualTo("refunded");
    }

    /** Its notice gets lost, so that Alipay repeats it after four minutes. */
    private static JsonNode made(Tongbao tongbao, DemoApp app) {
        JsonNode lost = app.create("made-later", "40.00", "page");
        tongbao.accident("notice", "drop");
        app.pay(lost);
        return lost;
    }

    private static String id(JsonNode payment) {
        return payment.path("payment_id").asString();
    }

    private String incidents() {
        List<String> command = new ArrayList<>(Tongbao.java());
        command.addAll(List.of("incidents", "--data", data.toString()));
        try {
            Process process = new ProcessBuilder(command).start();
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_alipay_does_not_answer_keeps_the_recovery_under_way() throws Exception {
        try (Tongbao tongbao = up()) {
            DemoApp app = tongbao.app();
            app.open(app.create("unanswered", "10.00", "page"));
            String since = Instant.now().minusSeconds(60).toString();
            script(tongbao, "{\"method\":\"alipay.trade.query\",\"kind\":\"system_error_before\",\"percent\":100}");
            Said away = recover(since);
            assertThat(away.code()).as(away.text()).isOne();
            assertThat(away.text()).contains("not answered: sent", "1 were not answered: the recovery stays under way");
            assertThat(incidents()).startsWith("recovery 1 is under way, begun ");

            script(tongbao, "{\"method\":\"notice\",\"kind\":\"drop\",\"nth\":1000000}");
            Said back = recover(since);
            assertThat(back.code()).as(back.text()).isZero();
            assertThat(back.text()).startsWith("recovery 1: ").contains("the recovery has ended");
            assertThat(incidents()).doesNotContain("under way");
        }
    }

    private static void script(Tongbao tongbao, String step) {
        tongbao.control("/sandbox/scenario", "{\"name\":\"recover\",\"steps\":[" + step + "]}");
    }

    @Test
    void wrong_words_are_refused() throws Exception {
        assertThat(recover("yesterday").text()).contains("--since is a time with its zone");
        assertThat(recover("2026-11-23T03:00:00").code()).isEqualTo(2);
        assertThat(recover("2999-01-01T00:00:00Z").text()).contains("in the past");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
