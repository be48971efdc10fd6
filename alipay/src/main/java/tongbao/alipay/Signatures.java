package tongbao.alipay;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** The one place where signatures are made and checked. */
final class Signatures {
    private Signatures() {}

    static byte[] sign(SignType type, PrivateKey key, byte[] bytes) {
        try {
            if (key instanceof OwnRsaKey rsa) {
                return rsa.sign(type.algorithm(), bytes);
            }
            Signature signature = engine(type);
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was parsed can sign", e);
        }
    }

    static boolean verifies(SignType type, PublicKey key, byte[] bytes, byte[] sign) {
        try {
            if (key instanceof TheirRsaKey rsa) {
                return rsa.verifies(type.algorithm(), bytes, sign);
            }
            Signature signature = engine(type);
            signature.initVerify(key);
            signature.update(bytes);
            return signature.verify(sign);
        } catch (SignatureException _) {
            return false; // of the wrong length for this key
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was parsed can verify", e);
        }
    }

    private static Signature engine(SignType type) throws GeneralSecurityException {
        return switch (type) {
            case RSA2, RSA -> Signature.getInstance(type.algorithm());
            // Its user id is 1234567812345678 unless told otherwise, which is Alipay's.
            case SM2 -> Signature.getInstance(type.algorithm(), SmProvider.required());
        };
    }
}
