package tongbao.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests have the fast provider on their class path. */
class SigningKeyTest {
    private static final KeyPair PAIR = RsaKeys.generate(new SecureRandom());
    private static final PrivateKey MADE = PAIR.getPrivate();

    @Test
    void a_key_that_was_read_signs_by_the_fast_provider() throws Exception {
        SigningKey read = (SigningKey) RsaKeys.privateKey(RsaKeys.text(MADE));

        assertThat(read.begun("SHA256withRSA").getProvider().getName()).isEqualTo("AmazonCorrettoCryptoProvider");
        assertThat(RsaKeys.text(read)).isEqualTo(RsaKeys.text(MADE));
    }

    /** PKCS#1 v1.5 leaves nothing to chance. */
    @ParameterizedTest
    @EnumSource(SignType.class)
    void it_signs_as_the_jdk_does(SignType type) {
        PrivateKey read = RsaKeys.privateKey(RsaKeys.text(MADE));

        for (String text : List.of("", "a=1", "a=一本书")) {
            assertThat(type.sign(text, StandardCharsets.UTF_8, read))
                    .isEqualTo(type.sign(text, StandardCharsets.UTF_8, MADE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.example.Absent", "java.lang.String"})
    void without_a_fast_provider_the_jdk_signs(String provider) throws Exception {
        SigningKey read = new SigningKey(MADE, () -> FastProvider.named(provider));

        assertThat(read.begun("SHA1withRSA").getProvider().getName()).isEqualTo("SunRsaSign");
    }

    @Test
    void a_key_that_checks_does_so_by_the_fast_provider() throws Exception {
        CheckingKey checking = (CheckingKey) RsaKeys.checking(PAIR.getPublic());

        assertThat(checking.begun("SHA256withRSA").getProvider().getName()).isEqualTo("AmazonCorrettoCryptoProvider");
        assertThat(RsaKeys.text(checking)).isEqualTo(RsaKeys.text(PAIR.getPublic()));
    }

    @ParameterizedTest
    @EnumSource(SignType.class)
    void it_checks_as_the_jdk_does(SignType type) {
        String sign = type.sign("a=一本书", StandardCharsets.UTF_8, MADE);
        String cut = sign.substring(0, sign.length() - 8);

        for (PublicKey key : List.of(PAIR.getPublic(), RsaKeys.checking(PAIR.getPublic()))) {
            assertThat(type.verifies("a=一本书", StandardCharsets.UTF_8, key, sign))
                    .isTrue();
            assertThat(type.verifies("a=两本书", StandardCharsets.UTF_8, key, sign))
                    .isFalse();
            assertThat(type.verifies("a=一本书", StandardCharsets.UTF_8, key, cut)).isFalse();
            assertThat(type.verifies("a=一本书", StandardCharsets.UTF_8, key, "")).isFalse();
            assertThat(type.verifies("a=一本书", StandardCharsets.UTF_8, key, "no Base64"))
                    .isFalse();
        }
    }

    @Test
    void without_a_fast_provider_the_jdk_checks() throws Exception {
        CheckingKey checking = new CheckingKey(PAIR.getPublic(), () -> FastProvider.named("com.example.Absent"));

        assertThat(checking.begun("SHA1withRSA").getProvider().getName()).isEqualTo("SunRsaSign");
    }
}
