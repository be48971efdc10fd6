package tongbao.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Requests for a certificate, made with the library that the official SDKs bring along. */
final class Csr {
    private Csr() {}

    static String of(KeyPair keys, String organisation) {
        return signed(keys, keys, organisation);
    }

    /** The key asked for and the key that signs may differ, as they must not. */
    static String signed(KeyPair asked, KeyPair signing, String organisation) {
        try {
            var info = new CertificationRequestInfo(
                    new X500Name("C=CN,O=" + organisation + ",CN=" + organisation),
                    SubjectPublicKeyInfo.getInstance(asked.getPublic().getEncoded()),
                    null);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signing.getPrivate());
            signature.update(info.getEncoded("DER"));
            var request = new CertificationRequest(
                    info,
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption),
                    new DERBitString(signature.sign()));
            return "-----BEGIN CERTIFICATE REQUEST-----\n"
                    + Base64.getMimeEncoder().encodeToString(request.getEncoded("DER"))
                    + "\n-----END CERTIFICATE REQUEST-----\n";
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
