package tongbao.sandbox.wire;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads and writes {@code application/x-www-form-urlencoded} in any charset, from bytes, decoding exactly once. */
public final class Form {
    /** More names than any Alipay request has; the rest is left unread and so fails the signature. */
    private static final int NAMES_MAX = 200;

    private Form() {}

    /** Adds the pairs of {@code raw} to {@code into}; of a name that is there already the first value stays. */
    public static void decode(byte[] raw, Charset charset, Map<String, String> into) {
        int start = 0;
        while (start <= raw.length && into.size() < NAMES_MAX) {
            int end = indexOf(raw, '&', start, raw.length);
            if (end > start) {
                int equals = indexOf(raw, '=', start, end);
                String name = decodePart(raw, start, equals, charset);
                into.putIfAbsent(name, equals == end ? "" : decodePart(raw, equals + 1, end, charset));
            }
            start = end + 1;
        }
    }

    public static Map<String, String> decode(byte[] raw, Charset charset) {
        Map<String, String> pairs = new LinkedHashMap<>();
        decode(raw, charset, pairs);
        return pairs;
    }

    /** Blanks become {@code +}, as in Alipay's notices. */
    public static String encode(Map<String, String> pairs, Charset charset) {
        return pairs.entrySet().stream()
                .map(pair -> URLEncoder.encode(pair.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(pair.getValue(), charset))
                .collect(Collectors.joining("&"));
    }

    private static int indexOf(byte[] raw, char sought, int from, int end) {
        int at = from;
        while (at < end && raw[at] != sought) {
            at++;
        }
        return at;
    }

    /** What is decoded is never longer than what stands there. */
    private static String decodePart(byte[] raw, int from, int end, Charset charset) {
        byte[] bytes = new byte[end - from];
        int length = 0;
        for (int at = from; at < end; at++) {
            int value = raw[at] == '%' && at + 2 < end ? hex(raw[at + 1], raw[at + 2]) : -1;
            if (value >= 0) {
                bytes[length++] = (byte) value;
                at += 2;
            } else {
                bytes[length++] = raw[at] == '+' ? (byte) ' ' : raw[at];
            }
        }
        return new String(bytes, 0, length, charset);
    }

    private static int hex(byte high, byte low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first * 16 + second;
    }
}
