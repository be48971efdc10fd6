package tongbao.server.ops;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * A log record as one line of JSON: {@code time}, {@code level}, {@code logger}, {@code message}, the ids among its
 * parameters as fields of their own, and an exception folded into {@code exception}. No line is longer than the bound.
 */
public final class JsonLine extends Formatter {
    private static final int MESSAGE_MAX = 2_000;
    private static final int EXCEPTION_MAX = 6_000;
    private static final int FRAMES_MAX = 12;
    private static final int CAUSES_MAX = 4;

    /** Ids are types: a parameter of such a type becomes a field that can be searched. */
    private static final Map<String, String> FIELDS = Map.of(
            "PaymentId", "payment_id",
            "RefundId", "refund_id",
            "OrderNo", "alipay_out_trade_no",
            "AppId", "app_id",
            "RequestId", "request_id");

    @Override
    public String format(LogRecord record) {
        StringBuilder line = new StringBuilder(256);
        line.append("{\"time\":\"").append(record.getInstant().truncatedTo(ChronoUnit.MILLIS));
        line.append("\",\"level\":\"").append(word(record.getLevel())).append('"');
        field(line, "logger", record.getLoggerName(), MESSAGE_MAX);
        field(line, "message", message(record), MESSAGE_MAX);
        fields(line, record.getParameters());
        Throwable thrown = record.getThrown();
        if (thrown != null) {
            field(line, "exception", folded(thrown), EXCEPTION_MAX);
        }
        return line.append("}\n").toString();
    }

    private static String word(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "WARN";
        }
        if (level.intValue() >= Level.INFO.intValue()) {
            return "INFO";
        }
        return level.intValue() >= Level.FINE.intValue() ? "DEBUG" : "TRACE";
    }

    private String message(LogRecord record) {
        try {
            return formatMessage(record);
        } catch (IllegalArgumentException e) {
            return record.getMessage();
        }
    }

    private static void fields(StringBuilder line, Object[] parameters) {
        if (parameters == null) {
            return;
        }
        for (Object parameter : parameters) {
            String name =
                    parameter == null ? null : FIELDS.get(parameter.getClass().getSimpleName());
            if (name != null && line.indexOf("\"" + name + "\":") < 0) {
                field(line, name, parameter.toString(), MESSAGE_MAX);
            }
        }
    }

    private static void field(StringBuilder line, String name, String value, int most) {
        line.append(",\"").append(name).append("\":\"");
        String text = value == null ? "" : value;
        int end = Math.min(text.length(), most);
        for (int i = 0; i < end; i++) {
            append(line, text.charAt(i));
        }
        line.append(end < text.length() ? "…\"" : "\"");
    }

    private static void append(StringBuilder line, char c) {
        switch (c) {
            case '"' -> line.append("\\\"");
            case '\\' -> line.append("\\\\");
            case '\n' -> line.append("\\n");
            case '\t' -> line.append("\\t");
            default -> {
                if (c < 0x20 || c == 0x7f || Character.isSurrogate(c)) {
                    line.append(String.format("\\u%04x", (int) c));
                } else {
                    line.append(c);
                }
            }
        }
    }

    private static String folded(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        Throwable each = thrown;
        for (int i = 0; i < CAUSES_MAX && each != null; i++) {
            text.append(i == 0 ? "" : " | caused by ").append(each);
            StackTraceElement[] frames = each.getStackTrace();
            for (int frame = 0; frame < Math.min(FRAMES_MAX, frames.length); frame++) {
                text.append(" < ").append(frames[frame]);
            }
            each = each.getCause();
        }
        return text.toString();
    }
}
