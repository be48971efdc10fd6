package tongbao.server.cashier;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;

/** The headers of the payer's pages: nothing is kept, embedded, guessed, or told to the next site. */
final class Headers {
    private Headers() {}

    static void ofAll(ServerResponse response) {
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.header("Referrer-Policy", "no-referrer");
        response.header("X-Content-Type-Options", "nosniff");
    }

    static void ofPage(ServerResponse response, Html page) {
        send(response, page, "'none'");
    }

    /** A page whose form goes to {@code address}; Alipay answers the form with redirects of its own. */
    static void ofPost(ServerResponse response, Html page, String address) {
        send(response, page, PostedAddress.sources(address));
    }

    private static void send(ServerResponse response, Html page, String formTargets) {
        ofAll(response);
        response.header("X-Frame-Options", "DENY");
        response.header("X-Robots-Tag", "noindex");
        response.header("Content-Security-Policy", policy(page.nonce(), formTargets));
        response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
        response.send(page.text().getBytes(StandardCharsets.UTF_8));
    }

    private static String policy(String nonce, String formTargets) {
        return "default-src 'none'; style-src 'nonce-" + nonce + "'; script-src 'nonce-" + nonce
                + "'; connect-src 'self'; form-action " + formTargets + "; base-uri 'none'; frame-ancestors 'none'";
    }
}
