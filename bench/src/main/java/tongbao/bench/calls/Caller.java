package tongbao.bench.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Writes signed requests of a business app, from the contract alone. For one thread. */
public final class Caller {
    private final String host;
    private final String appId;
    private final String noncePrefix;
    private final InstantSource time;
    private final Mac mac;
    private final MessageDigest digest;
    private long nonces;

    /** {@code noncePrefix} is 8 or more of {@code A-Za-z0-9_-} that no other caller of this app uses. */
    public Caller(URI gateway, String appId, String secret, String noncePrefix, InstantSource time) {
        this.host = gateway.getRawAuthority();
        this.appId = appId;
        this.noncePrefix = noncePrefix;
        this.time = time;
        try {
            this.mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String appId() {
        return appId;
    }

    byte[] get(String path, String query) {
        return signed("GET", path, query, "");
    }

    byte[] post(String path, String json) {
        return signed("POST", path, "", json);
    }

    private byte[] signed(String method, String path, String query, String json) {
        byte[] body = json.getBytes(UTF_8);
        String target = query.isEmpty() ? path : path + "?" + query;
        StringBuilder head = new StringBuilder(512)
                .append(line(method + " " + target + " HTTP/1.1"))
                .append(line("Host: " + host));
        headers(method, path, query, body).forEach((name, value) -> head.append(line(name + ": " + value)));
        if (body.length > 0) {
            head.append(line("Content-Type: application/json")).append(line("Content-Length: " + body.length));
        }
        return concat(head.append("\r\n").toString().getBytes(UTF_8), body);
    }

    /** The headers by which a call of this app is known, with a nonce of its own; in the order of the contract. */
    public Map<String, String> headers(String method, String path, String query, byte[] body) {
        String timestamp = Long.toString(time.instant().getEpochSecond());
        String nonce = noncePrefix + "-" + String.format("%010d", nonces++);
        String text = String.join(
                "\n",
                "TONGBAO1-HMAC-SHA256",
                appId,
                method,
                path,
                sorted(query),
                timestamp,
                nonce,
                HexFormat.of().formatHex(digest.digest(body)));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-App-Id", appId);
        headers.put("X-Timestamp", timestamp);
        headers.put("X-Nonce", nonce);
        headers.put("X-Signature", HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8))));
        return headers;
    }

    private static String sorted(String query) {
        String[] pairs = query.split("&", -1);
        Arrays.sort(pairs);
        return String.join("&", pairs);
    }

    static String line(String text) {
        return text + "\r\n";
    }

    static byte[] concat(byte[] head, byte[] body) {
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }
}
