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
    /** Long Base64 that begins as keys do, perhaps percent-encoded or with JSON's escaped slashes. */
    private static final Pattern KEY = Pattern.compile("MII(?:[A-Za-z0-9+/=]|\\\\/|%2[BbFf]|%3[Dd]){400,}");

    private Secrets() {}

    /** The text with dots in place of private keys, and of the content keys of these applications. */
    static String masked(String text, Collection<App> apps) {
        String without = PEM.matcher(text).replaceAll(DOTS);
        without = KEY.matcher(without)
                .replaceAll(run -> isPublic(run.group()) ? Matcher.quoteReplacement(run.group()) : DOTS);
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

    /** What can't be read as a public key is taken for a private one. */
    private static boolean isPublic(String run) {
        String plain = run.replace("\\/", "/");
        String decoded =
                plain.indexOf('%') < 0 ? plain : URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8);
        return RsaKeys.publicKey(decoded).isPresent();
    }
}
