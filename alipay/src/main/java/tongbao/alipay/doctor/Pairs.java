package tongbao.alipay.doctor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names and values as bytes, for their charset is only known at the end. */
final class Pairs {
    static final int FIELDS_MAX = 500;

    private static final Pattern FORM_ACTION = Pattern.compile("<form[^>]{0,300}?\\baction=[\"']([^\"']*)[\"']");
    private static final Pattern FORM_INPUT =
            Pattern.compile("<input[^>]{0,300}?\\bname=[\"']([^\"']{1,60})[\"'][^>]{0,300}?\\bvalue=\"([^\"]*+)\"");

    private final Map<String, byte[]> last = new LinkedHashMap<>();
    private final Map<String, byte[]> first = new LinkedHashMap<>();
    private boolean inUtf8;

    /** The last value of each name. */
    Map<String, byte[]> last() {
        return last;
    }

    /** The values that a later one of the same name replaced. */
    Map<String, byte[]> first() {
        return first;
    }

    /** Whether they were characters and not bytes, so that the charset that they name is not theirs. */
    boolean areInUtf8() {
        return inUtf8;
    }

    void readAll(List<byte[]> texts) {
        texts.forEach(it -> read(text(it).strip()));
    }

    private void read(String text) {
        if (text.startsWith("{")) {
            inUtf8 = true;
            JsonTree.members(text).forEach(it -> put(it.name(), latin(scalar(it.raw()))));
            if (last.isEmpty()) {
                printed(text);
            }
        } else if (text.startsWith("<") && FORM_INPUT.matcher(text).find()) {
            page(text);
        } else {
            pairs(text.replaceFirst("^(?:https?://|/)[^?]*\\?", "").replaceFirst("^[?&]", ""));
        }
    }

    /** A map as Java prints it: {@code {name=value, name=value}}. */
    private void printed(String map) {
        String inside = map.substring(1, map.endsWith("}") ? map.length() - 1 : map.length());
        for (String pair : inside.split(", (?=[A-Za-z_]{1,40}=)", FIELDS_MAX)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                put(pair.substring(0, equals), latin(pair.substring(equals + 1)));
            }
        }
    }

    private void put(String name, byte[] value) {
        byte[] earlier = last.size() < FIELDS_MAX || last.containsKey(name) ? last.put(name, value) : null;
        if (earlier != null && !Arrays.equals(earlier, value)) {
            first.putIfAbsent(name, earlier);
        }
    }

    private static String scalar(String raw) {
        return raw.startsWith("\"") ? utf8(Ways.withoutJsonEscapes(raw.substring(1, raw.length() - 1))) : raw;
    }

    /** Escapes of JSON may have brought characters that no byte stands for. */
    private static String utf8(String text) {
        return text.chars().allMatch(it -> it < 0x100) ? text : text(text.getBytes(StandardCharsets.UTF_8));
    }

    private void page(String html) {
        Matcher action = FORM_ACTION.matcher(html);
        if (action.find()) {
            read(Ways.withoutEntities(action.group(1)));
        }
        Matcher input = FORM_INPUT.matcher(html);
        while (input.find()) {
            put(input.group(1), latin(Ways.withoutEntities(input.group(2))));
        }
    }

    private void pairs(String query) {
        for (String pair : query.split("&", FIELDS_MAX)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                put(text(value(pair.substring(0, equals))), value(pair.substring(equals + 1)));
            }
        }
    }

    private static byte[] value(String encoded) {
        return Ways.percentDecoded(latin(encoded.replace('+', ' ')));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
