package tongbao.sandbox.gateway;

import java.nio.charset.Charset;
import java.security.PrivateKey;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tongbao.sandbox.http.Bytes;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.wire.Json;

/** The gateway's answers as bytes: HTTP 200 always, the node's text signed exactly as it is sent. */
final class Answers {
    private Answers() {}

    /** A node of success: {@code code} and {@code msg} first, the rest by name. */
    static Map<String, Object> success(Map<String, ?> members) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("code", "10000");
        node.put("msg", "Success");
        node.putAll(new TreeMap<>(members));
        return node;
    }

    static Reply.Content signed(String nodeName, Map<String, Object> node, Voice voice, PrivateKey key) {
        String text = Json.writeEscapingSlashes(node);
        return wrapped(nodeName, text, voice.signType().sign(text, voice.charset(), key), voice.charset());
    }

    /** Looks signed, and is not: the signature is over another text. */
    static Reply.Content badlySigned(String nodeName, Map<String, Object> node, Voice voice, PrivateKey key) {
        String text = Json.writeEscapingSlashes(node);
        return wrapped(nodeName, text, voice.signType().sign(text + " ", voice.charset(), key), voice.charset());
    }

    static Reply.Content unsigned(String nodeName, Map<String, Object> node, Voice voice) {
        String body = "{\"" + nodeName + "\":" + Json.writeEscapingSlashes(node) + "}";
        return content(body, voice.charset());
    }

    private static Reply.Content wrapped(String nodeName, String text, String sign, Charset charset) {
        return content("{\"" + nodeName + "\":" + text + ",\"sign\":\"" + sign + "\"}", charset);
    }

    private static Reply.Content content(String body, Charset charset) {
        return new Reply.Content(
                200, "text/html;charset=" + charset.name().toLowerCase(Locale.ROOT), Bytes.of(body, charset));
    }

    /** What a payer sees when the merchant's request can't be shown; nothing goes back to the merchant. */
    static Reply.Content page(Refusal refusal) {
        Charset gbk = Charset.forName("GBK");
        String code = refusal.subCode().replaceFirst("^isv\\.", "");
        String page = "<!DOCTYPE html><html lang=\"zh\"><head><meta charset=\"GBK\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>支付宝沙箱 - 调试错误</title>"
                + "<style>body{font:16px/1.6 system-ui,sans-serif;max-width:40rem;margin:12vh auto;padding:0 1.5rem;"
                + "color:#1f2933;overflow-wrap:anywhere}h1{font-size:1.25rem}code{color:#b42318}</style></head><body>"
                + "<h1>调试错误，请回到请求来源地，重新发起请求。</h1><p>错误代码 <code>" + escaped(code)
                + "</code></p><p>错误原因: " + escaped(refusal.subMsg()) + "</p></body></html>";
        return new Reply.Content(200, "text/html;charset=GBK", Bytes.of(page, gbk));
    }

    private static String escaped(String text) {
        return text.replace("&amp;", "&")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
