package tongbao.sandbox.wire;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import java.util.function.Supplier;

/** A private key that signs as fast as this machine can. */
final class SigningKey implements PrivateKey {
    private static final long serialVersionUID = 1L;
    private final PrivateKey read;
    private final transient FastKey<PrivateKey> fast;

    SigningKey(PrivateKey read) {
        this(read, FastProvider::find);
    }

    SigningKey(PrivateKey read, Supplier<Optional<Provider>> fastProvider) {
        this.read = read;
        this.fast = new FastKey<>(
                read,
                factory -> factory.generatePrivate(new PKCS8EncodedKeySpec(read.getEncoded())),
                Signature::initSign,
                fastProvider);
    }

    /** A signature that waits for its text. */
    Signature begun(String algorithm) throws GeneralSecurityException {
        return fast.begun(algorithm);
    }

    @Override
    public String getAlgorithm() {
        return read.getAlgorithm();
    }

    @Override
    public String getFormat() {
        return read.getFormat();
    }

    @Override
    public byte[] getEncoded() {
        return read.getEncoded();
    }

    @Override
    public String toString() {
        return "SigningKey[…]";
    }
}
