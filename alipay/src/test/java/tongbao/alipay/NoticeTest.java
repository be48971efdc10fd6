package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.internal.util.AlipaySignature;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class NoticeTest {
    private static final Charset UTF_8 = StandardCharsets.UTF_8;
    private static final AlipayClient CLIENT = Vectors.client().build();
    private static final Keys KEYS = Vectors.ourKeys();

    /** The verdict on each recorded body; one that is not here fails. */
    private static final Map<String, String> EXPECTED = Vectors.table("""
            notify-01-trade-success                    Genuine
            notify-02-special-characters               Genuine
            notify-03-partial-refund                   Genuine
            notify-04-full-refund                      Genuine
            notify-06-trade-finished                   Genuine
            notify-07-wait-buyer-pay                   Genuine
            notify-08-tampered-amount                  SIGN_MISMATCH
            notify-09-extra-field-injected             FIELD_ADDED
            notify-11-double-decoded                   Genuine          the body itself; see below for what became of it
            notify-12-hex-signature                    SIGN_NOT_BASE64
            notify-13-empty-and-blank-fields           Genuine
            notify-14-gbk                              Genuine
            notify-16-rsa1                             SIGN_TYPE        SHA-1 is not offered
            notify-17-sign-type-missing-in-map         Genuine          checked as RSA2, which is configured
            notify-18-no-sign                          UNSIGNED
            notify-19-other-key                        SIGN_MISMATCH
            notify-21-message-api-v1-style             Unfamiliar       a message, not a trade notice
            notify-22-message-api-v2-style             OTHER_RULE
            notify-23-return-url                       Unfamiliar       the buyer's browser brings it; no notice
            notify-24-return-url-with-merchant-param   FIELD_ADDED
            """);

    @TestFactory
    Stream<DynamicTest> every_notice_vector_is_judged_as_listed() {
        return Vectors.of("04-notify.json").stream()
                .map(it -> DynamicTest.dynamicTest(it.get("id").asString(), () -> check(it)));
    }

    private static void check(JsonNode vector) {
        Keys keys = Vectors.ourKeysTrusting(vector.get("alipayPublicKey").asString());
        NoticeVerdict verdict = NoticeReader.read(bytes(vector.get("rawBody").asString()), keys);
        assertThat(word(verdict)).isEqualTo(EXPECTED.get(vector.get("id").asString()));
        if (verdict instanceof NoticeVerdict.Genuine(Notice notice) && vector.has("decoded")) {
            var decoded = new TreeMap<>(Vectors.map(vector.get("decoded")));
            decoded.keySet().removeAll(List.of("sign", "sign_type"));
            assertThat(notice.fields()).isEqualTo(decoded);
        }
    }

    @Test
    void the_table_names_no_vector_that_is_gone() {
        assertThat(Vectors.of("04-notify.json").stream().map(it -> it.get("id").asString()))
                .containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
    }

    @Test
    void the_fields_of_a_full_refund_are_read() {
        JsonNode vector = Vectors.of("04-notify.json").stream()
                .filter(it -> it.get("id").asString().equals("notify-04-full-refund"))
                .findFirst()
                .orElseThrow();
        var verdict = read(vector.get("rawBody").asString());
        assertThat(verdict).isInstanceOfSatisfying(NoticeVerdict.Genuine.class, genuine -> {
            Notice notice = genuine.notice();
            assertThat(notice.tradeStatus()).isEqualTo(TradeStatus.TRADE_CLOSED);
            assertThat(notice.totalAmount()).isEqualTo(Yuan.of("88.88"));
            assertThat(notice.refundFee()).contains(Yuan.of("88.88"));
            assertThat(notice.outBizNo()).isPresent();
            assertThat(notice.gmtRefund()).isPresent();
            assertThat(notice.gmtClose()).isPresent();
            assertThat(notice.gmtPayment()).contains(Instant.parse("2026-11-22T02:00:05Z"));
        });
    }

    @Test
    void what_the_official_sdk_signs_is_genuine_and_what_we_find_genuine_it_verifies() throws Exception {
        var fields = new TreeMap<>(fields());
        fields.put("sign", alipaySigns(fields));
        fields.put("sign_type", "RSA2");
        assertThat(word(read(form(fields)))).isEqualTo("Genuine");
        assertThat(AlipaySignature.rsaCheckV1(fields, Vectors.text("keys/alipay.public.b64"), "utf-8", "RSA2"))
                .isTrue();
    }

    @Test
    void each_usual_accident_on_the_way_is_named() throws Exception {
        var sent = new TreeMap<>(fields());
        String bills = sent.getOrDefault("fund_bill_list", "");
        String sign = alipaySigns(sent);
        sent.put("sign", sign);
        sent.put("sign_type", "RSA2");
        assertThat(word(read(form(changed(sent, it -> it.replace("\"", "&quot;"))))))
                .isEqualTo("HTML_ESCAPED");
        assertThat(word(read(form(with(sent, "sign", sign + " "))))).isEqualTo("SIGN_NOT_BASE64");
        assertThat(word(read(form(with(sent, "subject", sent.get("subject") + " ")))))
                .isEqualTo("BLANKS_ADDED");
        assertThat(word(read(form(with(sent, "shop", "7"))))).isEqualTo("FIELD_ADDED");
        assertThat(word(read(form(with(sent, "total_amount", "0.01"))))).isEqualTo("SIGN_MISMATCH");
        assertThat(word(read(form(with(sent, "sign", sign.replace('+', ' ')))))).isEqualTo("DECODED_TWICE");
        assertThat(word(read(form(with(sent, "fund_bill_list", encoded(bills))))))
                .isEqualTo("ENCODED_TWICE");
        assertThat(word(read(form(with(sent, "sign", Vectors.ourKeys().sign(SignedText.of(fields()), UTF_8))))))
                .isEqualTo("OWN_KEY");
    }

    @Test
    void a_body_that_is_no_notice_is_refused_with_a_reason_and_never_throws() {
        assertThat(word(read(""))).isEqualTo("NOT_A_FORM");
        assertThat(word(read("{\"a\":1}"))).isEqualTo("NOT_A_FORM");
        assertThat(word(read("a=%zz"))).isEqualTo("NOT_A_FORM");
        assertThat(word(read("a=%e"))).isEqualTo("NOT_A_FORM");
        assertThat(word(read("a=1&a=1"))).isEqualTo("REPEATED_FIELD");
        assertThat(word(read("a=1&charset=utf-16"))).isEqualTo("CHARSET");
        assertThat(word(read("a=%ff&charset=utf-8"))).isEqualTo("CHARSET");
        assertThat(word(read("a=1"))).isEqualTo("UNSIGNED");
        assertThat(word(read("a=1&sign="))).isEqualTo("UNSIGNED");
        assertThat(word(read("a=1&sign=*"))).isEqualTo("SIGN_NOT_BASE64");
        assertThat(word(read("a=1&sign=AAAAzzzz"))).isEqualTo("SIGN_MISMATCH");
        assertThat(word(read("a=1&sign=AAAAzzzz&sign_type=RSA"))).isEqualTo("SIGN_TYPE");
        assertThat(word(read("a=" + "1".repeat(NoticeForm.BYTES_MAX)))).isEqualTo("TOO_LARGE");
        assertThat(word(read("a=1&".repeat(NoticeForm.FIELDS_MAX) + "b=1"))).isEqualTo("TOO_LARGE");
    }

    @Test
    void random_bytes_never_throw_and_are_never_genuine() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        byte[] alphabet = "a=&%+1fcharset=utf-8&sign=gbk\u00ff".getBytes(StandardCharsets.ISO_8859_1);
        for (int round = 0; round < 5_000; round++) {
            byte[] body = new byte[random.nextInt(60)];
            for (int i = 0; i < body.length; i++) {
                body[i] = alphabet[random.nextInt(alphabet.length)];
            }
            assertThat(NoticeReader.read(body, KEYS))
                    .as("seed %d round %d", seed, round)
                    .isInstanceOf(NoticeVerdict.NotGenuine.class);
        }
    }

    private static Map<String, String> fields() {
        return new TreeMap<>(Map.ofEntries(
                Map.entry("notify_type", "trade_status_sync"),
                Map.entry("notify_id", "2026112200222100006000001234567890"),
                Map.entry("app_id", "2021000100000001"),
                Map.entry("charset", "utf-8"),
                Map.entry("subject", "支付 100%+1"),
                Map.entry("fund_bill_list", "[{\"amount\":\"88.88\"}]"),
                Map.entry("out_trade_no", "T1"),
                Map.entry("trade_no", "2026112222001400001000000001"),
                Map.entry("trade_status", "TRADE_SUCCESS"),
                Map.entry("total_amount", "88.88")));
    }

    private static String alipaySigns(Map<String, String> fields) throws Exception {
        String text = AlipaySignature.getSignContent(new TreeMap<>(fields));
        return AlipaySignature.rsaSign(text, Vectors.text("keys/alipay.pkcs8.b64"), "utf-8", "RSA2");
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        var changed = new TreeMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, String> changed(Map<String, String> fields, UnaryOperator<String> change) {
        var changed = new TreeMap<>(fields);
        changed.replaceAll((name, value) -> name.equals("sign_type") ? value : change.apply(value));
        return changed;
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(it -> it.getKey() + "=" + encoded(it.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    private static NoticeVerdict read(String body) {
        return CLIENT.notice(bytes(body));
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String word(NoticeVerdict verdict) {
        return switch (verdict) {
            case NoticeVerdict.Genuine _ -> "Genuine";
            case NoticeVerdict.Unfamiliar _ -> "Unfamiliar";
            case NoticeVerdict.NotGenuine(var reason, var _) -> reason.name();
        };
    }
}
