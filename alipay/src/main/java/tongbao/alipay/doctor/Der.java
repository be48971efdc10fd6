package tongbao.alipay.doctor;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** One element of DER: enough of ASN.1 to tell keys and certificates apart, also cut or damaged ones. */
final class Der {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;

    private final byte[] bytes;
    private final int tag;
    private final int start;
    private final int content;
    private final int end;

    private Der(byte[] bytes, int start, int content, int end) {
        this.bytes = bytes;
        tag = bytes[start] & 0xff;
        this.start = start;
        this.content = content;
        this.end = end;
    }

    /** The element that fills {@code bytes} exactly. */
    static Optional<Der> whole(byte[] bytes) {
        return at(bytes, 0, bytes.length).filter(it -> it.end == bytes.length);
    }

    static Optional<Der> at(byte[] bytes, int start, int limit) {
        if (start + 2 > limit) {
            return Optional.empty();
        }
        int first = bytes[start + 1] & 0xff;
        int octets = first < 0x80 ? 0 : first - 0x80;
        int content = start + 2 + octets;
        if (octets > 3 || content > limit) {
            return Optional.empty();
        }
        int length = octets == 0 ? first : new BigInteger(1, bytes, start + 2, octets).intValue();
        return content + length > limit
                ? Optional.empty()
                : Optional.of(new Der(bytes, start, content, content + length));
    }

    /** The length that a sequence at the beginning says it has, header and all; 0 if there is no such beginning. */
    static int lengthDeclared(byte[] bytes) {
        if (bytes.length < 4 || (bytes[0] & 0xff) != SEQUENCE) {
            return 0;
        }
        return switch (bytes[1] & 0xff) {
            case 0x81 -> 3 + (bytes[2] & 0xff);
            case 0x82 -> 4 + (((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff));
            default -> (bytes[1] & 0xff) < 0x80 ? 2 + bytes[1] : 0;
        };
    }

    /** The element in the bits of a bit string whose bits are whole bytes. */
    Optional<Der> inBits() {
        return at(bytes, content + 1, end).filter(it -> it.end == end);
    }

    /** The elements inside; none if what is inside is not DER. */
    List<Der> parts() {
        var parts = new ArrayList<Der>();
        for (int at = content; at < end; ) {
            Optional<Der> part = at(bytes, at, end);
            if (part.isEmpty()) {
                return List.of();
            }
            parts.add(part.get());
            at = part.get().end;
        }
        return parts;
    }

    boolean is(int wanted) {
        return tag == wanted;
    }

    /** Whether the parts' tags begin so. */
    boolean holds(int... tags) {
        List<Der> parts = parts();
        if (parts.size() < tags.length) {
            return false;
        }
        for (int i = 0; i < tags.length; i++) {
            if (parts.get(i).tag != tags[i]) {
                return false;
            }
        }
        return true;
    }

    BigInteger integer() {
        return content == end ? BigInteger.ZERO : new BigInteger(value());
    }

    byte[] value() {
        return Arrays.copyOfRange(bytes, content, end);
    }

    byte[] encoded() {
        return Arrays.copyOfRange(bytes, start, end);
    }

    String hex() {
        return HexFormat.of().formatHex(value());
    }

    /** Whether an element with this value, such as an object identifier, stands anywhere inside. */
    boolean mentions(int wanted, String hex) {
        return (tag == wanted && hex().equals(hex))
                || ((tag & 0x20) != 0 && parts().stream().anyMatch(it -> it.mentions(wanted, hex)));
    }
}
