package tongbao.sandbox.wallet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.page.Frame;
import tongbao.sandbox.page.Html;
import tongbao.sandbox.page.Language;
import tongbao.sandbox.page.Visitor;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.Payers.Payer;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.wire.BeijingTime;

/** The phone as it is opened: whose it is, a code to be scanned, and everything that waits for its owner. */
final class HomePage {
    private static final String LOOK_EVERY_MILLIS = "2000";
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private HomePage() {}

    static Reply show(Waiting waiting, Visitor visitor) {
        Language language = visitor.language();
        Html lists = lists(waiting, language);
        Html live = Html.element("div", lists)
                .with("data-ask", "/wallet/list")
                .with("data-seen", mark(lists.written()))
                .with("data-every", LOOK_EVERY_MILLIS);
        return Frame.reply(
                200,
                visitor,
                new Frame.Page(
                        Frame.Look.PHONE,
                        language.say("待付款", "What waits to be paid"),
                        Html.several(owner(waiting.payer(), language), live),
                        Optional.of(AGAIN)));
    }

    private static Html owner(Payer payer, Language language) {
        return Html.of(
                "section",
                "card",
                Html.of(
                        "p",
                        "who",
                        Html.element(
                                "b",
                                Html.text(payer.buyer().logonId()),
                                Html.element("small", payer.buyer().userId() + " · " + Forms.balance(language, payer))),
                        Html.element("a", language.say("换人", "Change")).with("href", "/wallet/payers")),
                Forms.form("/wallet/code", Html.element("button", language.say("出示付款码", "Show my payment code"))));
    }

    /** By which a script knows whether the lists have changed. */
    static String mark(String text) {
        return Integer.toHexString(text.hashCode());
    }

    static Html lists(Waiting waiting, Language language) {
        List<Html> parts = new ArrayList<>();
        List<Html> entries = new ArrayList<>();
        waiting.trades().forEach(trade -> entries.add(entry(trade, language)));
        waiting.freezings()
                .forEach(auth -> entries.add(Forms.entry(
                        "/consent/" + auth.keys().code(),
                        auth.asked().title(),
                        language.say("冻结资金，等您确认", "asks to freeze money"),
                        "¥ " + auth.asked().amount())));
        waiting.agreements()
                .forEach(agreement -> entries.add(Forms.entry(
                        "/consent/" + agreement.keys().code(),
                        agreement.asked().externalNo(),
                        language.say("代扣协议，等您签约", "asks for an agreement"),
                        "")));
        part(parts, language.say("等您付款", "Waiting for you"), entries);
        part(
                parts,
                language.say("还没有人打开的订单", "Orders that nobody has opened"),
                waiting.orders().stream().map(order -> entry(order, language)).toList());
        if (waiting.isNothing()) {
            String nothing = language.say("没有等待付款的订单", "Nothing waits to be paid");
            parts.add(Html.of("section", "card", Html.of("p", "hint center", nothing)));
        }
        part(
                parts,
                language.say("最近付过的", "Paid lately"),
                waiting.paid().stream().map(trade -> paid(trade, language)).toList());
        return Html.several(parts);
    }

    private static void part(List<Html> parts, String title, List<Html> entries) {
        if (!entries.isEmpty()) {
            parts.add(Html.element("h2", title));
            parts.add(Forms.list(entries));
        }
    }

    private static Html entry(Trade trade, Language language) {
        String until = trade.standing()
                .nextMove()
                .map(BeijingTime::seconds)
                .map(at -> language.say(at + " 前付款", "by " + at))
                .orElse("");
        return Forms.entry(Wallet.pathOf(trade), trade.order().subject(), until, "¥ " + trade.totalAmount());
    }

    private static Html entry(Order order, Language language) {
        boolean isScanned = order.product() == Product.PRECREATE;
        String way = switch (order.product()) {
            case PAGE -> language.say("电脑网站", "computer page");
            case WAP -> language.say("手机网站", "phone page");
            case APP -> language.say("App", "app");
            case PRECREATE -> language.say("扫码", "QR code");
            case CREATE, BAR_CODE, AGREEMENT, PRE_AUTH -> "";
        };
        return Forms.entry(
                (isScanned ? "/qr/" : "/wallet/") + order.code(),
                order.subject(),
                way + " · " + order.key().outTradeNo(),
                "¥ " + order.totalAmount());
    }

    private static Html paid(Trade trade, Language language) {
        String at = trade.standing().whenPaid().map(BeijingTime::seconds).orElse("");
        String refunded = trade.refundedAmount().fen() == 0
                ? ""
                : language.say(" · 已退 ¥ ", " · refunded ¥ ") + trade.refundedAmount();
        return Forms.entry(Wallet.pathOf(trade), trade.order().subject(), at + refunded, "¥ " + trade.totalAmount());
    }
}
