package tongbao.alipay.doctor;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where two texts first differ.
 *
 * @param offset in bytes, from 0
 * @param between what is compared, such as "the text at hand" and "the text that was signed"
 * @param here the one text around that place, with everything invisible written as an escape
 * @param there the other
 * @param characterHere the first differing character by code point and name, or that the text ends
 * @param characterThere the same for the other
 */
public record Difference(
        int offset, String between, String here, String there, String characterHere, String characterThere) {
    private static final int CONTEXT = 24;
    private static final Pattern TOKEN = Pattern.compile(
            "((?:app_auth_token|auth_token|auth_code|refresh_token)=|\\n(?=[0-9]{6}[A-Z]{2}))([^&\\n]+)");

    /** Where they differ, if they do. */
    static Optional<Difference> between(String here, String there, Charset charset, String what) {
        int at = 0;
        while (at < here.length() && at < there.length() && here.charAt(at) == there.charAt(at)) {
            at++;
        }
        if (at == here.length() && at == there.length()) {
            return Optional.empty();
        }
        if (at > 0 && Character.isHighSurrogate(here.charAt(at - 1))) {
            at--;
        }
        return Optional.of(new Difference(
                here.substring(0, at).getBytes(charset).length,
                what,
                around(here, at),
                around(there, at),
                character(here, at),
                character(there, at)));
    }

    private static String around(String text, int at) {
        String masked = masked(text);
        int start = Math.max(0, at - CONTEXT);
        int end = Math.min(masked.length(), at + CONTEXT);
        return (start > 0 ? "…" : "") + Shown.text(masked.substring(start, Math.min(at, end))) + "»"
                + Shown.text(masked.substring(Math.min(at, end), end)) + (end < masked.length() ? "…" : "");
    }

    /** Tokens are secrets; their lengths are kept, so that places stay the same. */
    private static String masked(String text) {
        return TOKEN.matcher(text)
                .replaceAll(it -> Matcher.quoteReplacement(
                        it.group(1) + "•".repeat(it.group(2).length())));
    }

    private static String character(String text, int at) {
        return at >= text.length()
                ? "the text ends here"
                : Shown.character(masked(text).codePointAt(at));
    }
}
