package tongbao.sandbox.wallet;

import java.util.List;
import java.util.Optional;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.page.Frame;
import tongbao.sandbox.page.Html;
import tongbao.sandbox.page.Language;
import tongbao.sandbox.page.Visitor;
import tongbao.sandbox.state.Payers.Payer;

/** Whose phone it is: choosing among the payers, adding one, and saying how much they have. */
final class PayersPage {
    private PayersPage() {}

    static Reply show(List<Payer> payers, Payer chosen, Visitor visitor) {
        Language language = visitor.language();
        List<Html> entries =
                payers.stream().map(payer -> entry(payer, chosen, language)).toList();
        Html main = Html.several(
                Html.of(
                        "section",
                        "card",
                        Sayings.said(Optional.ofNullable(visitor.query().get("said")), language),
                        Html.element("h1", language.say("付款人", "Payers")),
                        Html.of("ul", "list", Html.several(entries))),
                Html.element("h2", language.say("余额", "Balance")),
                balance(payers, chosen, language),
                Html.element("h2", language.say("添加付款人", "Add a payer")),
                add(language));
        return Frame.reply(200, visitor, new Frame.Page(Frame.Look.PHONE, language.say("付款人", "Payers"), main));
    }

    private static Html entry(Payer payer, Payer chosen, Language language) {
        boolean isChosen = payer.buyer().equals(chosen.buyer());
        Html choice = isChosen
                ? Html.of("span", "badge good", language.say("当前", "this phone"))
                : Forms.form(
                        "/wallet/payers/choose",
                        Forms.hidden("payer", payer.buyer().userId()),
                        Html.of("button", "small quiet", language.say("用这个", "Use")));
        String frozen = payer.account()
                .filter(account -> account.frozen().fen() > 0)
                .map(account -> language.say("，冻结 ¥ ", ", frozen ¥ ") + account.frozen())
                .orElse("");
        return Html.element(
                "li",
                Html.of(
                        "div",
                        "row",
                        Html.of(
                                "span",
                                "about",
                                Html.text(payer.buyer().logonId()),
                                Html.element(
                                        "small",
                                        payer.buyer().userId() + " · " + Forms.balance(language, payer) + frozen)),
                        choice));
    }

    private static Html balance(List<Payer> payers, Payer chosen, Language language) {
        return Html.of(
                "section",
                "card",
                Forms.form(
                        "/wallet/payers/balance",
                        Forms.payers(language, payers, chosen.buyer().userId()),
                        field("balance", language.say("从现在起有（元）", "Has from now on (yuan)"), "88.00"),
                        Html.element("button", language.say("设置余额", "Set the balance"))),
                Html.of(
                        "p",
                        "hint",
                        language.say(
                                "没有设置过余额的付款人总有足够的钱；设置之后就开始记账。",
                                "Who never had a balance set has more than enough; from then on it is counted.")));
    }

    private static Html add(Language language) {
        return Html.of(
                "section",
                "card",
                Forms.form(
                        "/wallet/payers",
                        field(
                                "name",
                                language.say("登录名或 2088 号码", "Log-in name or a 2088 number"),
                                "alice@sandbox.com"),
                        field("balance", language.say("余额（元，可不填）", "Balance (yuan, may be left out)"), ""),
                        Html.element("button", language.say("添加", "Add"))));
    }

    private static Html field(String name, String label, String example) {
        return Html.element(
                "label",
                Html.text(label),
                Html.element("input")
                        .with("name", name)
                        .with("maxlength", "100")
                        .with("autocomplete", "off")
                        .with("placeholder", Optional.of(example).filter(text -> !text.isEmpty())));
    }
}
