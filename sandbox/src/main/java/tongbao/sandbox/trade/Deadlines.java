package tongbao.sandbox.trade;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.wire.BeijingTime;

/** Until when an order may be entered, scanned and paid, by Alipay's rules for each product. */
public final class Deadlines {
    private static final Duration TIMEOUT_MIN = Duration.ofMinutes(1);
    private static final Duration TIMEOUT_MAX = Duration.ofDays(15);
    /** In the phone's cashier a shorter time is lifted to this. */
    private static final Duration MOBILE_MIN = Duration.ofMinutes(5);

    private static final Duration CODE_MAX = Duration.ofHours(2);
    private static final Pattern TIMEOUT = Pattern.compile("(\\d{1,5})([mhd])");
    private static final String UNTIL_MIDNIGHT = "1c";

    private Deadlines() {}

    /** Whether the text is a {@code timeout_express}: 1m to 15d, or 1c. */
    public static boolean isTimeout(String text) {
        return text.equals(UNTIL_MIDNIGHT)
                || duration(text)
                        .filter(time -> time.compareTo(TIMEOUT_MIN) >= 0 && time.compareTo(TIMEOUT_MAX) <= 0)
                        .isPresent();
    }

    /** When a QR code made now can no longer be scanned; never later than two hours. */
    public static Instant codeExpires(Optional<String> timeout, Instant now) {
        Instant latest = now.plus(CODE_MAX);
        return timeout.map(text -> after(text, now)).filter(latest::isAfter).orElse(latest);
    }

    /** When the trade of an order closes, if the payer enters at that time. */
    static Instant closes(Order order, Instant enteredAt) {
        var details = order.details();
        if (details.timeExpire().isPresent()) {
            return details.timeExpire().orElseThrow();
        }
        Product product = order.product();
        Instant start = product.countsFromRequest() ? order.times().askedAt() : enteredAt;
        Instant end = details.timeoutExpress()
                .map(text -> after(text, start))
                .orElseGet(() -> start.plus(product.timeoutDefault()));
        Instant earliest = product == Product.WAP || product == Product.APP ? start.plus(MOBILE_MIN) : start;
        return end.isBefore(earliest) ? earliest : end;
    }

    /** When nobody can enter or scan the order any more; as long as nobody has, and if time counts already. */
    public static Optional<Instant> end(Order order, Instant now) {
        Optional<Instant> counted = order.product().countsFromRequest()
                        || order.details().timeExpire().isPresent()
                ? Optional.of(closes(order, now))
                : Optional.empty();
        return Stream.concat(order.times().codeExpiresAt().stream(), counted.stream())
                .min(Instant::compareTo);
    }

    /** Whether it is too late to enter the cashier with this order, or to scan its code. */
    public static boolean isOver(Order order, Instant now) {
        return Stream.concat(order.times().codeExpiresAt().stream(), Stream.of(closes(order, now)))
                .anyMatch(end -> !end.isAfter(now));
    }

    /** The end of such a time. */
    public static Instant after(String timeout, Instant start) {
        return timeout.equals(UNTIL_MIDNIGHT)
                ? BeijingTime.nextMidnight(start)
                : start.plus(duration(timeout).orElseThrow());
    }

    private static Optional<Duration> duration(String text) {
        var matcher = TIMEOUT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }
}
