package tongbao.alipay;

import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A response of Alipay with the signature that came along, before anybody believed it.
 *
 * @param texts what the signature may be over; one of them has to match
 * @param sign Base64
 * @param serial which certificate of Alipay it names
 */
record SignedMessage(List<byte[]> texts, Optional<String> sign, Optional<String> serial) {
    SignedMessage {
        texts = List.copyOf(texts);
    }

    boolean isBy(SignType type, List<PublicKey> keys) {
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(sign.orElse(""));
        } catch (IllegalArgumentException _) {
            return false;
        }
        return texts.stream()
                .anyMatch(text -> keys.stream().anyMatch(key -> Signatures.verifies(type, key, text, signature)));
    }
}
