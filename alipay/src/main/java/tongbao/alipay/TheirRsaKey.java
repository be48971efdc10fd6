package tongbao.alipay;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import org.jspecify.annotations.Nullable;

/** A public key that verifies by the fastest provider, which parses it, once, when it is first used. */
final class TheirRsaKey implements PublicKey {
    private static final long serialVersionUID = 1L;

    private final PublicKey read;
    private transient volatile Rsa.@Nullable Parsed<PublicKey> inUse;

    TheirRsaKey(PublicKey read) {
        this.read = read;
    }

    boolean verifies(String algorithm, byte[] bytes, byte[] sign) throws GeneralSecurityException {
        Rsa.Parsed<PublicKey> parsed = inUse();
        Signature signature = parsed.by().engine(algorithm);
        signature.initVerify(parsed.key());
        signature.update(bytes);
        return signature.verify(sign);
    }

    /** Two threads that come first together both parse it, to the same. */
    private Rsa.Parsed<PublicKey> inUse() {
        Rsa.Parsed<PublicKey> known = inUse;
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
}
