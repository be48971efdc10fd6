package tongbao.server.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs and checks the eight lines. */
final class Signature {
    private Signature() {}

    static String of(Algorithm algorithm, Secret secret, String text) {
        return switch (algorithm) {
            case HMAC_SHA256 -> HexFormat.of().formatHex(hmac(secret, text));
        };
    }

    /** Compared in constant time. */
    static boolean matches(App app, String text, String signature) {
        byte[] right = of(app.algorithm(), app.secret(), text).getBytes(US_ASCII);
        return MessageDigest.isEqual(right, signature.getBytes(US_ASCII));
    }

    private static byte[] hmac(Secret secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
