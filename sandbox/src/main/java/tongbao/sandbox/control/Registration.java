package tongbao.sandbox.control;

import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tongbao.sandbox.certificate.Pem;
import tongbao.sandbox.certificate.SigningRequest;
import tongbao.sandbox.wire.ContentCipher;
import tongbao.sandbox.wire.RsaKeys;

/**
 * With what an application registers: its number, one way to prove that it signs, perhaps a key for contents.
 *
 * @param gatewayUrl where it is told what has no address of its own
 * @param alipayKeys for a test that signs notices itself: with what the sandbox shall sign for this application
 */
record Registration(
        String appId,
        Proof proof,
        Optional<String> encryptKey,
        Optional<String> gatewayUrl,
        Optional<KeyPair> alipayKeys) {
    static final String GATEWAY_URL = "gateway_url";
    static final String ALIPAY_KEY = "alipay_private_key";

    private static final Pattern APP_ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final int TEXT_LENGTH_MAX = 16 * 1024;
    private static final String MODE = "mode";

    /** The one way. All but the first mean certificate mode. */
    sealed interface Proof {
        PublicKey key();

        record BareKey(PublicKey key) implements Proof {}

        /** A key for which the sandbox makes the certificate. */
        record KeyToCertify(PublicKey key) implements Proof {}

        record RequestToCertify(SigningRequest request) implements Proof {
            @Override
            public PublicKey key() {
                return request.key();
            }
        }

        /** A certificate of the application's own, whoever issued it. */
        record OwnCertificate(X509Certificate certificate, String pem) implements Proof {
            @Override
            public PublicKey key() {
                return certificate.getPublicKey();
            }
        }
    }

    /** The fields of the control call. */
    static Set<String> fields() {
        return Set.of("app_id", "app_public_key", "app_cert", "app_csr", MODE, "encrypt_key", GATEWAY_URL, ALIPAY_KEY);
    }

    static Registration read(ControlBody body) {
        String appId = body.requiredText("app_id", 32);
        if (!APP_ID.matcher(appId).matches()) {
            throw Rejected.badRequest("app_id is 1 to 32 of A-Z a-z 0-9 _ -");
        }
        Optional<String> encryptKey = body.text("encrypt_key", 64);
        if (encryptKey
                .filter(key -> ContentCipher.of(ContentCipher.Kind.AES, key).isEmpty())
                .isPresent()) {
            throw Rejected.badRequest("encrypt_key must be the Base64 of 16, 24 or 32 bytes");
        }
        Proof proof = proof(body);
        Optional<String> gatewayUrl = body.text(GATEWAY_URL, 256);
        if (gatewayUrl
                .filter(url -> !url.matches("https?://[^\\s/?#<>\"]+[^\\s<>\"]*"))
                .isPresent()) {
            throw Rejected.badRequest(GATEWAY_URL + " must be an address of http or https");
        }
        return new Registration(
                appId,
                proof,
                encryptKey,
                gatewayUrl,
                body.text(ALIPAY_KEY, TEXT_LENGTH_MAX).map(Registration::pair));
    }

    private static KeyPair pair(String text) {
        return RsaKeys.pair(text)
                .orElseThrow(() -> Rejected.badRequest(
                        ALIPAY_KEY + " must be an RSA private key of 1024 to 8192 bits, PKCS#8 in Base64 or PEM"));
    }

    private static Proof proof(ControlBody body) {
        Optional<String> key = body.text("app_public_key", TEXT_LENGTH_MAX);
        Optional<String> certificate = body.text("app_cert", TEXT_LENGTH_MAX);
        Optional<String> request = body.text("app_csr", TEXT_LENGTH_MAX);
        if (Stream.of(key, certificate, request).filter(Optional::isPresent).count() != 1) {
            throw Rejected.badRequest("exactly one of app_public_key, app_cert and app_csr is needed");
        }
        String mode = body.text(MODE, 16).orElse(key.isPresent() ? "key" : "certificate");
        if (!mode.equals("certificate") && !(mode.equals("key") && key.isPresent())) {
            throw Rejected.badRequest("mode is \"certificate\", or with an app_public_key also \"key\"");
        }
        return key.map(text -> ofKey(text, mode))
                .or(() -> certificate.map(Registration::ofCertificate))
                .or(() -> request.map(Registration::ofRequest))
                .orElseThrow();
    }

    private static Proof ofKey(String text, String mode) {
        PublicKey key = RsaKeys.publicKey(text)
                .orElseThrow(() -> Rejected.badRequest("app_public_key must be an RSA public key of 1024 to 8192 bits,"
                        + " X.509 in Base64 or PEM; a private key does not belong here"));
        return mode.equals("key") ? new Proof.BareKey(key) : new Proof.KeyToCertify(key);
    }

    private static Proof ofCertificate(String text) {
        X509Certificate certificate = Pem.certificate(text)
                .filter(parsed ->
                        RsaKeys.publicKey(RsaKeys.text(parsed.getPublicKey())).isPresent())
                .orElseThrow(() -> Rejected.badRequest(
                        "app_cert must be a certificate in PEM with an RSA key of" + " 1024 to 8192 bits"));
        return new Proof.OwnCertificate(certificate, text);
    }

    private static Proof ofRequest(String text) {
        return SigningRequest.read(text)
                .<Proof>map(Proof.RequestToCertify::new)
                .orElseThrow(() -> Rejected.badRequest(
                        "app_csr must be a PKCS#10 request in PEM for an RSA key," + " signed with that key"));
    }
}
