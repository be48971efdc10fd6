package tongbao.alipay;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/** Public key mode: whoever holds one of these keys is Alipay. While Alipay's key changes there are two. */
record TrustedKeys(SignType type, List<PublicKey> known) implements Trust {
    TrustedKeys {
        known = known.stream().map(TheirRsaKey::of).toList();
        if (known.isEmpty()) {
            throw new IllegalArgumentException("an Alipay public key is needed");
        }
    }

    static TrustedKeys of(SignType type, List<String> alipayPublicKeys) {
        return new TrustedKeys(
                type,
                alipayPublicKeys.stream()
                        .map(it -> KeyText.alipayPublicKey(type, it))
                        .toList());
    }

    @Override
    public Signer signer(Optional<String> serial, Deadline deadline) {
        return new Signer.Known(known);
    }

    @Override
    public String whenItIsOurs() {
        return "the Alipay public key is the application's own public key;"
                + " take the one that the console shows as 支付宝公钥 (Alipay public key), not 应用公钥";
    }

    @Override
    public List<Expiry> expiries() {
        return List.of();
    }
}
