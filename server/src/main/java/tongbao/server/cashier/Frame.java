package tongbao.server.cashier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What all pages have in common: one card in the middle, one style, nothing from elsewhere. */
final class Frame {
    private static final String STYLE = resource("page.css");
    private static final String DOCUMENT = resource("page.html");

    private final RandomGenerator chance;

    Frame(RandomGenerator chance) {
        this.chance = chance;
    }

    /** Parts of a page that are HTML already; the title is plain text. */
    record Parts(String title, String head, String body, Optional<String> script) {}

    Html around(Parts parts) {
        String nonce = Html.makeNonce(chance);
        String script = parts.script()
                .map(text -> "<script nonce=\"" + nonce + "\">" + text + "</script>")
                .orElse("");
        StringBuilder page = new StringBuilder(DOCUMENT.length() + STYLE.length() + 2048);
        for (String piece : DOCUMENT.split("@", -1)) {
            page.append(
                    switch (piece) {
                        case "title" -> Html.escaped(parts.title());
                        case "nonce" -> nonce;
                        case "style" -> STYLE;
                        case "head" -> parts.head();
                        case "body" -> parts.body();
                        case "script" -> script;
                        default -> piece;
                    });
        }
        return new Html(page.toString(), nonce);
    }

    static String resource(String name) {
        try (InputStream in = Frame.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
