package tongbao.sandbox.wallet;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.page.Frame;
import tongbao.sandbox.page.Html;
import tongbao.sandbox.page.Language;
import tongbao.sandbox.page.Visitor;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.Payers;
import tongbao.sandbox.wire.Form;

/** Where an application asks a user who they are: the browser comes with a question and goes back with a code. */
public final class Asking {
    /** As at Alipay. */
    public static final String PATH = "/oauth2/publicAppAuthorize.htm";

    private static final Set<String> SCOPES = Set.of("auth_base", "auth_user");
    private static final int TEXT_LENGTH_MAX = 1024;

    private final House house;

    public Asking(House house) {
        this.house = house;
    }

    /** The question, or after it was answered the way back. */
    public Reply answer(Call call) {
        Visitor visitor = Visitor.of(call);
        Map<String, String> asked = call.isPost() ? visitor.form() : visitor.query();
        Optional<String> wrong = wrong(asked);
        if (wrong.isPresent()) {
            String sentence = visitor.language().say("参数有误：", "This can't be asked: ") + wrong.orElseThrow();
            return Frame.unknown(visitor, Frame.Look.PHONE, sentence);
        }
        return switch (call.method()) {
            case "GET" -> ask(asked, visitor);
            case "POST" ->
                visitor.isSentByAnotherSite()
                        ? Reply.text(403, "this was sent by another site's page")
                        : back(asked, visitor);
            default -> Reply.text(405, "GET or POST");
        };
    }

    private Optional<String> wrong(Map<String, String> asked) {
        if (house.apps().find(asked.getOrDefault("app_id", "")).isEmpty()) {
            return Optional.of("app_id");
        }
        if (!SCOPES.contains(asked.getOrDefault("scope", ""))) {
            return Optional.of("scope");
        }
        String address = asked.getOrDefault("redirect_uri", "");
        boolean isAddress =
                address.length() <= TEXT_LENGTH_MAX && address.matches("https?://[^\\s/?#<>\"]+[^\\s<>\"]*");
        if (!isAddress || asked.getOrDefault("state", "").length() > TEXT_LENGTH_MAX) {
            return Optional.of(isAddress ? "state" : "redirect_uri");
        }
        return Optional.empty();
    }

    private Reply ask(Map<String, String> asked, Visitor visitor) {
        Language language = visitor.language();
        String title = language.say("应用想知道您是谁", "An app asks who you are");
        Html form = Forms.form(
                PATH,
                Forms.hidden("app_id", asked.getOrDefault("app_id", "")),
                Forms.hidden("scope", asked.getOrDefault("scope", "")),
                Forms.hidden("redirect_uri", asked.getOrDefault("redirect_uri", "")),
                Forms.hidden("state", asked.getOrDefault("state", "")),
                Html.element("button", language.say("同意", "Agree")));
        Html section = Html.of(
                "section",
                "card waiting",
                Html.element("h1", title),
                Html.element("p"),
                Html.element(
                        "dl",
                        OrderView.row(language.say("应用", "App"), asked.getOrDefault("app_id", "")),
                        OrderView.row(language.say("范围", "Scope"), asked.getOrDefault("scope", "")),
                        OrderView.row(language.say("您", "You"), user(visitor).logonId())),
                form);
        return Frame.reply(200, visitor, new Frame.Page(Frame.Look.PHONE, title, section));
    }

    private Reply back(Map<String, String> asked, Visitor visitor) {
        String appId = asked.getOrDefault("app_id", "");
        Map<String, String> params = new LinkedHashMap<>();
        params.put("app_id", appId);
        params.put("scope", asked.getOrDefault("scope", ""));
        params.put("state", asked.getOrDefault("state", ""));
        params.put("auth_code", house.newAuthCode(appId, user(visitor)).code());
        String address = asked.getOrDefault("redirect_uri", "");
        return new Reply.Redirect(303, ReturnAddress.appended(address, Form.encode(params, StandardCharsets.UTF_8)));
    }

    private Buyer user(Visitor visitor) {
        return house.database()
                .transact(sql -> visitor.userId().flatMap(id -> Payers.find(sql, id)))
                .map(Payers.Payer::buyer)
                .orElse(Buyer.DEFAULT);
    }
}
