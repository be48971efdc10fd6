package tongbao.up;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@code call METHOD PATH [BODY]}: one call of the business API as the demo app, signed when it is made. */
final class Call {
    private static final Set<String> METHODS = Set.of("GET", "POST", "DELETE");

    private final Clock clock;
    private final SecureRandom chance;

    Call(Clock clock, SecureRandom chance) {
        this.clock = clock;
        this.chance = chance;
    }

    /** Prints the answer's body; 0 when it was a success. */
    int run(List<String> words) {
        Options options = Options.read(words, Set.of("data"), Set.of());
        List<String> rest = options.rest();
        if (rest.size() < 2 || rest.size() > 3 || !METHODS.contains(rest.getFirst())) {
            throw new Refusal("call METHOD PATH [BODY], such as: call GET '/api/v1/pay/query?out_trade_no=demo-1'");
        }
        DevFile dev = DevFile.read(options.folder());
        String body = rest.size() == 3 ? rest.get(2) : "";
        HttpResponse<String> answer = new Http().send(signed(dev, rest.get(0), rest.get(1), body));
        answer.headers().firstValue("Idempotency-Hit").ifPresent(hit -> System.err.println("Idempotency-Hit: " + hit));
        System.out.println(answer.body());
        return answer.statusCode() / 100 == 2 ? 0 : 1;
    }

    private HttpRequest.Builder signed(DevFile dev, String method, String path, String body) {
        URI address;
        try {
            address = URI.create(dev.gatewayUrl() + path);
        } catch (IllegalArgumentException e) {
            throw new Refusal("not a path: " + path);
        }
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        byte[] random = new byte[16];
        chance.nextBytes(random);
        String nonce = HexFormat.of().formatHex(random);
        String text = String.join(
                "\n",
                "TONGBAO1-HMAC-SHA256",
                dev.appId(),
                method,
                address.getRawPath(),
                sorted(address.getRawQuery() == null ? "" : address.getRawQuery()),
                timestamp,
                nonce,
                sha256(body));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("X-App-Id", dev.appId())
                .header("X-Timestamp", timestamp)
                .header("X-Nonce", nonce)
                .header("X-Signature", hmac(dev.appSecret(), text));
        return body.isEmpty() ? request : request.header("Content-Type", "application/json");
    }

    private static String sorted(String query) {
        return Stream.of(query.split("&", -1)).sorted().collect(Collectors.joining("&"));
    }

    private static String sha256(String body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
