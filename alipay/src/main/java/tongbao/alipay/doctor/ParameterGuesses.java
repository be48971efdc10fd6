package tongbao.alipay.doctor;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values that can be guessed: few possibilities, each proved by the signature or dropped. */
final class ParameterGuesses {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final String ISO = "[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}";
    private static final List<String> AMOUNTS =
            List.of("receipt_amount", "invoice_amount", "buyer_pay_amount", "total_amount", "point_amount");
    private static final int SECONDS_MAX = 10;
    private static final int HOURS_MAX = 14;
    /** Each doubles the number of choices. */
    private static final int BLANKS_MAX = 7;

    private ParameterGuesses() {}

    static boolean isTime(String name) {
        return name.endsWith("time") || name.startsWith("gmt_") || name.endsWith("timestamp");
    }

    /** Parameters that were lost on the way and have a value that one can guess. */
    static Stream<Guess<Parameters>> lost(Parameters given) {
        Stream<Map.Entry<String, String>> usual = Stream.of(
                Map.entry("charset", "utf-8"),
                Map.entry("charset", "UTF-8"),
                Map.entry("charset", "GBK"),
                Map.entry("version", "1.0"),
                Map.entry("format", "json"),
                Map.entry("format", "JSON"),
                Map.entry("notify_type", "trade_status_sync"),
                Map.entry("point_amount", "0.00"));
        String appId = given.fields().getOrDefault("app_id", given.fields().getOrDefault("auth_app_id", ""));
        String amount = given.fields().getOrDefault("total_amount", "");
        Stream<Map.Entry<String, String>> copies = Stream.concat(
                Stream.of(Map.entry("auth_app_id", appId), Map.entry("app_id", appId)),
                AMOUNTS.stream().map(it -> Map.entry(it, amount)));
        return Stream.concat(usual, copies)
                .filter(it -> !it.getValue().isEmpty() && !given.fields().containsKey(it.getKey()))
                .map(it -> Guess.of(
                        given.with(it.getKey(), it.getValue()),
                        Cause.FIELD_LOST,
                        "signed, but not there: " + it.getKey() + "=" + it.getValue()));
    }

    /** Values that were made anew between signing and sending. */
    static Stream<Guess<Parameters>> rewritten(Parameters given) {
        return Stream.concat(times(given), words(given));
    }

    private static Stream<Guess<Parameters>> times(Parameters given) {
        String sent = given.fields().getOrDefault("timestamp", "");
        if (!sent.matches(ISO)) {
            return Stream.empty();
        }
        try {
            LocalDateTime time = LocalDateTime.parse(sent, TIME);
            return Stream.concat(
                            IntStream.rangeClosed(-SECONDS_MAX, SECONDS_MAX).mapToObj(time::plusSeconds),
                            IntStream.rangeClosed(-HOURS_MAX, HOURS_MAX).mapToObj(time::plusHours))
                    .map(TIME::format)
                    .filter(it -> !it.equals(sent))
                    .map(it -> Guess.of(
                            given.with("timestamp", it),
                            Cause.TIMESTAMP_CHANGED,
                            "signed with timestamp " + it + ", sent with " + sent));
        } catch (DateTimeException _) {
            return Stream.empty();
        }
    }

    private static Stream<Guess<Parameters>> words(Parameters given) {
        Stream<Map.Entry<String, String>> words = Stream.of(
                Map.entry("charset", "utf-8"),
                Map.entry("charset", "UTF-8"),
                Map.entry("charset", "utf8"),
                Map.entry("charset", "GBK"),
                Map.entry("charset", "gbk"),
                Map.entry("format", "json"),
                Map.entry("format", "JSON"),
                Map.entry("sign_type", "RSA"),
                Map.entry("sign_type", "RSA2"),
                Map.entry("version", "1.0"));
        return words.filter(it -> given.fields().containsKey(it.getKey())
                        && !it.getValue().equals(given.fields().get(it.getKey())))
                .map(it -> Guess.of(
                        given.with(it.getKey(), it.getValue()),
                        it.getKey().equals("sign_type") ? Cause.SIGN_TYPE_CHANGED : Cause.WORD_CHANGED,
                        "signed with " + it.getKey() + "=" + it.getValue()));
    }

    /** Only some of the blanks of a value were plus signs, or some of its + were blanks. */
    static Stream<Guess<Parameters>> blanks(Parameters given) {
        return given.fields().entrySet().stream()
                .flatMap(field -> Stream.concat(
                        some(field.getValue(), ' ', '+')
                                .map(it -> Guess.of(
                                        given.with(field.getKey(), it),
                                        Cause.PLUS_TO_BLANK,
                                        "+ became a blank: " + field.getKey())),
                        some(field.getValue(), '+', ' ')
                                .map(it -> Guess.of(
                                        given.with(field.getKey(), it),
                                        Cause.PLUS_FOR_BLANK,
                                        "+ was not read as a blank: " + field.getKey()))));
    }

    /** Every choice of places; none if there are too many. */
    private static Stream<String> some(String text, char from, char to) {
        int[] places = IntStream.range(0, text.length())
                .filter(it -> text.charAt(it) == from)
                .toArray();
        return places.length < 2 || places.length > BLANKS_MAX
                ? Stream.empty()
                : IntStream.range(1, (1 << places.length) - 1).mapToObj(choice -> {
                    var changed = new StringBuilder(text);
                    for (int i = 0; i < places.length; i++) {
                        changed.setCharAt(places[i], ((choice >> i) & 1) == 1 ? to : from);
                    }
                    return changed.toString();
                });
    }

    /** Alipay's {@code gmt_refund} has milliseconds, which a date of many a language loses. */
    static Stream<Guess<Parameters>> milliseconds(Parameters given) {
        String kept = given.fields().getOrDefault("gmt_refund", "");
        return kept.matches(ISO)
                ? IntStream.range(0, 1000)
                        .mapToObj(it -> Guess.of(
                                given.with("gmt_refund", kept + "." + String.format(Locale.ROOT, "%03d", it)),
                                Cause.TIME_REWRITTEN,
                                "gmt_refund lost its milliseconds"))
                : Stream.empty();
    }
}
