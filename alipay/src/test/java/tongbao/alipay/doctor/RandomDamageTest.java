package tongbao.alipay.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tongbao.alipay.doctor.Report.Verdict;

/** Damage that has no name gets none. */
@Tag("slow")
class RandomDamageTest {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int ROUNDS = 8;
    /** More guesses could not accuse anybody either: a proof is a SHA-256 that matches. */
    private static final int GUESSES = 8_000;

    /** A letter put, taken or changed: never a digit of a time or amount, a blank, or a sign that is escaped. */
    private static String damaged(String value, Random random) {
        int at = random.nextInt(value.length() + 1);
        char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
        if (at < value.length() && Character.isLetter(value.charAt(at)) && value.charAt(at) != letter) {
            return value.substring(0, at) + (random.nextBoolean() ? letter : "") + value.substring(at + 1);
        }
        return value.substring(0, at) + letter + letter + value.substring(at);
    }

    private static final List<String> DAMAGED = List.of(
            "subject",
            "notify_id",
            "fund_bill_list",
            "body",
            "out_trade_no",
            "trade_no",
            "seller_id",
            "passback_params");

    private static SignatureDoctor doctor() {
        return Bench.doctor().guessesMax(GUESSES).build();
    }

    @Test
    void a_changed_letter_is_unknown_and_nobody_is_accused() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, String> signed = Bench.signedNotice();
            String name = DAMAGED.get(random.nextInt(DAMAGED.size()));
            String value = damaged(signed.getOrDefault(name, ""), random);
            Report report = doctor().notice(Bench.form(Bench.with(signed, name, value)));
            assertThat(report.findings())
                    .as("seed %d round %d: %s=%s", seed, round, name, value)
                    .isEmpty();
            assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
        }
    }

    @Test
    void a_damaged_signature_is_unknown_and_nobody_is_accused() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, String> signed = Bench.signedNotice();
            String sign = signed.getOrDefault("sign", "");
            int at = random.nextInt(300);
            char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
            String damaged =
                    sign.substring(0, at) + (sign.charAt(at) == letter ? '7' : letter) + sign.substring(at + 1);
            Report report = doctor().notice(Bench.form(Bench.with(signed, "sign", damaged)));
            assertThat(report.findings()).as("seed %d round %d", seed, round).isEmpty();
            assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(report.facts())
                    .contains("None of the keys at hand made this signature, or the signature itself was altered.");
        }
    }

    /** A listed accident with unlisted damage on top: the accident to sign is still true, nothing else is added. */
    @Test
    void what_is_proved_was_done() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS / 2; round++) {
            Map<String, String> signed = Bench.signedNotice();
            Map<String, String> broken = Bench.with(
                    Bench.with(signed, "sign", signed.getOrDefault("sign", "").replace('+', ' ')),
                    "subject",
                    damaged(signed.getOrDefault("subject", ""), random));
            Report report = doctor().notice(Bench.form(broken));
            assertThat(report.causes()).as("seed %d round %d", seed, round).containsExactly(Cause.SIGN_PLUS_TO_BLANK);
            assertThat(report.facts()).contains("The text at hand is not the text that was signed.");
        }
    }

    @Test
    void a_damaged_response_is_unknown() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        String node = "{\"code\":\"10000\",\"msg\":\"Success\",\"trade_no\":\"2026112222001400001000000001\"}";
        for (int round = 0; round < ROUNDS; round++) {
            String damaged = node.substring(0, 50) + damaged(node.substring(50, 70), random) + node.substring(70);
            Report report = doctor().response(Bench.bytes(ResponseCases.body(damaged, node)));
            assertThat(report.findings())
                    .as("seed %d round %d: %s", seed, round, damaged)
                    .isEmpty();
            assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
        }
    }

    @Test
    void random_bytes_never_throw() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        byte[] alphabet = Bench.bytes("a=&%+1f{}[]\":,\\u00sign=charset-gbkBEGIN-----MII\r\n <>?/v3HTTP/1.1 200 POST");
        for (int round = 0; round < 400; round++) {
            byte[] input = new byte[random.nextInt(200)];
            for (int i = 0; i < input.length; i++) {
                input[i] = random.nextInt(20) == 0
                        ? (byte) random.nextInt(256)
                        : alphabet[random.nextInt(alphabet.length)];
            }
            List<Report> reports = new ArrayList<>();
            reports.add(doctor().notice(input));
            reports.add(doctor().request(input, input));
            reports.add(doctor().response(input));
            reports.add(SignatureDoctor.builder()
                    .alipayKey(input)
                    .applicationPrivateKey(input)
                    .alipayCertificate(input)
                    .rootCertificates(input)
                    .build()
                    .keys());
            assertThat(reports)
                    .as("seed %d round %d", seed, round)
                    .noneMatch(it -> it.verdict() == Verdict.NOTHING_WRONG
                            && it.findings().isEmpty()
                            && input.length == 0)
                    .allSatisfy(it -> assertThat(it.findings()).doesNotContainNull());
        }
    }

    /** What may befall a notice, in any order and number. */
    private static final Map<Cause, UnaryOperator<Map<String, String>>> ACCIDENTS = new EnumMap<>(Map.of(
            Cause.FIELD_ADDED, it -> Bench.with(it, "s", "/index/notify"),
            Cause.FIELD_LOST, it -> Bench.without(it, "charset"),
            Cause.HTML_ESCAPED, it -> changed(it, "fund_bill_list", value -> value.replace("\"", "&quot;")),
            Cause.LINE_BREAKS_CHANGED, it -> changed(it, "body", value -> value.replace("\n", "\r\n")),
            Cause.BLANKS_ADDED, it -> changed(it, "out_trade_no", value -> value + " "),
            Cause.DECODED_TWICE, it -> changed(it, "passback_params", _ -> "shop=7&desk=中"),
            Cause.SIGN_PLUS_TO_BLANK, it -> changed(it, "sign", value -> value.replace('+', ' ')),
            Cause.SIGN_PADDING_LOST, it -> changed(it, "sign", value -> value.replace("=", "")),
            Cause.NULL_AS_TEXT, it -> Bench.with(it, "gmt_close", "null"),
            Cause.CERTIFICATE_NUMBER_NOT_SIGNED, it -> Bench.with(it, "alipay_cert_sn", "8a93cc88")));

    private static Map<String, String> changed(Map<String, String> fields, String name, UnaryOperator<String> change) {
        return Bench.with(fields, name, change.apply(fields.getOrDefault(name, "")));
    }

    @Test
    void every_two_accidents_are_both_named_and_no_third() {
        for (Cause first : ACCIDENTS.keySet()) {
            for (Cause second : ACCIDENTS.keySet()) {
                if (first != second) {
                    Map<String, String> broken = befallen(befallen(Bench.signedNotice(), first), second);
                    assertThat(Bench.doctor().build().notice(Bench.form(broken)).causes())
                            .as("%s, then %s", first, second)
                            .containsExactlyInAnyOrder(first, second);
                }
            }
        }
    }

    private static Map<String, String> befallen(Map<String, String> notice, Cause accident) {
        return Objects.requireNonNull(ACCIDENTS.get(accident)).apply(notice);
    }

    /** Every proof recovers the signed text itself, so the difference it shows is the whole truth. */
    @Test
    void a_proof_shows_where_the_texts_part() {
        Map<String, String> signed = Bench.signedNotice();
        Report report = doctor().notice(Bench.form(Bench.with(signed, "body", "line one\r\nline two")));
        Difference difference = report.difference().orElseThrow();
        String text = Bench.text(new TreeMap<>(Bench.notice()));
        assertThat(difference.offset()).isEqualTo(Bench.bytes(text.substring(0, text.indexOf('\n'))).length);
        assertThat(difference.characterHere()).contains("U+000D");
        assertThat(difference.characterThere()).contains("U+000A");
        assertThat(difference.here()).contains("line one»\\r\\nline two");
        assertThat(difference.there()).contains("line one»\\nline two");
    }
}
