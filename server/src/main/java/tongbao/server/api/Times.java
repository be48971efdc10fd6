package tongbao.server.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as they are written in answers: RFC 3339 in China's time, whole seconds. */
final class Times {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    private Times() {}

    static String text(Instant instant) {
        return FORM.format(instant.atOffset(CHINA));
    }
}
