package tongbao.sandbox.wallet;

import java.time.Duration;
import java.util.Optional;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.page.Frame;
import tongbao.sandbox.page.Html;
import tongbao.sandbox.page.Language;
import tongbao.sandbox.page.QrPicture;
import tongbao.sandbox.page.Visitor;
import tongbao.sandbox.state.Payers.Payer;
import tongbao.sandbox.wallet.OrderView.Situation;

/** An order as a payer sees it on a computer: a code for the phone on one side, logging in here on the other. */
final class CashierPage {
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private CashierPage() {}

    /** {@code scanned} is the address behind the QR code. */
    static Reply show(OrderView view, Payer payer, String scanned, Visitor visitor) {
        Language language = visitor.language();
        Situation situation = view.situation();
        String path = "/cashier/" + view.order().code();
        Html bill = bill(view, visitor);
        Html main = situation.isPayable()
                ? Html.several(bill, sides(view, payer, scanned, language), others(view, path, language))
                : Html.several(bill, end(view, path, language));
        return Frame.reply(
                200,
                visitor,
                new Frame.Page(
                        Frame.Look.CASHIER,
                        situation.in(language),
                        situation.isWaiting() ? OrderPage.live(path, view, main) : main,
                        situation.isWaiting() ? Optional.of(AGAIN) : Optional.empty()));
    }

    private static Html bill(OrderView view, Visitor visitor) {
        Language language = visitor.language();
        Html line = Html.of(
                "div",
                "bill",
                Html.of(
                        "div",
                        "about",
                        Html.element("h1", view.order().subject()),
                        Html.of(
                                "p",
                                "hint",
                                language.say("收款方 ", "To ") + view.order().key().sellerId() + " · "
                                        + language.say("订单 ", "order ")
                                        + view.order().key().outTradeNo())),
                Html.of("p", "amount", "¥ " + view.order().totalAmount()));
        return Html.of(
                "section",
                "card",
                Sayings.said(Optional.ofNullable(visitor.query().get("said")), language),
                view.warning(language),
                line);
    }

    private static Html sides(OrderView view, Payer payer, String scanned, Language language) {
        Html phone = Html.of(
                "section",
                "card",
                Html.element("h2", language.say("扫码付款", "Scan to pay")),
                QrPicture.of(scanned, language.say("付款二维码", "QR code to pay")),
                Html.of(
                        "p",
                        "hint center",
                        Html.text(language.say("用手机扫描，或在此浏览器", "Scan it with a phone, or ")),
                        Html.element("a", language.say("打开手机页面", "open the phone's page here"))
                                .with("href", "/qr/" + view.order().code())
                                .with("target", "_blank")));
        Html here = Html.of(
                "section",
                "card",
                Html.element("h2", language.say("登录账户付款", "Log in and pay here")),
                Forms.form(
                        "/cashier/" + view.order().code() + "/pay",
                        Forms.payers(language, view.payers(), payer.buyer().userId()),
                        Forms.password(language)),
                Html.of("p", "hint", situation(view, language)));
        return Html.of("div", "sides", phone, here);
    }

    private static String situation(OrderView view, Language language) {
        String until = view.until()
                .map(tongbao.sandbox.wire.BeijingTime::seconds)
                .map(at -> language.say("，请在 " + at + " 前付款", "; to be paid by " + at))
                .orElse("");
        return view.situation().in(language) + until;
    }

    private static Html others(OrderView view, String path, Language language) {
        Html first = view.situation() == Situation.NOT_ENTERED
                ? Forms.button(path + "/enter", "quiet", language.say("只进入收银台", "Enter without paying"))
                : Forms.button(path + "/refuse", "danger", language.say("拒绝付款", "Refuse to pay"));
        Html second = Html.when(
                view.until().isPresent(),
                Forms.button(path + "/expire", "quiet", language.say("拨快时钟，让它过期", "Move the clock, let it expire")));
        return Html.several(
                Html.element("h2", language.say("不付款", "Not paying")), Html.of("div", "pair", first, second));
    }

    private static Html end(OrderView view, String path, Language language) {
        Situation situation = view.situation();
        return Html.of(
                "section",
                situation.look(),
                Html.element("h1", situation.in(language)),
                view.rows(language),
                Html.when(
                        situation == Situation.LOCKED,
                        Forms.button(path + "/refuse", "danger", language.say("拒绝付款", "Refuse to pay"))),
                view.returnUrl().map(url -> OrderPage.back(url, language)).orElse(Html.nothing()));
    }
}
