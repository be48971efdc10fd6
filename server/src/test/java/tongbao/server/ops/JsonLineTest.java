package tongbao.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Bucket;
import tongbao.core.payment.PaymentId;

class JsonLineTest {
    private final JsonLine line = new JsonLine();

    @Test
    void a_record_is_one_line_with_its_ids_as_fields() {
        PaymentId payment = PaymentId.make(Bucket.ofText("x"), Instant.EPOCH, new Random(1));
        LogRecord record = record(Level.WARNING, "{0} of {1} is late");
        record.setParameters(new Object[] {payment, new AppId("shop")});

        assertThat(line.format(record))
                .isEqualTo("{\"time\":\"2026-11-22T10:00:00Z\",\"level\":\"WARN\",\"logger\":\"tongbao.test\","
                        + "\"message\":\""
                        + payment + " of shop is late\",\"payment_id\":\"" + payment
                        + "\",\"app_id\":\"shop\"}\n");
    }

    @Test
    void what_would_break_the_line_is_escaped() {
        assertThat(line.format(record(Level.INFO, "a\nb\t\"c\"\\\r\u0001")))
                .contains("\"message\":\"a\\nb\\t\\\"c\\\"\\\\\\u000d\\u0001\"")
                .endsWith("}\n");
    }

    @Test
    void an_exception_is_folded_into_the_line() {
        LogRecord record = record(Level.SEVERE, "a page failed");
        record.setThrown(new IllegalStateException("first\nline", new IllegalArgumentException("the cause")));

        String text = line.format(record);

        assertThat(text)
                .contains("IllegalStateException: first\\nline", "| caused by java.lang.IllegalArgumentException");
        assertThat(text.lines()).hasSize(1);
    }

    @Test
    void a_line_is_bounded() {
        LogRecord record = record(Level.SEVERE, "x".repeat(100_000));
        record.setThrown(new IllegalStateException("y".repeat(100_000)));

        assertThat(line.format(record)).hasSizeLessThan(9_000).contains("x…\"", "y…\"");
    }

    @Test
    void a_payers_link_is_cut_short_in_the_access_log() {
        assertThat(AccessLog.shown("/pay/lnk_0123456789abcdef")).isEqualTo("/pay/lnk_0123…");
        assertThat(AccessLog.shown("/api/v1/pay/create")).isEqualTo("/api/v1/pay/create");
    }

    private static LogRecord record(Level level, String message) {
        LogRecord record = new LogRecord(level, message);
        record.setLoggerName("tongbao.test");
        record.setInstant(Instant.parse("2026-11-22T10:00:00.000Z"));
        return record;
    }
}
