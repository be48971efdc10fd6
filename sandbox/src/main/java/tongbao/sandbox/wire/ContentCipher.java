package tongbao.sandbox.wire;

import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Content that only an application and Alipay can read: AES/CBC/PKCS5Padding, Base64 with padding. */
public final class ContentCipher {
    private static final int BLOCK_BYTES = 16;

    private final Kind kind;
    private final SecretKeySpec key;

    private ContentCipher(Kind kind, SecretKeySpec key) {
        this.kind = kind;
        this.key = key;
    }

    /** Alipay's names of it. */
    public enum Kind {
        /** The first block is mixed with zeros, so that equal contents look equal. */
        AES,
        /** The first block is mixed with sixteen random bytes, which travel in front. */
        AES_V2;

        public static Optional<Kind> named(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst();
        }
    }

    /** Nothing when the text is not the Base64 of 16, 24 or 32 bytes. */
    public static Optional<ContentCipher> of(Kind kind, String key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(key);
            return bytes.length == 16 || bytes.length == 24 || bytes.length == 32
                    ? Optional.of(new ContentCipher(kind, new SecretKeySpec(bytes, "AES")))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public String encrypt(String text, Charset charset, SecureRandom random) {
        byte[] front = new byte[kind == Kind.AES ? 0 : BLOCK_BYTES];
        random.nextBytes(front);
        try {
            byte[] secret = cipher(Cipher.ENCRYPT_MODE, front).doFinal(text.getBytes(charset));
            byte[] all = Arrays.copyOf(front, front.length + secret.length);
            System.arraycopy(secret, 0, all, front.length, secret.length);
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES", e);
        }
    }

    /** Nothing when it is not this key's work. */
    public Optional<String> decrypt(String text, Charset charset) {
        try {
            byte[] all = Base64.getDecoder().decode(text);
            int frontBytes = kind == Kind.AES ? 0 : BLOCK_BYTES;
            if (all.length < frontBytes + BLOCK_BYTES) {
                return Optional.empty();
            }
            byte[] clear = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, frontBytes))
                    .doFinal(all, frontBytes, all.length - frontBytes);
            return Optional.of(new String(clear, charset));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] front) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, key, new IvParameterSpec(Arrays.copyOf(front, BLOCK_BYTES)));
        return cipher;
    }
}
