package tongbao.alipay.doctor;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What frameworks, filters, proxies and copying by hand do to a text, each with the way back. */
final class Ways {
    static final Charset GBK = Charset.forName("GBK");

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});");
    private static final Pattern JSON_ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|[\"\\\\/bfnrt])");
    private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final Pattern SLASHED = Pattern.compile("\\\\(['\"\\\\])");
    private static final Pattern ENCODED = Pattern.compile("%[0-9A-F]{2}");
    private static final Pattern INVISIBLE = Pattern.compile("[\u00a0\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff]");
    private static final Pattern T_BETWEEN = Pattern.compile("(?<=[0-9])T(?=[0-9])");
    private static final Pattern ZERO_SECONDS = Pattern.compile("(:[0-9]{2})\\.0+\\b");
    private static final Pattern ONE_DECIMAL = Pattern.compile("[0-9]{1,9}\\.[0-9]");
    private static final Pattern NO_DECIMAL = Pattern.compile("[0-9]{1,9}");
    private static final Map<Charset, List<Way>> ALL = Stream.of(
                    StandardCharsets.UTF_8, GBK, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII)
            .collect(Collectors.toUnmodifiableMap(it -> it, Ways::waysIn));
    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("quot", "\""),
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("apos", "'"),
            Map.entry("nbsp", "\u00a0"),
            Map.entry("plus", "+"),
            Map.entry("equals", "="),
            Map.entry("sol", "/"),
            Map.entry("lpar", "("),
            Map.entry("rpar", ")"));
    /** Entities that HTML reads without a semicolon, where a parameter's name begins like them. */
    private static final Map<String, String> MISREAD = Map.ofEntries(
            Map.entry("\u00ac", "&not"),
            Map.entry("\u00d7", "&times"),
            Map.entry("\u00b6", "&para"),
            Map.entry("\u00a9", "&copy"),
            Map.entry("\u00ae", "&reg"),
            Map.entry("\u00a7", "&sect"),
            Map.entry("\u00a4", "&curren"),
            Map.entry("\u00a5", "&yen"),
            Map.entry("\u00a3", "&pound"),
            Map.entry("\u00a2", "&cent"),
            Map.entry("\u00b5", "&micro"),
            Map.entry("\u00f7", "&divide"),
            Map.entry("\u00b7", "&middot"),
            Map.entry("\u00b0", "&deg"),
            Map.entry("<", "&lt"),
            Map.entry(">", "&gt"));

    private Ways() {}

    /** Those that make sense for a whole message and for a single value alike. */
    static List<Way> all(Charset charset) {
        return Optional.ofNullable(ALL.get(charset)).orElseGet(() -> waysIn(charset));
    }

    private static List<Way> waysIn(Charset charset) {
        var ways = new ArrayList<Way>();
        ways.addAll(escaping());
        ways.addAll(coding(charset));
        ways.addAll(charsets());
        ways.addAll(spacing());
        ways.addAll(filtering());
        return List.copyOf(ways);
    }

    /** Those that make sense for one value only: they add what may have been lost. */
    static List<Way> adding() {
        return List.of(
                new Way(Cause.BLANKS_LOST, "a blank at the end was trimmed", it -> it + " "),
                new Way(Cause.BLANKS_LOST, "a blank at the beginning was trimmed", it -> " " + it),
                new Way(Cause.BLANKS_LOST, "blanks around it were trimmed", it -> " " + it + " "),
                new Way(Cause.BLANKS_LOST, "a line break at the end was trimmed", it -> it + "\n"),
                new Way(Cause.BLANKS_LOST, "CRLF at the end was trimmed", it -> it + "\r\n"),
                new Way(Cause.BLANKS_LOST, "a tabulator at the end was trimmed", it -> it + "\t"),
                new Way(Cause.BLANKS_LOST, "an ideographic space at the end was trimmed", it -> it + "\u3000"));
    }

    private static List<Way> escaping() {
        return List.of(
                new Way(Cause.HTML_ESCAPED, "HTML entities were put in", Ways::withoutEntities),
                new Way(Cause.HTML_UNESCAPED, "&amp; was taken out", it -> it.replace("&", "&amp;")),
                new Way(Cause.HTML_UNESCAPED, "HTML entities were taken out", Ways::withEntities),
                new Way(Cause.ENTITY_MISREAD, "the beginning of a name was read as an HTML entity", Ways::unread),
                new Way(Cause.JSON_UNICODE_ESCAPED, "characters were written as \\uXXXX", Ways::withoutUnicodeEscapes),
                new Way(Cause.BACKSLASHES_ADDED, "quotation marks got backslashes", Ways::withoutSlashes),
                new Way(Cause.VALUE_QUOTED, "quotation marks were put around", Ways::unquoted),
                new Way(Cause.VALUE_AS_LIST, "it was printed as a list", Ways::unlisted),
                new Way(Cause.VALUE_AS_LIST, "it was joined with itself by a comma", Ways::half));
    }

    private static List<Way> coding(Charset charset) {
        return List.of(
                new Way(Cause.PLUS_FOR_BLANK, "+ was not read as a blank", it -> it.replace('+', ' ')),
                new Way(Cause.PLUS_TO_BLANK, "+ became a blank", it -> it.replace(' ', '+')),
                new Way(Cause.NOT_DECODED, "it was still percent-encoded", it -> percentDecoded(it, charset)),
                new Way(Cause.NOT_DECODED, "it was still form-encoded", it -> formDecoded(it, charset)),
                new Way(Cause.DECODED_TWICE, "it was decoded once more", it -> encoded(it, charset)),
                new Way(
                        Cause.DECODED_TWICE,
                        "it was decoded once more",
                        it -> encoded(it, charset).replace("+", "%20")),
                new Way(Cause.DECODED_TWICE, "it was decoded once more", it -> inLowerCase(encoded(it, charset))));
    }

    private static List<Way> charsets() {
        return List.of(
                misread(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8),
                misread(WINDOWS_1252, StandardCharsets.UTF_8),
                misread(GBK, StandardCharsets.UTF_8),
                misread(StandardCharsets.ISO_8859_1, GBK),
                misread(WINDOWS_1252, GBK),
                misread(StandardCharsets.UTF_8, GBK),
                new Way(Cause.UNICODE_NORMALISED, "composed characters", it -> normal(it, Normalizer.Form.NFD)),
                new Way(Cause.UNICODE_NORMALISED, "decomposed characters", it -> normal(it, Normalizer.Form.NFC)));
    }

    private static List<Way> spacing() {
        return List.of(
                new Way(Cause.BLANKS_ADDED, "white space stood around", String::strip),
                new Way(Cause.BLANKS_ADDED, "white space stood behind", String::stripTrailing),
                new Way(Cause.BLANKS_ADDED, "an invisible character was in it", Ways::visible),
                new Way(Cause.LINE_BREAKS_CHANGED, "LF became CRLF", it -> it.replace("\r\n", "\n")),
                new Way(
                        Cause.LINE_BREAKS_CHANGED,
                        "CRLF became LF",
                        it -> it.replace("\r\n", "\n").replace("\n", "\r\n")),
                new Way(
                        Cause.LINE_BREAKS_CHANGED,
                        "line breaks became <br>",
                        it -> it.indexOf('<') < 0 ? it : it.replaceAll("<br */?>", "\n")));
    }

    private static List<Way> filtering() {
        return List.of(
                new Way(Cause.FILTERED, "a filter put full-width characters for < > \" ' ( )", Ways::halfWidth),
                new Way(Cause.NUMBERS_REWRITTEN, "an amount lost its zeros", Ways::twoDecimals),
                new Way(
                        Cause.TIME_REWRITTEN,
                        "a time was written otherwise",
                        it -> T_BETWEEN.matcher(it).replaceAll(" ")),
                new Way(
                        Cause.TIME_REWRITTEN,
                        "a time got .0",
                        it -> ZERO_SECONDS.matcher(it).replaceAll("$1")));
    }

    private static Way misread(Charset read, Charset written) {
        return new Way(
                Cause.CHARSET_MISREAD,
                written.name() + " was read as " + read.name(),
                it -> recoded(it, read, written));
    }

    /** The text that results when its bytes in {@code read} are read in {@code written}; itself where that can't be. */
    static String recoded(String text, Charset read, Charset written) {
        if (isAscii(text)) {
            return text;
        }
        try {
            ByteBuffer bytes = read.newEncoder().encode(CharBuffer.wrap(text));
            return written.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException _) {
            return text;
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    static String withoutEntities(String text) {
        return text.indexOf('&') < 0 ? text : ENTITY.matcher(text).replaceAll(Ways::entity);
    }

    private static String entity(MatchResult match) {
        String name = match.group(1);
        String read = ENTITIES.get(name);
        if (name.startsWith("#")) {
            boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
            int codePoint = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
            read = Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : null;
        }
        return Matcher.quoteReplacement(read == null ? match.group() : read);
    }

    private static String withEntities(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    static String unread(String text) {
        String undone = text;
        if (isAscii(text) && text.indexOf('<') < 0 && text.indexOf('>') < 0) {
            return text;
        }
        for (Map.Entry<String, String> each : MISREAD.entrySet()) {
            undone = undone.replace(each.getKey(), each.getValue());
        }
        return undone;
    }

    private static String withoutUnicodeEscapes(String text) {
        return text.indexOf('\\') < 0
                ? text
                : UNICODE_ESCAPE
                        .matcher(text)
                        .replaceAll(it ->
                                Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(it.group(1), 16))));
    }

    static String withoutJsonEscapes(String text) {
        return text.indexOf('\\') < 0
                ? text
                : JSON_ESCAPE.matcher(text).replaceAll(it -> Matcher.quoteReplacement(jsonEscape(it.group(1))));
    }

    private static String jsonEscape(String escape) {
        return switch (escape.charAt(0)) {
            case 'u' -> Character.toString((char) Integer.parseInt(escape.substring(1), 16));
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            default -> escape;
        };
    }

    private static String withoutSlashes(String text) {
        return text.indexOf('\\') < 0
                ? text
                : SLASHED.matcher(text).replaceAll(it -> Matcher.quoteReplacement(it.group(1)));
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? withoutJsonEscapes(text.substring(1, text.length() - 1)) : text;
    }

    private static String half(String text) {
        int middle = text.length() / 2;
        boolean doubled = text.length() > 2
                && text.charAt(middle) == ','
                && text.substring(0, middle).equals(text.substring(middle + 1));
        return doubled ? text.substring(0, middle) : text;
    }

    static String formDecoded(String text, Charset charset) {
        return percentDecoded(text.replace('+', ' '), charset);
    }

    /** A percent sign without two hexadecimal digits stays. */
    static String percentDecoded(String text, Charset charset) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = percentDecoded(text.getBytes(charset));
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return text;
        }
    }

    static byte[] percentDecoded(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            out.write(low < 0 ? bytes[i] : high << 4 | low);
            i += low < 0 ? 0 : 2;
        }
        return out.toByteArray();
    }

    private static String inLowerCase(String encoded) {
        return ENCODED.matcher(encoded).replaceAll(it -> it.group().toLowerCase(Locale.ROOT));
    }

    private static String normal(String text, Normalizer.Form form) {
        return isAscii(text) ? text : Normalizer.normalize(text, form);
    }

    private static String visible(String text) {
        return INVISIBLE.matcher(text).replaceAll("");
    }

    private static String halfWidth(String text) {
        if (isAscii(text)) {
            return text;
        }
        var plain = new StringBuilder();
        text.chars().forEach(it -> plain.append((char) (it > 0xff00 && it < 0xff5f ? it - 0xfee0 : it)));
        return plain.toString();
    }

    private static String twoDecimals(String text) {
        if (ONE_DECIMAL.matcher(text).matches()) {
            return text + "0";
        }
        return NO_DECIMAL.matcher(text).matches() ? text + ".00" : text;
    }

    /** What {@code [v]} holds. */
    private static String unlisted(String text) {
        boolean listed = text.length() > 2 && text.startsWith("[") && text.endsWith("]");
        return listed ? text.substring(1, text.length() - 1) : text;
    }

    static String encoded(String text, Charset charset) {
        return URLEncoder.encode(text, charset);
    }
}
