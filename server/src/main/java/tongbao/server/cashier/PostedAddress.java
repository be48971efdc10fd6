package tongbao.server.cashier;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** A signed address as a form that is posted: the same parameters, without the bound that addresses have. */
record PostedAddress(String address) {

    String form() {
        StringBuilder form = new StringBuilder("<form id=\"post\" method=\"post\" accept-charset=\"utf-8\" action=\"");
        form.append(Html.escaped(action())).append("\">\n");
        for (String pair : query().split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                field(form, decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return form.append("</form>\n").toString();
    }

    private static void field(StringBuilder form, String name, String value) {
        form.append("<input type=\"hidden\" name=\"").append(Html.escaped(name));
        form.append("\" value=\"").append(Html.escaped(value)).append("\">\n");
    }

    /** Where the form may go: the address's own origin, and what that redirects to over TLS. */
    static String sources(String address) {
        URI action = URI.create(new PostedAddress(address).action());
        return "https: " + action.getScheme() + "://" + action.getRawAuthority();
    }

    private String action() {
        int mark = address.indexOf('?');
        return mark < 0 ? address : address.substring(0, mark);
    }

    private String query() {
        int mark = address.indexOf('?');
        return mark < 0 ? "" : address.substring(mark + 1);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
