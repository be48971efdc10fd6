package tongbao.sandbox.overview;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.journal.Entry;
import tongbao.sandbox.journal.Entry.Part;
import tongbao.sandbox.journal.Entry.PartName;
import tongbao.sandbox.journal.Journal;
import tongbao.sandbox.page.Frame;
import tongbao.sandbox.page.Html;
import tongbao.sandbox.page.Language;
import tongbao.sandbox.page.Visitor;
import tongbao.sandbox.state.App;
import tongbao.sandbox.wire.BeijingTime;
import tongbao.sandbox.wire.Form;

/** One exchange with every text of it, in the order in which it was said. */
final class EntryPage {
    private static final Pattern GBK = Pattern.compile("(?i)(^|[?&])charset=gbk(&|$)");

    private EntryPage() {}

    static Reply show(Entry entry, Collection<App> apps, Visitor visitor) {
        Language language = visitor.language();
        Entry.About about = entry.about();
        String method = about.method().isEmpty() ? "?" : about.method();
        Html head = Html.of(
                "div",
                "strip",
                Html.of("span", "badge", LogPage.direction(entry, language)),
                Html.element("span", BeijingTime.seconds(entry.at())),
                Html.element("span", Html.text(language.say("应用 ", "App ")), Html.element("b", about.appId())),
                Html.element("span", Html.text(language.say("订单 ", "Order ")), Html.element("b", about.orderNumber())),
                Html.element("span", LogPage.outcome(entry, language)));
        List<Html> parts = entry.parts().stream()
                .map(part -> part(part, new Reading(charset(entry), apps), language))
                .toList();
        Html main = Html.several(
                Html.element(
                        "p", Html.element("a", language.say("← 全部", "← All")).with("href", "/overview")),
                Html.element("h1", "#" + entry.number() + " " + method),
                head,
                Html.several(parts));
        return Frame.reply(200, visitor, new Frame.Page(Frame.Look.OVERVIEW, method, main));
    }

    /** How forms are decoded, and whose keys are not shown. */
    private record Reading(Charset charset, Collection<App> apps) {}

    /** What the exchange itself says. */
    private static Charset charset(Entry entry) {
        return entry.parts().stream().anyMatch(part -> GBK.matcher(part.text()).find())
                ? Charset.forName("GBK")
                : StandardCharsets.UTF_8;
    }

    private static Html part(Part part, Reading reading, Language language) {
        String text = Secrets.masked(part.text(), reading.apps());
        String id = "part-" + part.name().name().toLowerCase(Locale.ROOT);
        Html copy = Html.of("button", "small quiet", language.say("复制", "Copy"))
                .with("type", "button")
                .with("data-copies", id)
                .with("hidden", "");
        return Html.of(
                "section",
                "part",
                Html.element("h2", Html.text(title(part.name(), language)), copy),
                hint(part.name(), language),
                Html.element("pre", text).with("id", id),
                fields(part, reading),
                Html.when(
                        part.text().length() > Journal.TEXT_LENGTH_MAX,
                        Html.of("p", "hint", language.say("太长，已截断。", "Too long, so cut."))));
    }

    private static String title(PartName name, Language language) {
        return switch (name) {
            case LINE -> language.say("收到的请求行", "Request line as received");
            case HEADERS -> language.say("请求头", "Headers");
            case BODY -> language.say("正文", "Body");
            case VERIFIED -> language.say("验签所用的原文", "Text the signature was verified over");
            case CONTENT -> language.say("解密后的内容", "Content after decryption");
            case ANSWER -> language.say("回答", "Answer");
            case ADDRESS -> language.say("通知地址", "Sent to");
            case SIGNED -> language.say("签名所用的原文", "Text that was signed");
            case REPLY -> language.say("商户的回复", "The merchant's reply");
        };
    }

    private static Html hint(PartName name, Language language) {
        return switch (name) {
            case VERIFIED ->
                Html.of(
                        "p",
                        "hint",
                        language.say(
                                "与您签名前拼出的字符串逐字比较，就能找到差别。",
                                "Compare it with the text that you signed, character by character."));
            case REPLY ->
                Html.of(
                        "p",
                        "hint",
                        language.say(
                                "只有 HTTP 200 加上恰好七个字符 success 才算收到。",
                                "Only HTTP 200 with exactly the seven characters success counts."));
            case LINE, HEADERS, BODY, CONTENT, ANSWER, ADDRESS, SIGNED -> Html.nothing();
        };
    }

    /** A form is also shown field by field, decoded once as it is read here. */
    private static Html fields(Part part, Reading reading) {
        boolean isLine = part.name() == PartName.LINE && part.text().indexOf('?') > 0;
        boolean isForm = part.name() == PartName.BODY && part.text().matches("(?s)[A-Za-z_]{2,40}=.*");
        if (!isLine && !isForm) {
            return Html.nothing();
        }
        String form = isLine ? part.text().substring(part.text().indexOf('?') + 1) : part.text();
        Map<String, String> fields = Form.decode(form.getBytes(StandardCharsets.UTF_8), reading.charset());
        List<Html> rows = fields.entrySet().stream()
                .<Html>map(field -> Html.element(
                        "tr",
                        Html.of("td", "no mono", field.getKey()),
                        Html.of("td", "what", Secrets.masked(field.getValue(), reading.apps()))))
                .toList();
        return Html.of("table", "log fields", Html.element("tbody", Html.several(rows)));
    }
}
