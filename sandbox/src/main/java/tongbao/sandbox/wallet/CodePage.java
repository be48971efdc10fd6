package tongbao.sandbox.wallet;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.page.Frame;
import tongbao.sandbox.page.Html;
import tongbao.sandbox.page.Language;
import tongbao.sandbox.page.QrPicture;
import tongbao.sandbox.page.Visitor;
import tongbao.sandbox.state.PayCodes.PayCode;
import tongbao.sandbox.wire.BeijingTime;

/** The code on the phone that a merchant scans; goes on to the order by itself once it was used. */
final class CodePage {
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private CodePage() {}

    static Reply show(PayCode code, Instant now, Visitor visitor) {
        Language language = visitor.language();
        boolean isGood = now.isBefore(code.expiresAt());
        String title = isGood
                ? language.say("请商家扫描", "Let the merchant scan this")
                : language.say("付款码已过期", "This code is too old");
        Html good = Html.several(
                QrPicture.of(code.code(), language.say("付款码", "Payment code")),
                Html.of("p", "digits", grouped(code.code())).with("id", "digits"),
                Html.of(
                        "p",
                        "hint center",
                        language.say("auth_code，沙箱时间 ", "auth_code, good until ")
                                + BeijingTime.seconds(code.expiresAt())
                                + language.say(" 前有效，只能用一次", " sandbox time, once")));
        Html section = Html.of(
                "section",
                isGood ? "card waiting" : "card bad",
                Html.element("h1", title),
                Html.when(isGood, good),
                Html.element("p"),
                again(language));
        Html live = Html.element("div", section)
                .with("data-ask", "/wallet/code/" + code.code() + "/state")
                .with("data-every", "1000");
        return Frame.reply(200, visitor, new Frame.Page(Frame.Look.PHONE, title, live, Optional.of(AGAIN)));
    }

    private static Html again(Language language) {
        return Html.several(
                Forms.button("/wallet/code", "", language.say("换一个付款码", "Another code")),
                Forms.form(
                        "/wallet/code",
                        Forms.hidden("asks", "yes"),
                        Html.of(
                                "button",
                                "quiet",
                                language.say("换一个总要密码的付款码", "Another one that always asks for the password"))),
                Html.of("a", "button quiet", language.say("回到钱包", "Back to the wallet"))
                        .with("href", "/wallet"));
    }

    private static String grouped(String digits) {
        return digits.replaceAll("(\\d{4})(?=\\d)", "$1 ");
    }
}
