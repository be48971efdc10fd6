package tongbao.sandbox.wallet;

import tongbao.sandbox.wallet.WalletView.Situation;

/** The wallet as HTML: no script, no foreign resources, every value escaped. */
final class WalletPage {
    private static final String STYLE = """
            :root{--blue:#1677ff;--ink:#1f2933;--dim:#6b7785;--line:#e6eaf0;--ground:#f3f6fb;--card:#fff;--good:#0a8f5b;\
            --bad:#b42318}
            @media(prefers-color-scheme:dark){:root{--ink:#e8ecf2;--dim:#98a4b3;--line:#2b3441;--ground:#12161c;\
            --card:#1b212a;--good:#4cc38a;--bad:#ff8a7a}}
            *{box-sizing:border-box}
            body{margin:0;min-height:100vh;background:var(--ground);color:var(--ink);display:flex;flex-direction:column;\
            font:16px/1.5 system-ui,-apple-system,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
            header{background:var(--blue);color:#fff;padding:1rem 1.25rem 4.5rem}
            header div{max-width:27rem;margin:auto;display:flex;justify-content:space-between;align-items:baseline}
            header b{font-size:1.125rem;letter-spacing:.05em}header small{opacity:.85}
            main{width:100%;max-width:29rem;margin:-3.25rem auto 0;padding:0 1rem 2rem}
            section{background:var(--card);border-radius:.9rem;box-shadow:0 8px 28px rgba(16,36,72,.12);padding:1.75rem 1.5rem}
            h1{font-size:1rem;font-weight:500;text-align:center;margin:0;color:var(--dim)}
            h1 small,dt small,button small,.back small{font-weight:400;font-size:.75rem;color:var(--dim);display:block}
            .good h1{color:var(--good)}.bad h1{color:var(--bad)}
            .amount{font-size:2.6rem;font-weight:600;text-align:center;margin:.4rem 0 1.4rem;\
            font-variant-numeric:tabular-nums}
            dl{margin:0 0 1.5rem;border-top:1px solid var(--line)}
            dl div{display:flex;justify-content:space-between;gap:1.5rem;padding:.7rem 0;border-bottom:1px solid var(--line)}
            dt{color:var(--dim);flex:none}dd{margin:0;text-align:right;overflow-wrap:anywhere}
            form{margin:0 0 .75rem}
            button,.back{display:block;width:100%;border:0;border-radius:.6rem;padding:.8rem;font:inherit;font-weight:600;\
            text-align:center;cursor:pointer;text-decoration:none;background:var(--blue);color:#fff}
            button small,.back small{color:inherit;opacity:.8}
            button:focus-visible,.back:focus-visible{outline:3px solid #91caff;outline-offset:2px}
            .quiet{background:transparent;color:var(--blue);box-shadow:inset 0 0 0 1px var(--line)}
            footer{text-align:center;color:var(--dim);font-size:.8rem;padding:0 1rem 2rem}
            """;

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
        view.returnUrl()
                .ifPresent(url -> out.append("<a class=\"back\" href=\"")
                        .append(escaped(url))
                        .append("\">返回商家<small>Back to the merchant</small></a>"));
        out.append("</section>");
        return page(situation.chinese, out.toString());
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
        out.append("<form method=\"post\" action=\"/wallet/").append(path).append("\"><button class=\"");
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
