package tongbao.sandbox.wallet;

import java.time.Duration;
import java.util.Optional;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.page.Frame;
import tongbao.sandbox.page.Html;
import tongbao.sandbox.page.Language;
import tongbao.sandbox.page.Visitor;
import tongbao.sandbox.state.Payers.Payer;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.wallet.OrderView.Situation;

/** One order on the payer's phone. */
final class OrderPage {
    private static final String LOOK_EVERY_MILLIS = "1500";
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private OrderPage() {}

    static Reply show(OrderView view, Payer payer, Visitor visitor) {
        Language language = visitor.language();
        Situation situation = view.situation();
        String path = "/wallet/" + view.order().code();
        Html section = Html.of(
                "section",
                situation.look(),
                Sayings.said(Optional.ofNullable(visitor.query().get("said")), language),
                view.warning(language),
                Html.element("h1", situation.in(language)),
                Html.of("p", "amount", "¥ " + view.order().totalAmount()),
                view.rows(language),
                Html.when(situation.isPayable(), pay(path, view, payer, visitor)),
                Html.when(situation == Situation.ENTERED || situation == Situation.LOCKED, refuse(path, language)),
                Html.when(situation == Situation.NOT_ENTERED, enter(path, language)),
                view.returnUrl().map(url -> back(url, language)).orElse(Html.nothing()),
                Html.when(situation.isPayable() && isOfBrowsers(view.order().product()), cashier(view, language)),
                Html.when(!situation.isPayable(), home(language)));
        Html main = Html.several(
                section, Html.when(situation.isWaiting() && view.until().isPresent(), wait(path, language)));
        return Frame.reply(
                200,
                visitor,
                new Frame.Page(
                        Frame.Look.PHONE,
                        situation.in(language),
                        situation.isWaiting() ? live(path, view, main) : main,
                        situation.isWaiting() ? Optional.of(AGAIN) : Optional.empty()));
    }

    /** The page comes again by itself when the order has moved, wherever that was done. */
    static Html live(String path, OrderView view, Html main) {
        return Html.element("div", main)
                .with("data-ask", path + "/state")
                .with("data-seen", view.state())
                .with("data-every", LOOK_EVERY_MILLIS);
    }

    private static Html pay(String path, OrderView view, Payer payer, Visitor visitor) {
        Language language = visitor.language();
        Payer paying = view.payers().size() == 1 ? view.payers().getFirst() : payer;
        boolean stays = visitor.query().containsKey("scanned");
        Html who = Html.of(
                "p",
                "who",
                Html.element(
                        "b",
                        Html.text(paying.buyer().logonId()),
                        Html.element("small", Forms.balance(language, paying))),
                Html.element("a", language.say("换人", "Change")).with("href", "/wallet/payers"));
        return Html.several(
                who,
                Forms.form(
                        path + "/pay",
                        Forms.hidden("payer", paying.buyer().userId()),
                        Html.when(stays, Forms.hidden("stay", "yes")),
                        Forms.password(language)));
    }

    private static Html refuse(String path, Language language) {
        return Forms.button(path + "/refuse", "danger", language.say("拒绝付款", "Refuse to pay"));
    }

    private static Html enter(String path, Language language) {
        return Forms.button(path + "/enter", "quiet", language.say("只进入收银台", "Enter the cashier without paying"));
    }

    static Html back(String url, Language language) {
        return Html.of("a", "button", language.say("返回商家", "Back to the merchant"))
                .with("href", url);
    }

    private static boolean isOfBrowsers(Product product) {
        return switch (product) {
            case PAGE, WAP -> true;
            case APP, PRECREATE, CREATE, BAR_CODE, AGREEMENT, PRE_AUTH -> false;
        };
    }

    private static Html cashier(OrderView view, Language language) {
        return Html.of(
                "p",
                "hint center",
                Html.element("a", language.say("在电脑上打开收银台", "Open the cashier, as on a computer"))
                        .with("href", "/cashier/" + view.order().code()));
    }

    private static Html home(Language language) {
        return Html.of("a", "button quiet", language.say("回到钱包", "Back to the wallet"))
                .with("href", "/wallet");
    }

    private static Html wait(String path, Language language) {
        return Html.of(
                "section",
                "card",
                Forms.button(path + "/expire", "quiet", language.say("不付，让它过期", "Don't pay, let it expire")),
                Html.of(
                        "p",
                        "hint center",
                        language.say(
                                "把沙箱的时钟拨到付款期限之后，对所有订单有效。",
                                "Moves the sandbox's clock past the time to pay, for every order.")));
    }
}
