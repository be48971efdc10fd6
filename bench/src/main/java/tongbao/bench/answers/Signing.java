package tongbao.bench.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/** What one RSA2 signature costs here, by the provider that the sandbox signs with. */
final class Signing {
    static final Provider PROVIDER = AmazonCorrettoCryptoProvider.INSTANCE;

    private static final int TIMES = 1_000;
    private static final byte[] TEXT =
            "{\"code\":\"10000\",\"msg\":\"Success\"}".repeat(12).getBytes(UTF_8);

    private Signing() {}

    /** Processor time, after as many that are not counted. */
    static long nanosEach() {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(2048);
            var encoded =
                    new PKCS8EncodedKeySpec(rsa.generateKeyPair().getPrivate().getEncoded());
            PrivateKey key = KeyFactory.getInstance("RSA", PROVIDER).generatePrivate(encoded);
            sign(key);
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadCpuTime();
            sign(key);
            return (threads.getCurrentThreadCpuTime() - before) / TIMES;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sign(PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA", PROVIDER);
        for (int i = 0; i < TIMES; i++) {
            signature.initSign(key);
            signature.update(TEXT);
            signature.sign();
        }
    }
}
