package tongbao.sandbox.state;

import java.security.PrivateKey;
import java.security.PublicKey;

/** A merchant's application: whom it belongs to, its key, and the key pair with which the sandbox speaks to it. */
public record App(
        String appId,
        String sellerId,
        PublicKey appPublicKey,
        PrivateKey alipayPrivateKey,
        PublicKey alipayPublicKey) {}
