package tongbao.server.cashier;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** A page and the nonce that lets its own style and script run, and nothing else. */
record Html(String text, String nonce) {

    static String makeNonce(RandomGenerator chance) {
        byte[] bytes = new byte[16];
        chance.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Text that is safe between tags and inside quoted attributes. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '`' -> safe.append("&#96;");
                case '\n' -> safe.append("&#10;");
                case '\r' -> safe.append("&#13;");
                default -> safe.appendCodePoint(Character.isISOControl(point) ? 0xFFFD : point);
            }
        });
        return safe.toString();
    }
}
