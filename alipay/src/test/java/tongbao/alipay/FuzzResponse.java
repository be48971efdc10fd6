package tongbao.alipay;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Any bytes as a response of Alipay: an answer comes out, and only what Alipay signed somewhere is ever signed. */
public final class FuzzResponse {
    private static final Deadline DEADLINE = Deadline.in(Duration.ofDays(1));
    private static final Optional<ContentKey> CONTENT_KEY =
            Optional.of(ContentKey.of(ContentCipher.AES, "aYA0GP8JEW+D7/UFaskCWA=="));
    private static final Trust KEYS = Vectors.ourKeys().trust();
    private static final Trust CERTIFICATES = certificates();

    /** Whoever has no key can only show these again. */
    private static final Set<String> SIGNED_SOMEWHERE = signedSomewhere();

    private FuzzResponse() {}

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        byte[] body = Arrays.copyOfRange(data, 1, data.length);
        Answer answer = switch (data[0]) {
            case '1' -> v2(body, "text/html;charset=GBK", Optional.empty(), KEYS);
            case '2' -> v2(body, "", CONTENT_KEY, KEYS);
            case '3' -> v2(body, "", Optional.empty(), CERTIFICATES);
            case '4' -> v3(200, body, Optional.empty());
            case '5' -> v3(400, body, Optional.empty());
            case '6' -> v3(204, body, Optional.empty());
            case '7' -> v3(200, body, CONTENT_KEY);
            default -> v2(body, "", Optional.empty(), KEYS);
        };
        if (answer instanceof Answer.Signed(Fields fields) && !SIGNED_SOMEWHERE.contains(bare(fields.json()))) {
            throw new IllegalStateException("believed, and Alipay never signed it: " + fields.json());
        }
    }

    private static Answer v2(byte[] body, String contentType, Optional<ContentKey> contentKey, Trust trust) {
        var received = Vectors.received(200, Map.of("Content-Type", contentType), body);
        return new ResponseV2(received, TradeQuery.METHOD, contentKey).answer(trust, DEADLINE);
    }

    /** The first line is the signature. */
    private static Answer v3(int status, byte[] data, Optional<ContentKey> contentKey) {
        String text = new String(data, StandardCharsets.ISO_8859_1);
        int end = Math.max(0, text.indexOf('\n'));
        var headers = new TreeMap<>(Map.of(
                "alipay-timestamp", FakeAlipay.TIMESTAMP,
                "alipay-nonce", FakeAlipay.NONCE,
                "alipay-signature", text.substring(0, end)));
        byte[] body = Arrays.copyOfRange(data, Math.min(data.length, end + 1), data.length);
        return new ResponseV3(Vectors.received(status, headers, body), contentKey).answer(KEYS, DEADLINE);
    }

    private static Set<String> signedSomewhere() {
        Set<String> all = new HashSet<>(Set.of(""));
        for (JsonNode vector : Vectors.of("03-v2-responses.json")) {
            for (String name : List.of("extractedSignSource", "decrypted")) {
                vector.path(name).asStringOpt().ifPresent(it -> all.add(bare(it)));
            }
            vector.path("rawResponse").asStringOpt().ifPresent(it -> node(it).ifPresent(all::add));
        }
        for (JsonNode vector : Vectors.of("07-v3.json")) {
            vector.path("responseBody").asStringOpt().ifPresent(it -> all.add(bare(it)));
        }
        return all;
    }

    private static Optional<String> node(String response) {
        try {
            return JsonText.members(response).values().stream()
                    .map(JsonText.Value::raw)
                    .filter(it -> it.startsWith("{"))
                    .map(FuzzResponse::bare)
                    .findFirst();
        } catch (JsonText.MalformedJson _) {
            return Optional.empty();
        }
    }

    /** Slashes may come escaped or not; both are the same text to Alipay's own software. */
    private static String bare(String json) {
        return json.replace("\\/", "/");
    }

    private static Trust certificates() {
        Roots roots = Roots.of(SignType.RSA2, Vectors.text("certs/alipayRootCert.crt"));
        List<Certificate> local = List.of(Vectors.certificate("certs/alipayCertPublicKey_RSA2.crt"));
        DownloadedCertificates.Source none = _ -> {
            throw new Roots.Unbelievable("nothing is downloaded here");
        };
        return new TrustedCertificates(roots, local, new DownloadedCertificates(roots, local, none, Clock.systemUTC()));
    }
}
