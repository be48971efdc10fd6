package tongbao.bench.stack;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** The two RSA pairs in play: the merchant's, and Alipay's, which is the bench itself. */
record Keys(KeyPair merchant, KeyPair alipay) {
    private static final int BITS = 2048;

    static Keys make() {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(BITS);
            return new Keys(rsa.generateKeyPair(), rsa.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    @Override
    public String toString() {
        return "Keys[…]";
    }
}
