package tongbao.sandbox.state;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Optional;

/**
 * A merchant's application: whom it belongs to, its key, and the key pair with which the sandbox speaks to it.
 *
 * @param certificates in certificate mode; without them it is in public-key mode
 * @param encryptKey Base64 of the AES key for encrypted contents, where one was set
 * @param gatewayUrl where it is told what has no address of its own, if anywhere
 */
public record App(
        String appId,
        String sellerId,
        PublicKey appPublicKey,
        PrivateKey alipayPrivateKey,
        PublicKey alipayPublicKey,
        Optional<Certificates> certificates,
        Optional<String> encryptKey,
        Optional<String> gatewayUrl) {

    /** In public-key mode, with this key of the application. */
    public App withKey(PublicKey key) {
        return new App(
                appId, sellerId, key, alipayPrivateKey, alipayPublicKey, Optional.empty(), encryptKey, gatewayUrl);
    }

    /** In certificate mode, with the key of the application's newest certificate. */
    public App withCertificates(Certificates held) {
        PublicKey key = held.ofApp().getFirst().certificate().getPublicKey();
        return new App(
                appId, sellerId, key, alipayPrivateKey, alipayPublicKey, Optional.of(held), encryptKey, gatewayUrl);
    }

    public App withEncryptKey(String key) {
        return new App(
                appId,
                sellerId,
                appPublicKey,
                alipayPrivateKey,
                alipayPublicKey,
                certificates,
                Optional.of(key),
                gatewayUrl);
    }

    public App toldAt(String url) {
        return new App(
                appId,
                sellerId,
                appPublicKey,
                alipayPrivateKey,
                alipayPublicKey,
                certificates,
                encryptKey,
                Optional.of(url));
    }
}
