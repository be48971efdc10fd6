package tongbao.server.cashier;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Payment;

/**
 * The app's own page that the payer goes back to. It gets {@code payment_id} and {@code out_trade_no} as hints of what
 * to query; anybody can write such an address, so it says nothing about the payment.
 */
final class ReturnAddress {
    private ReturnAddress() {}

    static Optional<URI> of(Payment payment, Attempt attempt) {
        return attempt.means().returnUrl().flatMap(text -> withHints(text, payment));
    }

    private static Optional<URI> withHints(String text, Payment payment) {
        String hints = "payment_id=" + payment.id() + "&out_trade_no="
                + payment.order().outTradeNo();
        int hash = text.indexOf('#');
        String base = hash < 0 ? text : text.substring(0, hash);
        String fragment = hash < 0 ? "" : text.substring(hash);
        String joint = !base.contains("?") ? "?" : base.endsWith("?") || base.endsWith("&") ? "" : "&";
        try {
            URI address = new URI(base + joint + hints + fragment);
            return isOfTheWeb(address) ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isOfTheWeb(URI address) {
        String scheme = address.getScheme();
        return address.getHost() != null && ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme));
    }
}
