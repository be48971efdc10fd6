package tongbao.sandbox.overview;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongbao.sandbox.state.App;
import tongbao.sandbox.wire.RsaKeys;

/** Takes private keys and content keys out of a text that is shown: somebody may have sent one by mistake. */
final class Secrets {
    private static final String DOTS = "••••••";
    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)", Pattern.DOTALL);
    /**
     * Base64 that begins as keys do, perhaps percent-encoded or with JSON's escaped slashes. Each piece between two
     * escapes takes some of the thread's stack, so the pieces are counted: a key of 4096 bits has some 200.
     */
    private static final Pattern KEY = Pattern.compile("MII(?:[A-Za-z0-9+/=]++|\\\\/|%2[BbFf]|%3[Dd]){1,400}+");

    private static final int KEY_LENGTH_MIN = 400;

    private Secrets() {}

    /** The text with dots in place of private keys, and of the content keys of these applications. */
    static String masked(String text, Collection<App> apps) {
        String without = PEM.matcher(text).replaceAll(DOTS);
        without = KEY.matcher(without)
                .replaceAll(run -> isPrivate(run.group()) ? DOTS : Matcher.quoteReplacement(run.group()));
        for (App app : apps) {
            if (app.encryptKey().isPresent()) {
                String key = app.encryptKey().orElseThrow();
                without = without.replace(key, DOTS)
                        .replace(key.replace("/", "\\/"), DOTS)
                        .replace(URLEncoder.encode(key, StandardCharsets.UTF_8), DOTS);
            }
        }
        return without;
    }

    /** What is long and can't be read as a public key is taken for a private one. */
    private static boolean isPrivate(String run) {
        if (run.length() < KEY_LENGTH_MIN) {
            return false;
        }
        String plain = run.replace("\\/", "/");
        String decoded =
                plain.indexOf('%') < 0 ? plain : URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8);
        return RsaKeys.publicKey(decoded).isEmpty();
    }
}
