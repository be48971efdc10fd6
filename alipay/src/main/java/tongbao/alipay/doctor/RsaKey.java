package tongbao.alipay.doctor;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** An RSA key: its public half, and the private exponent if it is a private key. Prints as a fingerprint. */
record RsaKey(BigInteger modulus, BigInteger exponent, Optional<BigInteger> privateExponent) {
    private static final HexFormat HEX = HexFormat.of();
    private static final String RSA_ENCRYPTION = "300d06092a864886f70d0101010500";

    static RsaKey publicKey(BigInteger modulus, BigInteger exponent) {
        return new RsaKey(modulus, exponent, Optional.empty());
    }

    int bits() {
        return modulus.bitLength();
    }

    boolean isPairOf(RsaKey other) {
        return modulus.equals(other.modulus) && exponent.equals(other.exponent);
    }

    /** The public half as Alipay's console shows it: one line of Base64 (X.509). */
    String base64() {
        byte[] numbers = sequence(integer(modulus), integer(exponent));
        byte[] bits = new byte[numbers.length + 1];
        System.arraycopy(numbers, 0, bits, 1, numbers.length);
        return Base64.getEncoder().encodeToString(sequence(HEX.parseHex(RSA_ENCRYPTION), tagged(Der.BIT_STRING, bits)));
    }

    /** The first eight bytes of the SHA-256 of the public half, enough to tell keys apart by eye. */
    String fingerprint() {
        return Hashes.hex("SHA-256", Base64.getDecoder().decode(base64())).substring(0, 16);
    }

    @Override
    public String toString() {
        return "RSA " + bits() + " bits, fingerprint " + fingerprint();
    }

    private static byte[] integer(BigInteger value) {
        return tagged(Der.INTEGER, value.toByteArray());
    }

    private static byte[] sequence(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(it -> it.length).sum();
        byte[] content = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, content, at, part.length);
            at += part.length;
        }
        return tagged(Der.SEQUENCE, content);
    }

    private static byte[] tagged(int tag, byte[] content) {
        String length = HEX.toHexDigits((byte) content.length);
        if (content.length > 0xff) {
            length = "82" + HEX.toHexDigits((short) content.length);
        } else if (content.length > 0x7f) {
            length = "81" + length;
        }
        byte[] header = HEX.parseHex(HEX.toHexDigits((byte) tag) + length);
        byte[] all = Arrays.copyOf(header, header.length + content.length);
        System.arraycopy(content, 0, all, header.length, content.length);
        return all;
    }
}
