package tongbao.sandbox.wallet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tongbao.sandbox.wallet.WalletView.Situation;

/** The wallet as HTML: no script, no foreign resources, every value escaped. */
final class WalletPage {
    private static final String STYLE = style();

    private WalletPage() {}

    static String show(WalletView view) {
        var order = view.order();
        var out = new StringBuilder();
        Situation situation = view.situation();
        out.append("<section class=\"").append(mood(situation)).append("\"><h1>");
        out.append(situation.chinese).append("<small>").append(situation.english);
        out.append("</small></h1><p class=\"amount\">¥ ")
                .append(order.totalAmount())
                .append("</p><dl>");
        row(out, "商品", "Subject", order.subject());
        row(out, "商家", "Merchant", order.key().sellerId());
        row(out, "订单号", "Order number", order.key().outTradeNo());
        view.tradeNo().ifPresent(number -> row(out, "支付宝交易号", "Trade number", number));
        out.append("</dl>");
        if (situation.payable) {
            form(out, order.code() + "/pay", "", "确认付款", "Confirm payment");
        }
        if (situation == Situation.NOT_ENTERED) {
            form(out, order.code() + "/enter", "quiet", "只进入收银台", "Enter the cashier without paying");
        }
        if (situation == Situation.ENTERED) {
            form(out, order.code() + "/refuse", "quiet", "拒绝付款", "Refuse to pay");
        }
        view.returnUrl().ifPresent(url -> back(out, url));
        out.append("</section>");
        return page(situation.chinese, out.toString());
    }

    static String consent(ConsentView view) {
        var out = new StringBuilder();
        out.append("<section class=\"")
                .append(view.isOpen() ? "waiting" : "good")
                .append("\"><h1>")
                .append(view.title())
                .append("</h1><dl>");
        view.rows().forEach((name, value) -> row(out, name, "", value));
        out.append("</dl>");
        if (view.isOpen()) {
            consentForm(out, view.code() + "/agree", "", "同意", "Agree");
            consentForm(out, view.code() + "/refuse", "quiet", "拒绝", "Refuse");
        }
        view.returnUrl().ifPresent(url -> back(out, url));
        return page(view.title(), out.append("</section>").toString());
    }

    private static void back(StringBuilder out, String url) {
        out.append("<a class=\"back\" href=\"")
                .append(escaped(url))
                .append("\">返回商家<small>Back to the merchant</small></a>");
    }

    static String unknown() {
        return page("没有这个订单", "<section class=\"bad\"><h1>没有这个订单<small>There is no such order</small></h1></section>");
    }

    private static String page(String title, String main) {
        return "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>"
                + title + " · 沙箱钱包</title><style>" + STYLE + "</style></head><body>"
                + "<header><div><b>沙箱钱包</b><small>Sandbox wallet</small></div></header><main>" + main
                + "</main><footer>这里没有真的钱 · No real money here</footer></body></html>";
    }

    private static String style() {
        try (InputStream stream = WalletPage.class.getResourceAsStream("wallet.css")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mood(Situation situation) {
        return switch (situation) {
            case NOT_ENTERED, ENTERED -> "waiting";
            case PAID -> "good";
            case CLOSED, EXPIRED, INCONSISTENT -> "bad";
        };
    }

    private static void row(StringBuilder out, String chinese, String english, String value) {
        out.append("<div><dt>")
                .append(chinese)
                .append("<small>")
                .append(english)
                .append("</small></dt><dd>");
        out.append(escaped(value)).append("</dd></div>");
    }

    private static void form(StringBuilder out, String path, String look, String chinese, String english) {
        button(out, "/wallet/" + path, look, chinese, english);
    }

    private static void consentForm(StringBuilder out, String path, String look, String chinese, String english) {
        button(out, "/consent/" + path, look, chinese, english);
    }

    private static void button(StringBuilder out, String path, String look, String chinese, String english) {
        out.append("<form method=\"post\" action=\"").append(path).append("\"><button class=\"");
        out.append(look).append("\">").append(chinese).append("<small>").append(english);
        out.append("</small></button></form>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
