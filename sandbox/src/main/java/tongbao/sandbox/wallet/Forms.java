package tongbao.sandbox.wallet;

import java.util.List;
import tongbao.sandbox.page.Html;
import tongbao.sandbox.page.Language;
import tongbao.sandbox.state.Payers.Payer;

/** The forms and lists of payers' pages. */
final class Forms {
    private Forms() {}

    static Html.Element form(String path, Html... inside) {
        return Html.element("form", inside).with("method", "post").with("action", path);
    }

    /** A form of one button. */
    static Html.Element button(String path, String look, String label) {
        return form(path, Html.of("button", look, label));
    }

    static Html hidden(String name, String value) {
        return Html.element("input").with("type", "hidden").with("name", name).with("value", value);
    }

    /** The two buttons of whoever is asked for the password. */
    static Html password(Language language) {
        return Html.several(
                Html.element("button", language.say("确认付款", "Confirm payment"))
                        .with("name", "password")
                        .with("value", "right"),
                Html.of("button", "quiet", language.say("输入错误的密码", "Enter a wrong password"))
                        .with("name", "password")
                        .with("value", "wrong"));
    }

    /** A choice among the payers. */
    static Html payers(Language language, List<Payer> payers, String chosen) {
        List<Html> options = payers.stream()
                .<Html>map(payer -> {
                    String userId = payer.buyer().userId();
                    var option = Html.element("option", payer.buyer().logonId() + " · " + balance(language, payer))
                            .with("value", userId);
                    return userId.equals(chosen) ? option.with("selected", "") : option;
                })
                .toList();
        return Html.element(
                "label",
                Html.text(language.say("付款人", "Payer")),
                Html.element("select", Html.several(options)).with("name", "payer"));
    }

    static String balance(Language language, Payer payer) {
        return payer.account()
                .map(account -> "¥ " + account.balance())
                .orElseGet(() -> language.say("余额不限", "has more than enough"));
    }

    /** One line of a list that leads somewhere. */
    static Html entry(String path, String about, String more, String sum) {
        return Html.element(
                "li",
                Html.element(
                                "a",
                                Html.of("span", "about", Html.text(about), Html.element("small", more)),
                                Html.of("span", "sum", sum))
                        .with("href", path));
    }

    static Html list(List<Html> entries) {
        return Html.of("section", "card", Html.of("ul", "list", Html.several(entries)));
    }
}
