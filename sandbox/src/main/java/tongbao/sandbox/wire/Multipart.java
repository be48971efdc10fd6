package tongbao.sandbox.wire;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code multipart/form-data} (RFC 7578), also with an empty line before the first boundary. */
public final class Multipart {
    private static final int PARTS_MAX = 100;
    private static final int HEADER_BYTES_MAX = 4096;
    private static final int BOUNDARY_LENGTH_MAX = 200;
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] EMPTY_LINE = {'\r', '\n', '\r', '\n'};
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("[;\\s]name=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE = Pattern.compile("[;\\s]filename\\*?=", Pattern.CASE_INSENSITIVE);

    private final byte[] body;
    private final byte[] delimiter;

    private Multipart(byte[] body, byte[] delimiter) {
        this.body = body;
        this.delimiter = delimiter;
    }

    /** One part; a file is not signed and not text. */
    public record Part(String name, boolean isFile, ByteSpan content) {}

    /** Bytes within the body, not copied. */
    public static final class ByteSpan {
        private final byte[] body;
        private final int from;
        private final int until;

        private ByteSpan(byte[] body, int from, int until) {
            this.body = body;
            this.from = from;
            this.until = until;
        }

        public String text(Charset charset) {
            return new String(body, from, until - from, charset);
        }
    }

    public static boolean isMultipart(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    /** The parts in their order; nothing when it is cut off, has too many parts or no boundary. */
    public static Optional<List<Part>> read(String contentType, byte[] body) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String boundary = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return boundary.length() > BOUNDARY_LENGTH_MAX
                ? Optional.empty()
                : new Multipart(body, ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1)).parts();
    }

    private Optional<List<Part>> parts() {
        List<Part> parts = new ArrayList<>();
        int at = indexOf(delimiter, 0);
        if (at < 0 || !new String(body, 0, at, StandardCharsets.ISO_8859_1).isBlank()) {
            return Optional.empty();
        }
        while (parts.size() <= PARTS_MAX) {
            at += delimiter.length;
            if (startsWith(at, "--")) {
                return Optional.of(List.copyOf(parts));
            }
            int end = startsWith(at, "\r\n") ? nextDelimiter(at) : -1;
            Optional<Part> part = end < 0 ? Optional.empty() : part(at + LINE_END.length, end);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.orElseThrow());
            at = end + LINE_END.length;
        }
        return Optional.empty();
    }

    private int nextDelimiter(int from) {
        byte[] sought = Arrays.copyOf(LINE_END, LINE_END.length + delimiter.length);
        System.arraycopy(delimiter, 0, sought, LINE_END.length, delimiter.length);
        return indexOf(sought, from + LINE_END.length);
    }

    private Optional<Part> part(int from, int until) {
        int headersEnd = indexOf(EMPTY_LINE, from);
        if (headersEnd < 0 || headersEnd > until || headersEnd - from > HEADER_BYTES_MAX) {
            return Optional.empty();
        }
        String headers = new String(body, from, headersEnd - from, StandardCharsets.UTF_8);
        Matcher name = NAME.matcher(headers);
        int contentFrom = headersEnd + EMPTY_LINE.length;
        return !name.find() || contentFrom > until
                ? Optional.empty()
                : Optional.of(
                        new Part(name.group(1), FILE.matcher(headers).find(), new ByteSpan(body, contentFrom, until)));
    }

    private boolean startsWith(int at, String text) {
        int end = at + text.length();
        return end <= body.length && new String(body, at, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }

    private int indexOf(byte[] sought, int from) {
        for (int at = from; at + sought.length <= body.length; at++) {
            if (Arrays.equals(body, at, at + sought.length, sought, 0, sought.length)) {
                return at;
            }
        }
        return -1;
    }
}
