package tongbao.alipay;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A signed page of Alipay to send a buyer's browser to, in two equal forms. Whoever holds it can pay the order until it
 * expires.
 */
public final class PayPage {
    private final URI gateway;
    private final SortedMap<String, String> signed;
    private final Charset charset;
    private final String url;

    private PayPage(URI gateway, SortedMap<String, String> signed, Charset charset) {
        this.gateway = gateway;
        this.signed = signed;
        this.charset = charset;
        this.url = gateway + "?" + encoded(signed, charset);
    }

    static PayPage of(URI gateway, SortedMap<String, String> signed, Charset charset) {
        return new PayPage(gateway, signed, charset);
    }

    /** For a redirect. */
    public String url() {
        return url;
    }

    /**
     * HTML that posts itself; it belongs in a page that is served in the client's charset (UTF-8 by default) and may
     * run an inline script.
     */
    public String form() {
        return form(gateway, signed, charset);
    }

    /** Parameters as a query or a form body: names as they are, values percent-encoded. */
    static String encoded(Map<String, String> parameters, Charset charset) {
        return parameters.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), charset))
                .collect(Collectors.joining("&"));
    }

    private static String form(URI gateway, SortedMap<String, String> signed, Charset charset) {
        var query = new TreeMap<>(signed);
        query.keySet().removeIf(WireV2::isInForm);
        String hidden = signed.entrySet().stream()
                .filter(it -> WireV2.isInForm(it.getKey()))
                .map(it -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n"
                        .formatted(html(it.getKey()), html(it.getValue())))
                .collect(Collectors.joining());
        return """
                <form name="punchout_form" method="post" accept-charset="%s" action="%s">
                %s<input type="submit" value="立即支付" style="display:none">
                </form>
                <script>document.forms["punchout_form"].submit();</script>
                """.formatted(
                        charset.name().toLowerCase(Locale.ROOT), html(gateway + "?" + encoded(query, charset)), hidden);
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
