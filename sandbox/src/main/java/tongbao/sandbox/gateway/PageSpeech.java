package tongbao.sandbox.gateway;

import java.nio.charset.Charset;
import java.time.Duration;
import tongbao.sandbox.http.Bytes;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.trade.Refusal;

/** What a payer sees when a merchant's request can't be shown; nothing goes back to the merchant. */
record PageSpeech() implements Speech {
    private static final Charset GBK = Charset.forName("GBK");

    @Override
    public Reply answer(Answer answer) {
        throw new IllegalStateException("a page is no JSON");
    }

    /** A page has no signature. */
    @Override
    public Speech badlySigned() {
        return this;
    }

    @Override
    public Speech skewed(Duration skew) {
        return this;
    }

    @Override
    public boolean looksAtTime() {
        return false;
    }

    @Override
    public Reply refusal(Refusal refusal) {
        String code = refusal.subCode().replaceFirst("^isv\\.", "");
        String page = "<!DOCTYPE html><html lang=\"zh\"><head><meta charset=\"GBK\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>支付宝沙箱 - 调试错误</title>"
                + "<style>body{font:16px/1.6 system-ui,sans-serif;max-width:40rem;margin:12vh auto;padding:0 1.5rem;"
                + "color:#1f2933;overflow-wrap:anywhere}h1{font-size:1.25rem}code{color:#b42318}</style></head><body>"
                + "<h1>调试错误，请回到请求来源地，重新发起请求。</h1><p>错误代码 <code>" + escaped(code)
                + "</code></p><p>错误原因: " + escaped(refusal.subMsg()) + "</p></body></html>";
        return new Reply.Content(200, "text/html;charset=GBK", Bytes.of(page, GBK));
    }

    private static String escaped(String text) {
        return text.replace("&amp;", "&")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
