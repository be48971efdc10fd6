package tongbao.alipay;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/** As much of ASN.1's distinguished encoding as keys need to be wrapped, and certificates to be told apart. */
final class Der {
    private static final int SEQUENCE = 0x30;
    private static final int OBJECT_IDENTIFIER = 0x06;

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return tagged(SEQUENCE, joined(parts));
    }

    /** A bit string without unused bits. */
    static byte[] bits(byte[] content) {
        return tagged(0x03, joined(new byte[] {0}, content));
    }

    static byte[] tagged(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            String hex = Integer.toHexString(content.length);
            byte[] length = HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : "0" + hex);
            out.write(0x80 | length.length);
            out.writeBytes(length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    /** The algorithm of a certificate's signature, in hexadecimal; empty if it is no certificate. */
    static String signatureAlgorithm(byte[] certificate) {
        try {
            byte[] inside = content(certificate, 0, SEQUENCE);
            int behindTheFirst = content(inside, 0, SEQUENCE).length + 1 + lengthBytes(inside, 0);
            byte[] algorithm = content(inside, behindTheFirst, SEQUENCE);
            return HexFormat.of().formatHex(content(algorithm, 0, OBJECT_IDENTIFIER));
        } catch (IndexOutOfBoundsException _) {
            return "";
        }
    }

    private static byte[] content(byte[] der, int start, int tag) {
        if (der[start] != tag) {
            throw new IndexOutOfBoundsException("another tag");
        }
        int bytes = lengthBytes(der, start);
        int length = bytes == 1 ? der[start + 1] : 0;
        for (int i = 1; i < bytes; i++) {
            length = (length << 8) | (der[start + 1 + i] & 0xff);
        }
        int contentStart = start + 1 + bytes;
        if (length > der.length - contentStart) {
            throw new IndexOutOfBoundsException("cut off");
        }
        return Arrays.copyOfRange(der, contentStart, contentStart + length);
    }

    /** How many bytes the length itself takes; a certificate of 16 MiB or more is none. */
    private static int lengthBytes(byte[] der, int start) {
        int first = der[start + 1] & 0xff;
        int more = first < 0x80 ? 0 : first & 0x7f;
        if (more > 3 || first == 0x80) {
            throw new IndexOutOfBoundsException("a length that no certificate has");
        }
        return 1 + more;
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
