package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.v3.util.AlipayConfigUtil;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random parameters, signed and verified by us and by the official libraries, each by the other. A failure names its
 * seed; {@code -Dalipay.seed=…} runs it again.
 */
@Tag("slow")
class OfficialSigningTest {
    private static final int ROUNDS_OF_TEXT = 2_000;
    private static final int ROUNDS_OF_SIGNATURES = 40;
    private static final String[] LETTERS = {
        "a",
        "Z",
        "0",
        "_",
        " ",
        "=",
        "&",
        "+",
        "%",
        "%41",
        "/",
        "\\",
        "\"",
        "'",
        "{",
        "}",
        "<",
        ">",
        "\t",
        "\n",
        "\r",
        "\u00a0",
        "\u200b",
        "\u3000",
        "\u2028",
        "é",
        "中",
        "支付",
        "😀",
        "👨‍👩‍👧",
        "\u0000",
        "~",
        "*",
        "€",
        "㐀"
    };

    private final long seed = Long.getLong("alipay.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final OwnKey own = OwnKey.of(SignType.RSA2, Vectors.text("keys/app.pkcs8.b64"));

    @Test
    void the_text_to_sign_is_the_official_one() {
        for (int round = 0; round < ROUNDS_OF_TEXT; round++) {
            Map<String, String> parameters = parameters();
            assertThat(SignedText.of(parameters))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(AlipaySignature.getSignContent(new TreeMap<>(parameters)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK"})
    void a_signature_is_the_official_one_in_either_charset(String charset) throws Exception {
        for (int round = 0; round < ROUNDS_OF_SIGNATURES; round++) {
            String text = "a=1&" + SignedText.of(parameters());
            for (SignType type : List.of(SignType.RSA2, SignType.RSA)) {
                String theirs = AlipaySignature.rsaSign(text, Vectors.text("keys/app.pkcs8.b64"), charset, type.name());
                OwnKey key = OwnKey.of(type, Vectors.text("keys/app.pkcs8.b64"));
                assertThat(key.sign(text, Charset.forName(charset)))
                        .as("seed %d round %d", seed, round)
                        .isEqualTo(theirs);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK"})
    void what_we_send_over_v2_the_official_library_verifies_after_decoding_it(String name) throws Exception {
        Charset charset = Charset.forName(name);
        var wire = new WireV2(
                new Application("2021000100000001", Optional.empty()),
                own,
                URI.create("https://alipay.example/gateway.do"),
                charset,
                Optional.empty(),
                Clock.systemUTC());
        for (int round = 0; round < ROUNDS_OF_SIGNATURES; round++) {
            Map<String, String> parameters = parameters();
            parameters.values().removeIf(it -> !charset.newEncoder().canEncode(it));
            HttpRequest request = wire.request(new Command("alipay.trade.x", parameters), Tokens.NONE);
            var sent =
                    new TreeMap<>(Vectors.decodedQuery(request.uri().toString().replaceFirst("[^?]*\\?", ""), charset));
            sent.putAll(Vectors.decodedQuery(body(request), charset));
            assertThat(AlipaySignature.rsaCheckContent(
                            AlipaySignature.getSignContent(without(sent, "sign")),
                            sent.get("sign"),
                            Vectors.text("keys/app.public.b64"),
                            name))
                    .as("SHA-1, which was not asked for: seed %d round %d", seed, round)
                    .isFalse();
            assertThat(AlipaySignature.rsa256CheckContent(
                            AlipaySignature.getSignContent(without(sent, "sign")),
                            sent.get("sign"),
                            Vectors.text("keys/app.public.b64"),
                            name))
                    .as("seed %d round %d", seed, round)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK"})
    void a_notice_that_one_side_signs_the_other_finds_genuine(String name) throws Exception {
        Charset charset = Charset.forName(name);
        Keys keys = Vectors.ourKeys();
        for (int round = 0; round < ROUNDS_OF_SIGNATURES; round++) {
            Map<String, String> fields = parameters();
            fields.values().removeIf(it -> !charset.newEncoder().canEncode(it));
            fields.put("charset", name);
            String sign = AlipaySignature.rsaSign(
                    AlipaySignature.getSignContent(new TreeMap<>(fields)),
                    Vectors.text("keys/alipay.pkcs8.b64"),
                    name,
                    "RSA2");
            assertThat(NoticeReader.read(form(fields, sign, charset), keys))
                    .as("seed %d round %d", seed, round)
                    .isInstanceOf(NoticeVerdict.Unfamiliar.class);
            String ours = Vectors.alipaysKeys().sign(SignedText.of(fields), charset);
            var all = new HashMap<>(fields);
            all.put("sign", ours);
            all.put("sign_type", "RSA2");
            assertThat(AlipaySignature.rsaCheckV1(all, Vectors.text("keys/alipay.public.b64"), name, "RSA2"))
                    .as("seed %d round %d", seed, round)
                    .isTrue();
        }
    }

    @Test
    void a_v3_request_is_signed_as_the_official_library_signs_it() throws Exception {
        var official = new AlipayConfigUtil();
        official.setAppId("2021000100000001");
        official.setPrivateKey(Vectors.text("keys/app.pkcs8.b64"));
        var wire = new WireV3(
                new Application("2021000100000001", Optional.empty()),
                own,
                URI.create("https://alipay.example/"),
                Optional.empty(),
                Clock.systemUTC());
        Pattern stamp = Pattern.compile("nonce=([^,]+),timestamp=([0-9]+)");
        for (int round = 0; round < ROUNDS_OF_SIGNATURES; round++) {
            var line = new WireV3.Line("POST", "/v3/alipay/x?a=" + PathV3.encoded(text()), text());
            Optional<String> token = random.nextBoolean() ? Optional.of("token" + round) : Optional.empty();
            Map<String, String> headers = new HashMap<>();
            token.ifPresent(it -> headers.put("alipay-app-auth-token", it));
            official.sign(line.verb(), line.uri(), line.body(), headers);
            String theirs = headers.getOrDefault("Authorization", "");
            Matcher used = stamp.matcher(theirs);
            assertThat(used.find()).isTrue();
            assertThat(wire.authorization(
                            new WireV3.Stamp(used.group(1), Long.parseLong(used.group(2))),
                            line,
                            new Tokens(token, Optional.empty())))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(theirs);
        }
    }

    @Test
    void a_v3_response_that_one_side_believes_the_other_believes() throws Exception {
        var official = new AlipayConfigUtil();
        official.setAlipayPublicKey(Vectors.text("keys/alipay.public.b64"));
        for (int round = 0; round < ROUNDS_OF_SIGNATURES; round++) {
            String body = JsonText.object(Map.of("subject", JsonText.string(text())));
            String sign = FakeAlipay.signV3(random.nextBoolean() ? body : body + " ");
            boolean theirs = official.verify(body, sign, null, FakeAlipay.TIMESTAMP, FakeAlipay.NONCE);
            var received = Vectors.received(
                    200,
                    Map.of(
                            "alipay-timestamp", FakeAlipay.TIMESTAMP,
                            "alipay-nonce", FakeAlipay.NONCE,
                            "alipay-signature", sign),
                    body.getBytes(StandardCharsets.UTF_8));
            Answer ours = new ResponseV3(received, Optional.empty())
                    .answer(Vectors.ourKeys().trust(), Deadline.in(Duration.ofMinutes(1)));
            assertThat(ours instanceof Answer.Signed)
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(theirs);
        }
    }

    @Test
    void one_changed_bit_anywhere_is_noticed() {
        byte[] text = SignedText.of(Map.of("a", "支付 100%+1")).getBytes(StandardCharsets.UTF_8);
        byte[] sign = Signatures.sign(SignType.RSA2, own.key(), text);
        for (int round = 0; round < 200; round++) {
            byte[] changed = text.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(own.made(changed, sign))
                    .as("seed %d round %d", seed, round)
                    .isFalse();
            byte[] forged = sign.clone();
            forged[random.nextInt(forged.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(own.made(text, forged))
                    .as("seed %d round %d", seed, round)
                    .isFalse();
        }
        assertThat(own.made(text, sign)).isTrue();
        assertThat(Base64.getEncoder().encodeToString(sign)).hasSize(344);
    }

    private Map<String, String> parameters() {
        var parameters = new TreeMap<String, String>();
        for (int size = 1 + random.nextInt(12); size > 0; size--) {
            parameters.put("p" + (char) ('A' + random.nextInt(50)) + random.nextInt(30), text());
        }
        return parameters;
    }

    private String text() {
        var text = new StringBuilder();
        for (int length = random.nextInt(6); length > 0; length--) {
            text.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }

    private static Map<String, String> without(Map<String, String> all, String name) {
        var rest = new TreeMap<>(all);
        rest.remove(name);
        return rest;
    }

    private static byte[] form(Map<String, String> fields, String sign, Charset charset) {
        var all = new TreeMap<>(fields);
        all.put("sign", sign);
        all.put("sign_type", "RSA2");
        return all.entrySet().stream()
                .map(it -> URLEncoder.encode(it.getKey(), charset) + "=" + URLEncoder.encode(it.getValue(), charset))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String body(HttpRequest request) {
        var bytes = new ByteArrayOutputStream();
        request.bodyPublisher().orElseThrow().subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(ByteBuffer item) {
                byte[] next = new byte[item.remaining()];
                item.get(next);
                bytes.writeBytes(next);
            }

            @Override
            public void onError(Throwable throwable) {
                throw new IllegalStateException(throwable);
            }

            @Override
            public void onComplete() {}
        });
        return bytes.toString(StandardCharsets.US_ASCII);
    }
}
