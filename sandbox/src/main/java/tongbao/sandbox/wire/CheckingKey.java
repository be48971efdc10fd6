package tongbao.sandbox.wire;

import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import java.util.function.Supplier;

/** A public key that checks signatures as fast as this machine can. */
final class CheckingKey extends FastKey<PublicKey> implements PublicKey {
    private static final long serialVersionUID = 1L;

    CheckingKey(PublicKey read) {
        this(read, FastProvider::find);
    }

    CheckingKey(PublicKey read, Supplier<Optional<Provider>> fastProvider) {
        super(
                read,
                factory -> factory.generatePublic(new X509EncodedKeySpec(read.getEncoded())),
                Signature::initVerify,
                fastProvider);
    }
}
