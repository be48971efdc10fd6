package tongbao.server.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tongbao.server.json.Fields;
import tongbao.server.security.App;

/** Where the payer goes after paying: only to hosts registered for the app, so that no link of ours misleads. */
final class ReturnAddress {
    static final int LENGTH_MAX = 500;
    private static final String NAME = "return_url";
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1");

    private ReturnAddress() {}

    static Optional<String> read(Fields fields, App app) {
        Optional<String> text = fields.text(NAME, LENGTH_MAX);
        text.ifPresent(address -> check(address, app));
        return text;
    }

    private static void check(String address, App app) {
        URI uri = parse(address);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        boolean secret = scheme.equals("https") || (scheme.equals("http") && LOCAL.contains(host));
        if (!secret || host.isEmpty() || uri.getRawUserInfo() != null) {
            throw refused("return_url is an absolute https address without user and password.");
        }
        if (!app.returnHosts().contains(host)) {
            throw refused("The host of return_url is not registered for this app.");
        }
    }

    private static URI parse(String address) {
        boolean printable = address.chars().allMatch(character -> character > ' ' && character < 0x7f);
        if (!printable) {
            throw refused("return_url has ASCII characters only; percent-encode others.");
        }
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            throw refused("return_url is no address.");
        }
    }

    private static Refused refused(String message) {
        return new Refused(Problem.invalid(NAME, message));
    }
}
