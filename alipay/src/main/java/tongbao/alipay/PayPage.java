package tongbao.alipay;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A signed page of Alipay to send a buyer's browser to, in two equal forms. Whoever holds it can pay the order until it
 * expires.
 *
 * @param url for a redirect
 * @param form HTML that posts itself; it belongs in a page that is served as UTF-8 and may run an inline script
 */
public record PayPage(String url, String form) {
    static PayPage of(URI gateway, SortedMap<String, String> signed) {
        return new PayPage(gateway + "?" + encoded(signed), form(gateway, signed));
    }

    /** Parameters as a query or a form body: names as they are, values percent-encoded. */
    static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String form(URI gateway, SortedMap<String, String> signed) {
        var query = new TreeMap<>(signed);
        String content = query.remove("biz_content");
        return """
                <form name="punchout_form" method="post" accept-charset="utf-8" action="%s">
                <input type="hidden" name="biz_content" value="%s">
                <input type="submit" value="立即支付" style="display:none">
                </form>
                <script>document.forms["punchout_form"].submit();</script>
                """.formatted(html(gateway + "?" + encoded(query)), html(String.valueOf(content)));
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
