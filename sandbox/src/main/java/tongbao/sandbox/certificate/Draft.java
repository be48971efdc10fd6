package tongbao.sandbox.certificate;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** A certificate before it is signed (RFC 5280, version 3, SHA256withRSA). */
record Draft(Names names, PublicKey key, BigInteger serial, Validity validity, Use use) {

    /** Both in DER. */
    @SuppressWarnings("ArrayRecordComponent")
    record Names(byte[] issuer, byte[] subject) {}

    record Validity(Instant from, Instant until) {}

    /** What the key may be used for. */
    enum Use {
        /** Signing certificates and lists of revoked ones. */
        AUTHORITY(0b0000_0110, 1),
        /** Signing requests, answers and notices. */
        SIGNING(0b1100_0000, 6);

        private final int keyUsage;
        private final int unusedBits;

        Use(int keyUsage, int unusedBits) {
            this.keyUsage = keyUsage;
            this.unusedBits = unusedBits;
        }
    }

    private static final byte[] SHA256_WITH_RSA = Der.sequence(Der.oid(1, 2, 840, 113549, 1, 1, 11), Der.nothing());
    private static final byte[] BASIC_CONSTRAINTS = Der.oid(2, 5, 29, 19);
    private static final byte[] KEY_USAGE = Der.oid(2, 5, 29, 15);
    private static final BigInteger VERSION_3 = BigInteger.TWO;

    X509Certificate signed(PrivateKey issuersKey) {
        byte[] content = Der.sequence(
                Der.tagged(0, Der.integer(VERSION_3)),
                Der.integer(serial),
                SHA256_WITH_RSA,
                names.issuer(),
                Der.sequence(Der.time(validity.from()), Der.time(validity.until())),
                names.subject(),
                key.getEncoded(),
                Der.tagged(3, extensions()));
        byte[] certificate = Der.sequence(content, SHA256_WITH_RSA, Der.bits(signature(content, issuersKey), 0));
        return Pem.parsed(certificate)
                .orElseThrow(() -> new IllegalStateException("the sandbox can't read its own certificate"));
    }

    private byte[] extensions() {
        byte[] constraints = use == Use.AUTHORITY ? Der.sequence(Der.yes()) : Der.sequence();
        byte[] keyUsage = Der.bits(new byte[] {(byte) use.keyUsage}, use.unusedBits);
        return Der.sequence(
                Der.sequence(BASIC_CONSTRAINTS, Der.yes(), Der.octets(constraints)),
                Der.sequence(KEY_USAGE, Der.yes(), Der.octets(keyUsage)));
    }

    private static byte[] signature(byte[] content, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the authority's own key does not sign", e);
        }
    }
}
