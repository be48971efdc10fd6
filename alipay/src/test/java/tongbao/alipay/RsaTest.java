package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyFactorySpi;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without the fast provider, which is not on the class path here, and with providers that are broken. */
class RsaTest {
    private static final PrivateKey KEY = KeyText.applicationPrivateKey(Vectors.text("keys/app.pkcs8.b64"));
    private static final PublicKey PUBLIC_KEY = KeyText.alipayPublicKey(Vectors.text("keys/app.public.b64"));

    @Test
    void without_a_fast_provider_the_jdk_signs_and_nobody_has_to_be_told() {
        assertThat(Vectors.client().build().rsaProvider()).isEqualTo(new RsaProvider("the JDK", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                EndsWhenLoaded.class,
                Unavailable.class,
                WithoutInstance.class,
                WithEmptyInstance.class,
                NoProviderAtAll.class,
                WithoutSignatures.class
            })
    void a_fast_provider_that_does_not_work_is_named_and_the_jdk_signs(Class<?> provider) throws Exception {
        Rsa rsa = Rsa.byProvider(provider.getName());
        assertThat(rsa.who().name()).isEqualTo("the JDK");
        assertThat(rsa.who().problem().orElseThrow()).startsWith(provider.getSimpleName() + " can't be used: ");
        byte[] text = "a=1".getBytes(StandardCharsets.UTF_8);
        assertThat(verifies(rsa, text, sign(rsa, text))).isTrue();
        assertThat(verifies(rsa, "a=2".getBytes(StandardCharsets.UTF_8), sign(rsa, text)))
                .isFalse();
    }

    @Test
    void a_native_library_that_does_not_load_says_why() {
        assertThat(Rsa.byProvider(Unavailable.class.getName()).who().problem())
                .contains("Unavailable can't be used: java.lang.UnsatisfiedLinkError: no room in the temp folder");
    }

    @Test
    void a_provider_that_is_absent_is_no_problem() {
        assertThat(Rsa.byProvider("com.example.Absent").who()).isEqualTo(new RsaProvider("the JDK", Optional.empty()));
    }

    @Test
    void a_key_that_the_fast_provider_refuses_is_left_to_the_jdk() {
        Rsa picky = Rsa.byProvider(Picky.class.getName());
        assertThat(picky.who()).isEqualTo(new RsaProvider("Picky 1", Optional.empty()));
        RsaProvider refused = new RsaProvider("the JDK", Optional.of("Picky refuses the key: not to my taste"));
        assertThat(picky.parse(KEY).by().who()).isEqualTo(refused);
        assertThat(picky.parse(KEY).key()).isSameAs(KEY);
        assertThat(picky.parse(PUBLIC_KEY).by().who()).isEqualTo(refused);
        assertThat(picky.parse(PUBLIC_KEY).key()).isSameAs(PUBLIC_KEY);
    }

    private static byte[] sign(Rsa rsa, byte[] text) throws Exception {
        Rsa.Parsed<PrivateKey> own = rsa.parse(KEY);
        Signature signature = own.by().engine("SHA256withRSA");
        signature.initSign(own.key());
        signature.update(text);
        return signature.sign();
    }

    private static boolean verifies(Rsa rsa, byte[] text, byte[] sign) throws Exception {
        Rsa.Parsed<PublicKey> theirs = rsa.parse(PUBLIC_KEY);
        Signature signature = theirs.by().engine("SHA256withRSA");
        signature.initVerify(theirs.key());
        signature.update(text);
        return signature.verify(sign);
    }

    /** Like a class that is there while another that it needs is not. */
    public static final class EndsWhenLoaded {
        public static final Provider INSTANCE = broken();

        private EndsWhenLoaded() {}

        private static Provider broken() {
            throw new NoClassDefFoundError("another");
        }
    }

    /** What Amazon's does when its native library can't be loaded: it offers nothing, and keeps the reason. */
    public static final class Unavailable extends Provider {
        public static final Unavailable INSTANCE = new Unavailable();

        private static final long serialVersionUID = 1L;

        private Unavailable() {
            super("Unavailable", "1", "");
        }

        public Throwable getLoadingError() {
            return new UnsatisfiedLinkError("no room in the temp folder");
        }
    }

    public static final class WithoutInstance {
        private WithoutInstance() {}
    }

    public static final class WithEmptyInstance {
        public static final @Nullable Provider INSTANCE = null;

        private WithEmptyInstance() {}
    }

    public static final class NoProviderAtAll {
        public static final String INSTANCE = "a text";

        private NoProviderAtAll() {}
    }

    public static final class WithoutSignatures extends Provider {
        public static final WithoutSignatures INSTANCE = new WithoutSignatures();

        private static final long serialVersionUID = 1L;

        private WithoutSignatures() {
            super("WithoutSignatures", "1", "");
            put("KeyFactory.RSA", PickyFactory.class.getName());
        }
    }

    public static final class Picky extends Provider {
        public static final Picky INSTANCE = new Picky();

        private static final long serialVersionUID = 1L;

        private Picky() {
            super("Picky", "1", "");
            put("KeyFactory.RSA", PickyFactory.class.getName());
            putService(new Service(this, "Signature", "SHA256withRSA", "the JDK's", List.of(), null) {
                @Override
                public Object newInstance(@Nullable Object parameter) {
                    return theJdks();
                }
            });
        }

        private static Signature theJdks() {
            try {
                return Signature.getInstance("SHA256withRSA");
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }
    }

    public static final class PickyFactory extends KeyFactorySpi {
        @Override
        protected PublicKey engineGeneratePublic(KeySpec spec) throws InvalidKeySpecException {
            throw new InvalidKeySpecException("not to my taste");
        }

        @Override
        protected PrivateKey engineGeneratePrivate(KeySpec spec) throws InvalidKeySpecException {
            throw new InvalidKeySpecException("not to my taste");
        }

        @Override
        protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> spec) throws InvalidKeySpecException {
            throw new InvalidKeySpecException("not to my taste");
        }

        @Override
        protected Key engineTranslateKey(Key key) {
            return key;
        }
    }
}
