package tongbao.sandbox.wire;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import java.util.function.Supplier;

/** A public key that checks signatures as fast as this machine can. */
final class CheckingKey implements PublicKey {
    private static final long serialVersionUID = 1L;
    private final PublicKey read;
    private final transient FastKey<PublicKey> fast;

    CheckingKey(PublicKey read) {
        this(read, FastProvider::find);
    }

    CheckingKey(PublicKey read, Supplier<Optional<Provider>> fastProvider) {
        this.read = read;
        this.fast = new FastKey<>(
                read,
                factory -> factory.generatePublic(new X509EncodedKeySpec(read.getEncoded())),
                Signature::initVerify,
                fastProvider);
    }

    /** A check that waits for its text. */
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
}
