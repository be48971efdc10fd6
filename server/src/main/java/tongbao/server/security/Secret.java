package tongbao.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret text; it prints as dots. */
public final class Secret {
    private static final String HMAC = "HmacSHA256";

    private final Mac keyed;

    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret is not blank");
        }
        this.keyed = keyed(value);
    }

    private static Mac keyed(String value) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(value.getBytes(UTF_8), HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    /** The HMAC-SHA-256 of a text; the key is taken in once, and each text goes on from there. */
    byte[] hmac(String text) {
        try {
            return ((Mac) keyed.clone()).doFinal(text.getBytes(UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's " + HMAC + " can be cloned", e);
        }
    }

    @Override
    public String toString() {
        return "••••••";
    }
}
