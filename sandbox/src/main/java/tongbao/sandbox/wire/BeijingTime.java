package tongbao.sandbox.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as Alipay writes them: {@code yyyy-MM-dd HH:mm:ss} in GMT+8, whatever the zone of the machine. */
public final class BeijingTime {
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter SECONDS = formatter("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MILLIS = formatter("uuuu-MM-dd HH:mm:ss.SSS");
    private static final DateTimeFormatter CHINESE = formatter("uuuu年MM月dd日 HH:mm:ss");
    private static final DateTimeFormatter DAY = formatter("uuuuMMdd");
    private static final DateTimeFormatter DAY_TIME = formatter("HHmmss");

    private BeijingTime() {}

    public static String seconds(Instant at) {
        return SECONDS.format(at.atOffset(ZONE));
    }

    /** Only {@code gmt_refund} of a notice shows milliseconds. */
    public static String millis(Instant at) {
        return MILLIS.format(at.atOffset(ZONE));
    }

    /** {@code yyyyMMdd}, the beginning of every number that Alipay gives. */
    public static String day(Instant at) {
        return DAY.format(at.atOffset(ZONE));
    }

    /** {@code HHmmss}. */
    public static String timeOfDay(Instant at) {
        return DAY_TIME.format(at.atOffset(ZONE));
    }

    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, SECONDS).toInstant(ZONE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code 2026年11月23日 09:00:00}, as bills have it. */
    public static String chinese(Instant at) {
        return CHINESE.format(at.atOffset(ZONE));
    }

    public static LocalDate date(Instant at) {
        return at.atOffset(ZONE).toLocalDate();
    }

    public static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).toInstant(ZONE);
    }

    /** {@code 2026-11-23} for {@code 20261123}, and {@code 2026-11} for {@code 202611}. */
    public static String dashed(String digits) {
        return digits.replaceFirst("^(\\d{4})(\\d{2})(\\d{2})$", "$1-$2-$3")
                .replaceFirst("^(\\d{4})(\\d{2})$", "$1-$2");
    }

    public static Instant nextMidnight(Instant at) {
        return at.atOffset(ZONE).truncatedTo(ChronoUnit.DAYS).plusDays(1).toInstant();
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }
}
