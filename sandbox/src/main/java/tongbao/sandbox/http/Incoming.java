package tongbao.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a caller sends, read as HTTP/1.1 (RFC 9112) has it: so much, in so much time, and no more. */
final class Incoming {
    /** How long a request may take to arrive, and a connection may lie idle before one. */
    private static final Duration TIME_MAX = Duration.ofSeconds(30);
    /** Of the first line and the headers together. */
    private static final int HEAD_BYTES_MAX = 1 << 18;

    private static final int HEADERS_MAX = 200;
    private static final int CHUNK_DIGITS_MAX = 7;
    private static final int BUFFER_BYTES = 8192;

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int end;
    private long deadlineNanos;
    private int headBytes;

    Incoming(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** The next request's head; nothing when the caller has gone, or has said nothing for too long. */
    Optional<Head> head() throws IOException, Unreadable {
        begin();
        try {
            if (peek() < 0) {
                return Optional.empty();
            }
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        }
        begin();
        String first = line();
        if (first.isEmpty()) {
            first = line(); // some clients end a body with one line too many
        }
        Map<String, String> headers = headers();
        return Optional.of(Head.of(first, headers));
    }

    private void begin() {
        deadlineNanos = System.nanoTime() + TIME_MAX.toNanos();
        headBytes = 0;
    }

    private Map<String, String> headers() throws IOException, Unreadable {
        Map<String, String> headers = new HashMap<>();
        int count = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (++count > HEADERS_MAX) {
                throw new Unreadable(431, "a request has at most " + HEADERS_MAX + " headers");
            }
            if (colon < 1 || line.substring(0, colon).chars().anyMatch(sign -> sign <= ' ')) {
                throw new Unreadable(400, "a header is a name, a colon and a value");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            String before = headers.putIfAbsent(name, value);
            if (name.equals("content-length") && before != null && !before.equals(value)) {
                throw new Unreadable(400, "a body has one length");
            }
        }
        return headers;
    }

    /** The body; nothing when it is longer than that, and then a little more is read away. */
    Optional<byte[]> body(Head head, int bytesMax) throws IOException, Unreadable {
        if (head.isChunked()) {
            return chunks(bytesMax);
        }
        long length = head.length();
        if (length > bytesMax) {
            skip(Math.min(length, 2L * bytesMax));
            return Optional.empty();
        }
        byte[] body = new byte[(int) length];
        fill(body);
        return Optional.of(body);
    }

    private Optional<byte[]> chunks(int bytesMax) throws IOException, Unreadable {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int length = chunk(); length > 0; length = chunk()) {
            if (body.size() + length > bytesMax) {
                skip(Math.min(length, bytesMax));
                return Optional.empty();
            }
            byte[] part = new byte[length];
            fill(part);
            body.writeBytes(part);
            if (!line().isEmpty()) {
                throw new Unreadable(400, "a chunk is longer than it says");
            }
        }
        headers(); // behind the last chunk; nobody needs them
        return Optional.of(body.toByteArray());
    }

    private int chunk() throws IOException, Unreadable {
        headBytes = 0;
        String digits = line().split(";", 2)[0].strip();
        if (!digits.matches("[0-9A-Fa-f]{1," + CHUNK_DIGITS_MAX + "}")) {
            throw new Unreadable(400, "the length of a chunk makes no sense");
        }
        return Integer.parseInt(digits, 16);
    }

    /** Without its end, which is CR LF or LF. */
    private String line() throws IOException, Unreadable {
        StringBuilder line = new StringBuilder();
        for (boolean isWhole = false; !isWhole; ) {
            if (peek() < 0) {
                throw gone();
            }
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            headBytes += at - from;
            if (headBytes > HEAD_BYTES_MAX) {
                throw new Unreadable(431, "a request's head has at most " + HEAD_BYTES_MAX + " bytes");
            }
            line.append(new String(buffer, from, at - from, StandardCharsets.ISO_8859_1));
            isWhole = at < end;
            at += isWhole ? 1 : 0;
        }
        int length = line.length();
        return line.substring(0, length > 0 && line.charAt(length - 1) == '\r' ? length - 1 : length);
    }

    /** What still comes is read and thrown away: a connection closed before that would take the answer with it. */
    void drain(int bytesMax, Duration time) throws IOException {
        deadlineNanos = System.nanoTime() + time.toNanos();
        try {
            for (int left = bytesMax; left > 0 && peek() >= 0; at = end) {
                left -= end - at;
            }
        } catch (SocketTimeoutException e) {
            // enough waited
        }
    }

    private void skip(long bytes) throws IOException {
        long left = bytes;
        while (left > 0 && peek() >= 0) {
            int here = (int) Math.min(left, end - at);
            at += here;
            left -= here;
        }
    }

    private void fill(byte[] target) throws IOException {
        int done = 0;
        while (done < target.length) {
            if (peek() < 0) {
                throw gone();
            }
            int here = Math.min(target.length - done, end - at);
            System.arraycopy(buffer, at, target, done, here);
            at += here;
            done += here;
        }
    }

    private static IOException gone() {
        return new IOException("the caller went away in the middle of a request");
    }

    /** Waits for a byte, and leaves it there; -1 at the end. */
    private int peek() throws IOException {
        if (at == end) {
            long millis = Duration.ofNanos(deadlineNanos - System.nanoTime()).toMillis();
            if (millis <= 0) {
                throw new SocketTimeoutException("the request took too long to arrive");
            }
            socket.setSoTimeout((int) millis);
            at = 0;
            end = 0;
            int count = in.read(buffer);
            if (count < 0) {
                return -1;
            }
            end = count;
        }
        return buffer[at] & 0xff;
    }
}
