package tongbao.sandbox.wire;

import java.security.Provider;
import java.util.Optional;

/** Amazon's provider of RSA, where it is on the class path and works on this machine. */
final class FastProvider {
    private static final String AMAZONS = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private FastProvider() {}

    static Optional<Provider> find() {
        return named(AMAZONS);
    }

    /** Whatever is wrong with it, there is the JDK's. */
    static Optional<Provider> named(String className) {
        try {
            return Optional.of(
                    (Provider) Class.forName(className).getField("INSTANCE").get(null));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError _) {
            return Optional.empty();
        }
    }
}
