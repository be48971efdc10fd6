package tongbao.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One answer of HTTP/1.1 as it comes in, piece by piece, off the heap. Its length has to be told by its head. */
final class Answer {
    static final int BYTES_MAX = 256 * 1024;

    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSE = "\r\nconnection: close\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VERSION = "http/1.1 ".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = VERSION.length;
    private static final int DIGITS_MAX = 6;

    private final ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES_MAX);
    private int scanned;
    private int headBytes;
    private int wholeBytes;

    /** Where what is read goes to. */
    ByteBuffer room() {
        return bytes;
    }

    void clear() {
        bytes.clear();
        scanned = 0;
        wholeBytes = 0;
    }

    /** Whether all of it is there; throws when it never will be, or is none. */
    boolean isWhole() throws Unreadable {
        if (wholeBytes == 0) {
            int headEnd = find(HEAD_END, Math.max(0, scanned - HEAD_END.length), bytes.position());
            scanned = bytes.position();
            if (headEnd < 0) {
                return checkRoom();
            }
            if (find(VERSION, 0, VERSION.length) != 0) {
                throw new Unreadable("no HTTP/1.1");
            }
            headBytes = headEnd + HEAD_END.length;
            wholeBytes = headBytes + bodyBytes();
        }
        if (bytes.position() > wholeBytes) {
            throw new Unreadable("more than one answer");
        }
        return bytes.position() == wholeBytes || checkRoom();
    }

    private boolean checkRoom() throws Unreadable {
        if (!bytes.hasRemaining()) {
            throw new Unreadable("longer than " + BYTES_MAX + " bytes");
        }
        return false;
    }

    private int bodyBytes() throws Unreadable {
        int at = find(LENGTH, 0, headBytes);
        if (at < 0) {
            throw new Unreadable("no Content-Length");
        }
        at += LENGTH.length;
        while (bytes.get(at) == ' ') {
            at++;
        }
        return number(at, DIGITS_MAX);
    }

    private int number(int from, int digitsMax) throws Unreadable {
        int value = 0;
        int at = from;
        for (; bytes.get(at) >= '0' && bytes.get(at) <= '9'; at++) {
            value = value * 10 + bytes.get(at) - '0';
            if (at - from >= digitsMax) {
                throw new Unreadable("too large a number");
            }
        }
        if (at == from) {
            throw new Unreadable("no number where one is needed");
        }
        return value;
    }

    int status() throws Unreadable {
        return number(STATUS_AT, 3);
    }

    /** Whether the other side closes the connection after it. */
    boolean isLast() {
        return find(CLOSE, 0, headBytes) >= 0;
    }

    /** The whole of it, head and body. */
    ByteBuffer view() {
        return bytes.duplicate().flip();
    }

    /** Where lower-case {@code wanted} begins between two places, whatever the case of the letters there; else -1. */
    private int find(byte[] wanted, int from, int to) {
        for (int at = from; at <= to - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && lower(bytes.get(at + same)) == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return at;
            }
        }
        return -1;
    }

    private static byte lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? (byte) (letter + 32) : letter;
    }

    /** What came is no answer that this generator understands. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super("an answer of " + why);
        }
    }
}
