package tongbao.alipay;

import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Where SM2 and SM4 come from: the JDK has neither, Bouncy Castle has both and need not be registered. */
final class SmProvider {
    private static final Optional<Provider> FOUND = among(Stream.concat(
            Arrays.stream(Security.getProviders()),
            ServiceLoader.load(Provider.class).stream().map(ServiceLoader.Provider::get)));

    private SmProvider() {}

    /** Refuses where there is none. */
    static Provider required() {
        return required(FOUND);
    }

    static Provider required(Optional<Provider> found) {
        return found.orElseThrow(() -> new IllegalArgumentException(
                "SM2 and SM4 need a security provider that has them, such as Bouncy Castle, on the class path"));
    }

    static Optional<Provider> among(Stream<Provider> providers) {
        return providers
                .filter(it -> it.getService("Signature", SignType.SM2.algorithm()) != null
                        && it.getService("Cipher", "SM4") != null)
                .findFirst();
    }
}
