package tongbao.sandbox.overview;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.journal.Entry;
import tongbao.sandbox.page.Frame;
import tongbao.sandbox.page.Html;
import tongbao.sandbox.page.Language;
import tongbao.sandbox.page.Visitor;
import tongbao.sandbox.wire.BeijingTime;

/** The newest exchanges, one row each. */
final class LogPage {
    private static final String LOOK_EVERY_MILLIS = "1000";
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private LogPage() {}

    /** What stands above the rows. */
    record Summary(Instant now, Duration ahead, long exchanges, String url) {}

    static Reply show(List<Entry> newest, Summary summary, String sought, Visitor visitor) {
        Language language = visitor.language();
        String ask =
                "/overview/rows" + (sought.isEmpty() ? "" : "?q=" + URLEncoder.encode(sought, StandardCharsets.UTF_8));
        Html head = Html.element(
                "thead",
                Html.element(
                        "tr",
                        Html.element("th", "#"),
                        Html.element("th", language.say("时间", "Time")),
                        Html.element("th", language.say("说了什么", "What")),
                        Html.element("th", language.say("订单", "Order")),
                        Html.element("th", language.say("应用", "App")),
                        Html.element("th", language.say("结果", "Outcome"))));
        Html table = Html.of(
                "table",
                "log",
                head,
                Html.element("tbody", rows(newest, language))
                        .with("data-ask", ask)
                        .with("data-seen", Long.toString(summary.exchanges()))
                        .with("data-every", LOOK_EVERY_MILLIS));
        Html main = Html.several(strip(summary, sought, language), Html.of("section", "card", table));
        return Frame.reply(
                200,
                visitor,
                new Frame.Page(
                        Frame.Look.OVERVIEW, language.say("请求与通知", "Requests and notices"), main, Optional.of(AGAIN)));
    }

    private static Html strip(Summary summary, String sought, Language language) {
        String ahead = summary.ahead().isZero()
                ? ""
                : language.say(
                        "（已拨快 " + days(summary.ahead(), "天 ") + "）", " (" + days(summary.ahead(), "d ") + " ahead)");
        Html search = Html.element(
                        "form",
                        Html.element("input")
                                .with("name", "q")
                                .with("type", "search")
                                .with("value", sought)
                                .with("aria-label", language.say("查找", "Find"))
                                .with("placeholder", language.say("方法、订单号、应用、结果", "method, order, app, outcome")),
                        Html.of("button", "small", language.say("查找", "Find")))
                .with("method", "get")
                .with("action", "/overview");
        return Html.of(
                "div",
                "strip",
                Html.element(
                        "span",
                        Html.text(language.say("沙箱时间 ", "Sandbox time ")),
                        Html.element("b", BeijingTime.seconds(summary.now())).with("data-clock", ""),
                        Html.text(ahead)),
                Html.element(
                        "span",
                        Html.text(language.say("网关 ", "Gateway ")),
                        Html.element("b", summary.url() + "/gateway.do")),
                Html.of("button", "small quiet", language.say("暂停", "Pause"))
                        .with("type", "button")
                        .with("data-pauses", "")
                        .with("hidden", ""),
                search);
    }

    private static String days(Duration ahead, String day) {
        String time =
                String.format("%02d:%02d:%02d", ahead.toHoursPart(), ahead.toMinutesPart(), ahead.toSecondsPart());
        return ahead.toDays() == 0 ? time : ahead.toDays() + day + time;
    }

    static Html rows(List<Entry> newest, Language language) {
        if (newest.isEmpty()) {
            String nothing = language.say("还没有请求，也没有通知", "No request and no notice yet");
            return Html.element("tr", Html.of("td", "hint what", nothing).with("colspan", "6"));
        }
        return Html.several(newest.stream().map(entry -> row(entry, language)).toList());
    }

    private static Html row(Entry entry, Language language) {
        Entry.About about = entry.about();
        String path = "/overview/" + entry.number();
        String method = about.method().isEmpty() ? "?" : about.method();
        return Html.element(
                "tr",
                Html.of(
                        "td",
                        "no",
                        Html.element("a", Long.toString(entry.number())).with("href", path)),
                Html.element(
                        "td",
                        Html.element("time", BeijingTime.seconds(entry.at()).substring(5))),
                Html.of(
                        "td",
                        "what",
                        Html.of("span", "badge", direction(entry, language)),
                        Html.text(" "),
                        Html.of("a", "mono", method).with("href", path)),
                Html.of("td", "whose", about.orderNumber()),
                Html.of("td", "app mono", about.appId()),
                Html.of("td", "end", outcome(entry, language)));
    }

    static String direction(Entry entry, Language language) {
        return switch (entry.kind()) {
            case REQUEST -> language.say("→ 请求", "→ request");
            case NOTICE -> language.say("← 通知", "← notice");
        };
    }

    /** How it ended, and what went wrong on order. */
    static Html outcome(Entry entry, Language language) {
        Entry.About about = entry.about();
        String word = about.outcome().isEmpty() ? language.say("没有回答", "no answer") : about.outcome();
        return Html.several(
                Html.of("span", about.isGood() ? "badge good" : "badge bad", word),
                about.accident()
                        .<Html>map(accident ->
                                Html.several(Html.text(" "), Html.of("span", "badge warn", "⚡ " + accident)))
                        .orElse(Html.nothing()));
    }
}
