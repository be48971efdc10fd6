package tongbao.sandbox.certificate;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** Writes the few ASN.1 values that a certificate is made of, in DER (ITU-T X.690). */
final class Der {
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OBJECT_IDENTIFIER = 0x06;

    private static final int BOOLEAN = 0x01;
    private static final int OCTET_STRING = 0x04;
    private static final int NULL = 0x05;
    private static final int UTF8_STRING = 0x0c;
    private static final int PRINTABLE_STRING = 0x13;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int CONTEXT = 0xa0;
    private static final int UTC_TIME_YEAR_MAX = 2049;
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'");
    private static final DateTimeFormatter GENERALIZED = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'");

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return value(SEQUENCE, joined(parts));
    }

    static byte[] set(byte[]... parts) {
        return value(SET, joined(parts));
    }

    /** {@code [number] EXPLICIT}. */
    static byte[] tagged(int number, byte[] part) {
        return value(CONTEXT | number, part);
    }

    static byte[] integer(BigInteger number) {
        return value(INTEGER, number.toByteArray());
    }

    static byte[] yes() {
        return value(BOOLEAN, new byte[] {(byte) 0xff});
    }

    static byte[] nothing() {
        return value(NULL, new byte[0]);
    }

    static byte[] octets(byte[] content) {
        return value(OCTET_STRING, content);
    }

    static byte[] bits(byte[] content, int unused) {
        return value(BIT_STRING, joined(new byte[] {(byte) unused}, content));
    }

    static byte[] text(String text) {
        return value(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] printable(String text) {
        return value(PRINTABLE_STRING, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Until 2049 with two digits of the year, as RFC 5280 has it. */
    static byte[] time(Instant at) {
        var utc = at.atOffset(ZoneOffset.UTC);
        boolean isShort = utc.getYear() <= UTC_TIME_YEAR_MAX;
        String text = (isShort ? UTC : GENERALIZED).format(utc);
        return value(isShort ? UTC_TIME : GENERALIZED_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] oid(int... arcs) {
        var content = new ByteArrayOutputStream();
        content.write(arcs[0] * 40 + arcs[1]);
        for (int at = 2; at < arcs.length; at++) {
            writeArc(content, arcs[at]);
        }
        return value(OBJECT_IDENTIFIER, content.toByteArray());
    }

    private static void writeArc(ByteArrayOutputStream content, int arc) {
        for (int shift = 28; shift > 0; shift -= 7) {
            if (arc >= 1 << shift) {
                content.write(0x80 | (arc >> shift & 0x7f));
            }
        }
        content.write(arc & 0x7f);
    }

    private static byte[] value(int tag, byte[] content) {
        var out = new ByteArrayOutputStream(content.length + 6);
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            byte[] bare = length[0] == 0 ? Arrays.copyOfRange(length, 1, length.length) : length;
            out.write(0x80 | bare.length);
            out.writeBytes(bare);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /**
     * Reads one value after another. Every length is checked against what is there; anything that isn't plain DER is
     * an {@link IllegalArgumentException}.
     */
    static final class Reader {
        private final byte[] bytes;
        private final int end;
        private int at;

        Reader(byte[] bytes) {
            this(bytes, 0, bytes.length);
        }

        private Reader(byte[] bytes, int from, int end) {
            this.bytes = bytes;
            this.at = from;
            this.end = end;
        }

        boolean isAtEnd() {
            return at == end;
        }

        /** Enters the next value, which must have this tag; what is behind it is read next here. */
        Reader enter(int tag) {
            if (at >= end || (bytes[at] & 0xff) != tag) {
                throw new IllegalArgumentException("another value was expected in the DER");
            }
            at++;
            int length = length();
            if (length > end - at) {
                throw new IllegalArgumentException("the DER is too short");
            }
            var inner = new Reader(bytes, at, at + length);
            at += length;
            return inner;
        }

        /** The next value of this tag, whole, with its tag and length. */
        byte[] take(int tag) {
            int from = at;
            enter(tag);
            return Arrays.copyOfRange(bytes, from, at);
        }

        byte[] content() {
            return Arrays.copyOfRange(bytes, at, end);
        }

        private int length() {
            int first = at < end ? bytes[at++] & 0xff : 0xff;
            if (first < 0x80) {
                return first;
            }
            int count = first & 0x7f;
            if (count == 0 || count > 3 || count > end - at) {
                throw new IllegalArgumentException("no bounded length in the DER");
            }
            return new BigInteger(1, Arrays.copyOfRange(bytes, at, at += count)).intValueExact();
        }
    }
}
