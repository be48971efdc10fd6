package tongbao.sandbox.wire;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import java.util.function.Supplier;

/** A private key that signs as fast as this machine can. */
final class SigningKey extends FastKey<PrivateKey> implements PrivateKey {
    private static final long serialVersionUID = 1L;

    SigningKey(PrivateKey read) {
        this(read, FastProvider::find);
    }

    SigningKey(PrivateKey read, Supplier<Optional<Provider>> fastProvider) {
        super(
                read,
                factory -> factory.generatePrivate(new PKCS8EncodedKeySpec(read.getEncoded())),
                Signature::initSign,
                fastProvider);
    }

    @Override
    public String toString() {
        return "SigningKey[…]";
    }
}
