package tongbao.alipay.doctor;

import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The AES of the content encryption (接口内容加密方式): CBC with an initial vector of zeros, as gateway v2 has it. */
final class ContentKey {
    private static final int BLOCK_BYTES = 16;

    private ContentKey() {}

    static Optional<String> encrypted(byte[] key, String text, Charset charset) {
        return run(Cipher.ENCRYPT_MODE, key, text.getBytes(charset))
                .map(it -> Base64.getEncoder().encodeToString(it));
    }

    static Optional<String> decrypted(byte[] key, String base64, Charset charset) {
        return run(Cipher.DECRYPT_MODE, key, PastedText.der(base64)).map(it -> new String(it, charset));
    }

    private static Optional<byte[]> run(int mode, byte[] keyFile, byte[] input) {
        byte[] key = PastedText.of(keyFile).der();
        if (key.length != 16 && key.length != 24 && key.length != 32) {
            return Optional.empty();
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[BLOCK_BYTES]));
            return Optional.of(cipher.doFinal(input));
        } catch (GeneralSecurityException _) {
            return Optional.empty(); // not what this key encrypted
        }
    }
}
