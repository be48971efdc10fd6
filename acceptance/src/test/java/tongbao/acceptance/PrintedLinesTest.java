package tongbao.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lines that a start prints, run by a shell as printed, but for the launcher that would build first. */
@Tag("slow")
class PrintedLinesTest {
    @Test
    void the_printed_lines_collect_look_up_and_refund_and_do_so_again_an_hour_later() throws Exception {
        try (Tongbao tongbao = Tongbao.up(Folders.fresh("printed"))) {
            List<String> lines = tongbao.output()
                    .lines()
                    .filter(line -> line.contains(" call "))
                    .toList();
            assertThat(lines).hasSize(3);
            assertThat(run(lines.get(0))).contains("TRADE_SUCCESS");
            assertThat(run(lines.get(1))).contains("\"status\":\"paid\"");
            assertThat(run(lines.get(2))).contains("\"status\":\"refunded\"");
            tongbao.pass(3600);
            assertThat(run(lines.get(0))).contains("nothing to pay: the payment is refunded");
            assertThat(run(lines.get(1))).contains("\"status\":\"refunded\"");
            assertThat(run(lines.get(2))).contains("\"status\":\"refunded\"");
        }
    }

    private static String run(String line) throws Exception {
        String launcher = "'" + Tongbao.ROOT.resolve("tongbao") + "'";
        assertThat(line).contains(launcher);
        String java = String.join(
                " ", Tongbao.java().stream().map(word -> "'" + word + "'").toList());
        String script = "tongbao() { " + java + " \"$@\"; }\n" + line.replace(launcher, "tongbao");
        Process shell = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), UTF_8);
        assertThat(shell.waitFor()).as(said).isZero();
        return said;
    }
}
