package tongbao.alipay.doctor;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Parameters as they were found in a text of whatever kind.
 *
 * @param fields by name, in order, {@code sign} left out
 * @param firsts the values that a later one of the same name replaced
 * @param undone what had to be undone so that they could be read
 * @param rereadings what else they may have been before something happened to the whole text
 */
record ReadFields(
        Map<String, String> fields,
        Map<String, String> firsts,
        String sign,
        Charset charset,
        List<Finding> undone,
        List<Guess<Map<String, String>>> rereadings) {
    /** Accidents to a whole query; some hide {@code sign} from a reader. */
    private static final List<Way> WHOLE = List.of(
            new Way(Cause.HTML_ESCAPED, "&amp; stood between the parameters", it -> it.replace("&amp;", "&")),
            new Way(
                    Cause.JSON_UNICODE_ESCAPED,
                    "\\u0026 stood between the parameters",
                    it -> it.replaceAll("(?i)\\\\u0026", "&").replaceAll("(?i)\\\\u003d", "=")),
            new Way(Cause.ENTITY_MISREAD, "names were read as HTML entities", Ways::unread),
            new Way(
                    Cause.NOT_DECODED,
                    "the whole was percent-encoded once more",
                    it -> Ways.percentDecoded(it, StandardCharsets.UTF_8)),
            new Way(Cause.MESSAGE_QUOTED, "it was quoted as JSON, as logs do", Ways::withoutJsonEscapes));

    /**
     * What is in the texts, in their order.
     *
     * @param texts each a query, a form, an address, a page with a form, or a JSON object
     */
    static ReadFields of(List<byte[]> texts) {
        Pairs raw = read(texts);
        for (Way way : WHOLE) {
            Pairs other = read(undone(texts, way));
            if (!raw.last().containsKey("sign") && other.last().containsKey("sign")) {
                return decoded(other, List.of(new Finding.Proved(way.cause(), way.said())), List.of());
            }
        }
        return decoded(raw, List.of(), texts);
    }

    private static Pairs read(List<byte[]> texts) {
        var pairs = new Pairs();
        pairs.readAll(texts);
        return pairs;
    }

    private static List<byte[]> undone(List<byte[]> texts, Way way) {
        return texts.stream()
                .map(it -> {
                    Charset charset =
                            isIn(StandardCharsets.UTF_8, it) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
                    return way.undo().apply(new String(it, charset)).getBytes(charset);
                })
                .toList();
    }

    private static ReadFields decoded(Pairs raw, List<Finding> before, List<byte[]> texts) {
        Charset declared =
                charset(new String(raw.last().getOrDefault("charset", new byte[0]), StandardCharsets.ISO_8859_1));
        Charset actual = raw.areInUtf8()
                ? StandardCharsets.UTF_8
                : Stream.of(declared, StandardCharsets.UTF_8, Ways.GBK)
                        .filter(it -> raw.last().values().stream().allMatch(value -> isIn(it, value)))
                        .findFirst()
                        .orElse(StandardCharsets.ISO_8859_1);
        var undone = new ArrayList<>(before);
        if (!actual.equals(declared) && !raw.areInUtf8()) {
            undone.add(new Finding.Proved(
                    Cause.CHARSET_DECLARED,
                    "the message is in " + actual.name() + ", though it says " + declared.name()));
        }
        Map<String, String> fields = inCharset(raw.last(), actual);
        String sign = Optional.ofNullable(fields.remove("sign")).orElse("");
        Map<String, String> firsts = inCharset(raw.first(), actual);
        return new ReadFields(
                fields, firsts, sign, raw.areInUtf8() ? declared : actual, undone, rereadings(texts, fields, actual));
    }

    private static List<Guess<Map<String, String>>> rereadings(
            List<byte[]> texts, Map<String, String> fields, Charset charset) {
        var readings = new ArrayList<Guess<Map<String, String>>>();
        for (Way way : texts.isEmpty() ? List.<Way>of() : WHOLE) {
            Map<String, String> other = inCharset(read(undone(texts, way)).last(), charset);
            other.remove("sign");
            if (!other.equals(fields)) {
                readings.add(Guess.of(other, way.cause(), way.said()));
            }
        }
        return readings;
    }

    private static Map<String, String> inCharset(Map<String, byte[]> raw, Charset charset) {
        var fields = new LinkedHashMap<String, String>();
        raw.forEach((name, value) -> fields.put(
                new String(name.getBytes(StandardCharsets.ISO_8859_1), charset), new String(value, charset)));
        return fields;
    }

    private static Charset charset(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "gbk", "gb2312", "gb18030" -> Ways.GBK;
            default -> StandardCharsets.UTF_8;
        };
    }

    private static boolean isIn(Charset charset, byte[] bytes) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
