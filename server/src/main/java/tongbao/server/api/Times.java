package tongbao.server.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as they are written in answers: RFC 3339 in China's time, whole seconds. */
final class Times {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    /** What HTTP wants in a Date header (RFC 9110), where Helidon writes the zone of the machine. */
    private static final DateTimeFormatter HTTP_FORM =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT);

    private Times() {}

    static String http(Instant instant) {
        return HTTP_FORM.format(instant.atOffset(ZoneOffset.UTC));
    }

    static String text(Instant instant) {
        return FORM.format(instant.atOffset(CHINA));
    }
}
