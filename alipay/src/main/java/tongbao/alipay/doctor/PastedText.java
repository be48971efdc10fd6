package tongbao.alipay.doctor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pasted key or certificate brought back to its Base64, leniently; whatever a strict reader stumbles over is noted.
 *
 * @param label what the PEM header calls it; empty without a header
 * @param base64 on one line; empty if there is none
 * @param flaws findings, which quote no more than one character of the text
 */
record PastedText(String label, String base64, List<Finding> flaws) {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----[ \\t]*\\R([^-]*?)\\R-----END \\1-----");
    private static final String LABEL = "(?:RSA |EC |ENCRYPTED )?(?:PUBLIC KEY|PRIVATE KEY|CERTIFICATE)";
    private static final String DASHES = "[-\u2010-\u2015]";
    private static final Pattern MANGLED = Pattern.compile(
            "(?:" + DASHES + "{1,20}+\\s{0,9}+(?:BEGIN|END)|\\b(?:BEGIN|END)(?=\\s+" + LABEL + "))\\s*(" + LABEL
                    + ")?\\s*" + DASHES + "*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED = Pattern.compile("^\\s*[\\w.-]{1,64}\\s*[=:]\\s*(?=[\"'\u201c-]|MI)");
    private static final Pattern QUOTES =
            Pattern.compile("^[\"'`\u2018\u2019\u201c\u201d\u300c]+|[\"'`\u2018\u2019\u201c\u201d\u300d;,]+$");
    private static final Pattern INVISIBLE =
            Pattern.compile("[\u0000\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u2060\u3000\ufeff]");
    private static final Pattern NO_BASE64 = Pattern.compile("[^A-Za-z0-9+/=]");

    @Override
    public String toString() {
        return "PastedText[" + label + "]";
    }

    static PastedText of(byte[] file) {
        var flaws = new ArrayList<Finding>();
        if (Der.whole(file).filter(it -> it.is(Der.SEQUENCE)).isPresent()) {
            return new PastedText("", Base64.getEncoder().encodeToString(file), flaws); // a binary .der or .cer
        }
        String text = withoutProgram(visible(decoded(file, flaws), flaws), flaws);
        Matcher pem = PEM.matcher(text);
        if (pem.find()) {
            String label = pem.group(1);
            String inner = pem.group(2);
            if (pem.find() && !label.equals("CERTIFICATE")) {
                flaws.add(new Finding.Seen(Cause.KEY_SEVERAL, "more than one PEM block; the first is looked at"));
            }
            return new PastedText(label, base64(inner.replaceAll("(?m)^[\\w-]+: .*$", ""), true, flaws), flaws);
        }
        Matcher mangled = MANGLED.matcher(text);
        String label = "";
        boolean isMangled = mangled.find();
        if (isMangled) {
            label = String.valueOf(mangled.group(1) == null ? "" : mangled.group(1));
            flaws.add(new Finding.Seen(
                    Cause.KEY_PEM_MANGLED,
                    "its BEGIN and END lines are not exactly -----BEGIN " + named(label) + "----- and -----END "
                            + named(label) + "-----, each on a line of its own"));
            text = MANGLED.matcher(text).replaceAll("\n");
        }
        String bare = withoutDashes(text);
        return new PastedText(label.toUpperCase(Locale.ROOT), base64(bare, isMangled, flaws), flaws);
    }

    private static String withoutDashes(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isDashOrBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isDashOrBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isDashOrBlank(char it) {
        return it == '-' || Character.isWhitespace(it);
    }

    private static String named(String label) {
        return label.isEmpty() ? "…" : label.toUpperCase(Locale.ROOT);
    }

    private static String decoded(byte[] file, List<Finding> flaws) {
        boolean big = file.length > 1 && file[0] == (byte) 0xfe && file[1] == (byte) 0xff;
        boolean little = file.length > 1 && file[0] == (byte) 0xff && file[1] == (byte) 0xfe;
        String text = new String(file, big || little ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        if (big || little || text.startsWith("\ufeff")) {
            flaws.add(new Finding.Seen(
                    Cause.KEY_BOM,
                    big || little
                            ? "the file is in UTF-16, as PowerShell writes it"
                            : "the file begins with U+FEFF (bytes EF BB BF)"));
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static String visible(String text, List<Finding> flaws) {
        Matcher invisible = INVISIBLE.matcher(text);
        if (invisible.find()) {
            flaws.add(new Finding.Seen(
                    Cause.KEY_INVISIBLE_CHARACTER,
                    Shown.character(text.codePointAt(invisible.start())) + " at character " + (invisible.start() + 1)));
        }
        return INVISIBLE.matcher(text).replaceAll("");
    }

    private static String withoutProgram(String text, List<Finding> flaws) {
        String bare = text;
        if (bare.contains("\\n") || bare.contains("\\r")) {
            flaws.add(new Finding.Seen(Cause.KEY_LITERAL_LINE_BREAKS, "\\n stands in it as two characters"));
            bare = bare.replace("\\r", "").replace("\\n", "\n");
        }
        String named = NAMED.matcher(bare).replaceFirst("");
        String unquoted = QUOTES.matcher(named.strip()).replaceAll("");
        if (!unquoted.equals(bare.strip())) {
            flaws.add(new Finding.Seen(
                    Cause.KEY_QUOTED, "quotation marks, a name or punctuation of a program stand around it"));
        }
        return unquoted;
    }

    private static String base64(String text, boolean pem, List<Finding> flaws) {
        String body = text.strip();
        if (body.matches("(?s).*%(?i:2B|2F|3D).*")) {
            flaws.add(new Finding.Seen(Cause.KEY_PERCENT_ENCODED, "it holds %2B, %2F or %3D"));
            body = body.replaceAll("(?i)%2B", "+").replaceAll("(?i)%2F", "/").replaceAll("(?i)%3D", "=");
        }
        if (body.matches("[A-Za-z0-9_=\\s-]+") && body.matches("(?s).*[-_].*")) {
            flaws.add(new Finding.Seen(Cause.KEY_BASE64URL, "it has - and _ where Base64 has + and /"));
            body = body.replace('-', '+').replace('_', '/');
        }
        body = withoutBlanks(body, pem, flaws);
        Matcher odd = NO_BASE64.matcher(body);
        if (odd.find()) {
            flaws.add(new Finding.Seen(
                    Cause.KEY_NOT_BASE64,
                    Shown.character(body.codePointAt(odd.start())) + " at character " + (odd.start() + 1)
                            + " is none of Base64"));
            return NO_BASE64.matcher(body).replaceAll("");
        }
        return body;
    }

    private static String withoutBlanks(String body, boolean pem, List<Finding> flaws) {
        String joined = body.replaceAll("\\s", "");
        if (joined.equals(body)) {
            return body;
        }
        String plus = body.replaceAll("\\R", "").replace(' ', '+');
        if (!joined.equals(plus) && isWhole(plus) && !isWhole(joined)) {
            flaws.add(new Finding.Seen(Cause.KEY_PLUS_LOST, "blanks stand where + was"));
            return plus;
        }
        if (!pem) {
            flaws.add(new Finding.Seen(
                    Cause.KEY_WHITE_SPACE,
                    (body.indexOf('\r') >= 0
                                    ? "carriage returns (CRLF)"
                                    : body.indexOf('\n') >= 0 ? "line breaks" : "blanks")
                            + " stand inside the Base64"));
        }
        return joined;
    }

    private static boolean isWhole(String base64) {
        byte[] der = der(base64);
        return der.length > 0 && Der.lengthDeclared(der) == der.length;
    }

    byte[] der() {
        return der(base64);
    }

    /** As many bytes as the characters make; a last lone character makes none. */
    static byte[] der(String base64) {
        String bare = base64.replaceAll("=+$", "").replace("=", "");
        try {
            return Base64.getDecoder().decode(bare.length() % 4 == 1 ? bare.substring(0, bare.length() - 1) : bare);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }
}
