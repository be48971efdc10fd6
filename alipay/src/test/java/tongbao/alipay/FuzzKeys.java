package tongbao.alipay;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Any bytes as keys or certificates: they are read, or refused with a message that does not repeat them. */
public final class FuzzKeys {
    private static final List<Consumer<String>> READERS = List.of(
            text -> KeyText.applicationPrivateKey(SignType.RSA2, text),
            text -> KeyText.applicationPrivateKey(SignType.SM2, text),
            text -> KeyText.alipayPublicKey(SignType.RSA2, text),
            text -> KeyText.alipayPublicKey(SignType.SM2, text),
            text -> CertificateText.one(SignType.RSA2, "it", text).serial(),
            text -> CertificateText.one(SignType.RSA2, "it", text).commonName(),
            text -> Roots.of(SignType.RSA2, text).serial(),
            text -> ContentKey.of(ContentCipher.AES, text));

    private static final int LONG_ENOUGH_TO_BE_A_SECRET = 24;

    private FuzzKeys() {}

    /** The first byte says as what the rest is read. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        String text = new String(data, 1, data.length - 1, StandardCharsets.ISO_8859_1);
        try {
            READERS.get(Math.floorMod(data[0] - '0', READERS.size())).accept(text);
        } catch (IllegalArgumentException e) {
            if (text.length() >= LONG_ENOUGH_TO_BE_A_SECRET
                    && String.valueOf(e.getMessage()).contains(text)) {
                throw new IllegalStateException("the message repeats the key", e);
            }
        }
    }
}
