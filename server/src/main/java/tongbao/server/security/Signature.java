package tongbao.server.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.HexFormat;

/** Signs and checks the eight lines. */
final class Signature {
    private Signature() {}

    static String of(Algorithm algorithm, Secret secret, String text) {
        return switch (algorithm) {
            case HMAC_SHA256 -> HexFormat.of().formatHex(secret.hmac(text));
        };
    }

    /** Compared in constant time. */
    static boolean matches(App app, String text, String signature) {
        byte[] right = of(app.algorithm(), app.secret(), text).getBytes(US_ASCII);
        return MessageDigest.isEqual(right, signature.getBytes(US_ASCII));
    }
}
