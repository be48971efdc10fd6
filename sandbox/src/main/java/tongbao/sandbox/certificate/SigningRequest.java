package tongbao.sandbox.certificate;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import tongbao.sandbox.wire.RsaKeys;

/**
 * What an application asks to have certified (PKCS#10, RFC 2986): its name and its RSA key, signed with that key.
 *
 * @param subject in DER, as it was written
 */
@SuppressWarnings("ArrayRecordComponent")
public record SigningRequest(byte[] subject, PublicKey key) {
    private static final Map<String, String> ALGORITHMS = Map.of(
            "2a864886f70d010105", "SHA1withRSA",
            "2a864886f70d01010b", "SHA256withRSA",
            "2a864886f70d01010c", "SHA384withRSA",
            "2a864886f70d01010d", "SHA512withRSA");

    /** Nothing when the text is no request in PEM for an RSA key, or its signature is wrong. */
    public static Optional<SigningRequest> read(String text) {
        return Pem.blocks(text, "CERTIFICATE REQUEST").stream()
                .findFirst()
                .or(() -> Pem.blocks(text, "NEW CERTIFICATE REQUEST").stream().findFirst())
                .flatMap(SigningRequest::parsed);
    }

    private static Optional<SigningRequest> parsed(byte[] der) {
        try {
            var request = new Der.Reader(der).enter(Der.SEQUENCE);
            byte[] content = request.take(Der.SEQUENCE);
            String algorithm = HexFormat.of()
                    .formatHex(request.enter(Der.SEQUENCE)
                            .enter(Der.OBJECT_IDENTIFIER)
                            .content());
            byte[] bits = request.enter(Der.BIT_STRING).content();
            var info = new Der.Reader(content).enter(Der.SEQUENCE);
            info.enter(Der.INTEGER);
            byte[] subject = info.take(Der.SEQUENCE);
            String keyText = Base64.getEncoder().encodeToString(info.take(Der.SEQUENCE));
            return RsaKeys.publicKey(keyText)
                    .filter(key -> isSigned(content, bits, algorithm, key))
                    .map(key -> new SigningRequest(subject, key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isSigned(byte[] content, byte[] bits, String algorithm, PublicKey key) {
        if (!ALGORITHMS.containsKey(algorithm) || bits.length < 1) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(ALGORITHMS.get(algorithm));
            signature.initVerify(key);
            signature.update(content);
            return signature.verify(bits, 1, bits.length - 1);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
