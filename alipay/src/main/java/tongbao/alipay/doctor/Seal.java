package tongbao.alipay.doctor;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A signature opened with the key that made it: the digest of the signed text lies open.
 *
 * <p>A signature and a key that don't belong together give noise; that noise has the padding of PKCS#1 with a
 * probability below 2^-500. So that it opens at all proves the key, and that the signature came through whole.
 */
final class Seal {
    private static final HexFormat HEX = HexFormat.of();

    enum Digest {
        SHA_256("SHA-256", "RSA2", "3031300d060960864801650304020105000420"),
        SHA_1("SHA-1", "RSA", "3021300906052b0e03021a05000414"),
        MD5("MD5", "MD5withRSA", "3020300c06082a864886f70d020505000410"),
        SHA_384("SHA-384", "SHA384withRSA", "3041300d060960864801650304020205000430"),
        SHA_512("SHA-512", "SHA512withRSA", "3051300d060960864801650304020305000440"),
        SHA_224("SHA-224", "SHA224withRSA", "302d300d06096086480165030402040500041c");

        private final String algorithm;
        private final String signType;
        private final String prefix;

        Digest(String algorithm, String signType, String prefix) {
            this.algorithm = algorithm;
            this.signType = signType;
            this.prefix = prefix;
        }

        /** Alipay's word: RSA2 or RSA; for others Java's. */
        String signType() {
            return signType;
        }

        byte[] of(byte[] text) {
            try {
                return MessageDigest.getInstance(algorithm).digest(text);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has " + algorithm, e);
            }
        }

        int length() {
            byte[] info = prefix();
            return info[info.length - 1] & 0xff;
        }

        /** What PKCS#1 puts before the digest: the name of the algorithm. */
        byte[] prefix() {
            return HEX.parseHex(prefix);
        }
    }

    enum Form {
        /** As PKCS#1 v1.5 has it. */
        USUAL,
        /** The digest alone was encrypted with the private key, without the name of its algorithm. */
        BARE
    }

    private final Digest digest;
    private final byte[] value;
    private final Form form;

    private Seal(Digest digest, byte[] value, Form form) {
        this.digest = digest;
        this.value = value;
        this.form = form;
    }

    Digest digest() {
        return digest;
    }

    Form form() {
        return form;
    }

    boolean isOver(byte[] text) {
        return Arrays.equals(digest.of(text), value);
    }

    static Optional<Seal> open(byte[] signature, RsaKey key) {
        int length = (key.bits() + 7) / 8;
        var number = new BigInteger(1, signature);
        if (signature.length != length || number.compareTo(key.modulus()) >= 0) {
            return Optional.empty();
        }
        byte[] opened = fixed(number.modPow(key.exponent(), key.modulus()), length);
        int at = 2;
        while (at < length && opened[at] == (byte) 0xff) {
            at++;
        }
        boolean padded = opened[0] == 0 && opened[1] == 1 && at >= 10 && at < length && opened[at] == 0;
        return padded ? inside(Arrays.copyOfRange(opened, at + 1, length)) : Optional.empty();
    }

    private static Optional<Seal> inside(byte[] content) {
        for (Digest digest : Digest.values()) {
            byte[] prefix = digest.prefix();
            int start = prefix.length;
            if (content.length == start + digest.length() && Arrays.equals(content, 0, start, prefix, 0, start)) {
                return Optional.of(new Seal(digest, Arrays.copyOfRange(content, start, content.length), Form.USUAL));
            }
        }
        return Arrays.stream(Digest.values())
                .filter(it -> it.length() == content.length)
                .findFirst()
                .map(it -> new Seal(it, content, Form.BARE));
    }

    /** What the key makes of this text. */
    static byte[] sign(byte[] text, RsaKey key, Digest digest) {
        int length = (key.bits() + 7) / 8;
        byte[] hash = digest.of(text);
        byte[] prefix = digest.prefix();
        byte[] padded = new byte[length];
        int at = length - hash.length - prefix.length;
        Arrays.fill(padded, 2, at - 1, (byte) 0xff);
        padded[1] = 1;
        System.arraycopy(prefix, 0, padded, at, prefix.length);
        System.arraycopy(hash, 0, padded, length - hash.length, hash.length);
        BigInteger number = new BigInteger(1, padded);
        return fixed(number.modPow(key.privateExponent().orElseThrow(), key.modulus()), length);
    }

    private static byte[] fixed(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[length];
        int kept = Math.min(bytes.length, length);
        System.arraycopy(bytes, bytes.length - kept, fixed, length - kept, kept);
        return fixed;
    }
}
