package tongbao.alipay;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import org.jspecify.annotations.Nullable;

/** A private key that signs by the fastest provider, which parses it, once, when it is first used. */
final class OwnRsaKey implements PrivateKey {
    private static final long serialVersionUID = 1L;

    private final PrivateKey read;
    private transient volatile Rsa.@Nullable Parsed<PrivateKey> inUse;

    OwnRsaKey(PrivateKey read) {
        this.read = read;
    }

    byte[] sign(String algorithm, byte[] bytes) throws GeneralSecurityException {
        Rsa.Parsed<PrivateKey> parsed = inUse();
        Signature signature = parsed.by().engine(algorithm);
        signature.initSign(parsed.key());
        signature.update(bytes);
        return signature.sign();
    }

    RsaProvider provider() {
        return inUse().by().who();
    }

    /** Two threads that come first together both parse it, to the same. */
    private Rsa.Parsed<PrivateKey> inUse() {
        Rsa.Parsed<PrivateKey> known = inUse;
        if (known == null) {
            known = Rsa.parsed(read);
            inUse = known;
        }
        return known;
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
        return "OwnRsaKey[••••]";
    }
}
