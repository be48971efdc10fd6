package tongbao.bench.micro;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Security;

/** Whose cryptography a fork runs on; JMH runs each in a process of its own. */
public enum Providers {
    /** The JDK's list as it is. What a library picks up by itself it may. */
    AS_IT_IS("as it is"),
    /** Amazon's provider is the first of the list, so that whoever asks for RSA gets it. */
    ACCP_FIRST("ACCP first");

    private final String words;

    Providers(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    void use() {
        switch (this) {
            case AS_IT_IS -> Security.removeProvider(AmazonCorrettoCryptoProvider.PROVIDER_NAME);
            case ACCP_FIRST -> {
                AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
                Security.insertProviderAt(AmazonCorrettoCryptoProvider.INSTANCE, 1);
            }
        }
    }
}
