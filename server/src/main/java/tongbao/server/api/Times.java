package tongbao.server.api;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as they are written in answers: RFC 3339 in China's time, whole seconds. */
final class Times {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    /** What HTTP wants in a Date header (RFC 9110), where Helidon writes the zone of the machine. */
    private static final DateTimeFormatter HTTP_FORM =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT);

    /** Every answer has it, and it is the same for a second. */
    private record Dated(long second, String text) {}

    private static volatile Dated dated = new Dated(Long.MIN_VALUE, "");

    private Times() {}

    static String http(Instant instant) {
        Dated last = dated;
        if (last.second() != instant.getEpochSecond()) {
            last = new Dated(instant.getEpochSecond(), HTTP_FORM.format(instant.atOffset(ZoneOffset.UTC)));
            dated = last;
        }
        return last.text();
    }

    /** Digit by digit: a formatter takes as long as all the rest of an answer's JSON. */
    static String text(Instant instant) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, CHINA);
        StringBuilder text = new StringBuilder(25).append(time.toLocalDate()).append('T');
        append(text, time.getHour()).append(':');
        append(text, time.getMinute()).append(':');
        return append(text, time.getSecond()).append(CHINA).toString();
    }

    private static StringBuilder append(StringBuilder text, int twoDigits) {
        return text.append((char) ('0' + twoDigits / 10)).append((char) ('0' + twoDigits % 10));
    }
}
