package tongbao.alipay;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;

/**
 * Alipay's clock time: {@code yyyy-MM-dd HH:mm:ss} in GMT+8 whatever the zone of this machine, sometimes with
 * milliseconds.
 */
final class GatewayTime {
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private GatewayTime() {}

    static String text(Instant instant) {
        return WRITTEN.format(instant.atOffset(ZONE));
    }

    static Instant instant(String text) {
        return LocalDateTime.parse(text, READ).toInstant(ZONE);
    }
}
