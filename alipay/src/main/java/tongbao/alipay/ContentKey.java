package tongbao.alipay;

import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The secret that both sides encrypt content with; on the wire the result is Base64. */
final class ContentKey {
    private static final int BLOCK_BYTES = 16;
    private static final Set<Integer> AES_KEY_BYTES = Set.of(16, 24, 32);

    private final ContentCipher cipher;
    private final SecretKeySpec key;
    private final SecureRandom chance = new SecureRandom();

    private ContentKey(ContentCipher cipher, SecretKeySpec key) {
        this.cipher = cipher;
        this.key = key;
    }

    /** The content does not decrypt: another key, or not encrypted at all. */
    static final class Undecipherable extends RuntimeException {
        Undecipherable() {
            super("it cannot be decrypted with the configured content key");
        }
    }

    /** The key as the console shows it, Base64. */
    static ContentKey of(ContentCipher cipher, String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("the content key is not Base64");
        }
        boolean fits = cipher == ContentCipher.SM4 ? bytes.length == BLOCK_BYTES : AES_KEY_BYTES.contains(bytes.length);
        if (!fits) {
            throw new IllegalArgumentException(
                    "the content key has " + bytes.length + " bytes; " + cipher + " needs 16");
        }
        if (cipher == ContentCipher.SM4) {
            SmProvider.required();
        }
        return new ContentKey(cipher, new SecretKeySpec(bytes, cipher == ContentCipher.SM4 ? "SM4" : "AES"));
    }

    ContentCipher cipher() {
        return cipher;
    }

    String encrypt(String text, Charset charset) {
        try {
            byte[] start = new byte[BLOCK_BYTES];
            if (cipher != ContentCipher.AES) {
                chance.nextBytes(start);
            }
            Cipher engine = engine(Cipher.ENCRYPT_MODE, start);
            byte[] content = engine.doFinal(text.getBytes(charset));
            byte[] sent = cipher == ContentCipher.AES ? content : joined(start, content);
            return Base64.getEncoder().encodeToString(sent);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a content key that was accepted can encrypt", e);
        }
    }

    /** Throws {@link Undecipherable}. */
    String decrypt(String text, Charset charset) {
        try {
            byte[] sent = Base64.getDecoder().decode(text);
            int behindStart = cipher == ContentCipher.AES ? 0 : BLOCK_BYTES;
            if (sent.length < behindStart) {
                throw new Undecipherable();
            }
            byte[] start = Arrays.copyOf(cipher == ContentCipher.AES ? new byte[0] : sent, BLOCK_BYTES);
            byte[] content = engine(Cipher.DECRYPT_MODE, start).doFinal(sent, behindStart, sent.length - behindStart);
            return new String(content, charset);
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            throw new Undecipherable();
        }
    }

    private Cipher engine(int mode, byte[] start) throws GeneralSecurityException {
        Cipher engine = switch (cipher) {
            case AES, AES_V2 -> Cipher.getInstance("AES/CBC/PKCS5Padding");
            case SM4 -> Cipher.getInstance("SM4/GCM/NoPadding", SmProvider.required());
        };
        engine.init(mode, key, new IvParameterSpec(start));
        return engine;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Override
    public String toString() {
        return "ContentKey[••••]";
    }
}
