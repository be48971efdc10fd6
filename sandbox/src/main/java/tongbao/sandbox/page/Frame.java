package tongbao.sandbox.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tongbao.sandbox.http.Bytes;
import tongbao.sandbox.http.Reply;

/** What all pages have around them: head, style, the switch between the languages, and the way to each other. */
public final class Frame {
    /** The one script, which makes pages live; everything works without it, a little later. */
    public static final String SCRIPT_PATH = "/page/live.js";

    private static final String STYLE = resource("page.css");
    private static final String SCRIPT = resource("live.js");

    private Frame() {}

    /** For whom a page is laid out. */
    public enum Look {
        PHONE("phone", "沙箱钱包", "Sandbox wallet"),
        CASHIER("desk", "沙箱收银台", "Sandbox cashier"),
        OVERVIEW("wide", "沙箱总览", "Sandbox overview");

        private final String style;
        private final String chinese;
        private final String english;

        Look(String style, String chinese, String english) {
            this.style = style;
            this.chinese = chinese;
            this.english = english;
        }
    }

    /**
     * A page.
     *
     * @param again after what time a browser without script asks again; nothing when the page doesn't change by itself
     */
    public record Page(Look look, String title, Html main, Optional<Duration> again) {
        public Page(Look look, String title, Html main) {
            this(look, title, main, Optional.empty());
        }
    }

    public static Reply.Content reply(int status, Visitor visitor, Page page) {
        String text = "<!DOCTYPE html>" + html(visitor, page).written();
        Map<String, String> headers =
                visitor.switched() ? Map.of("Set-Cookie", visitor.rememberingLanguage()) : Map.of();
        return new Reply.Content(status, "text/html;charset=utf-8", Bytes.of(text, StandardCharsets.UTF_8), headers);
    }

    /** A page that says one sentence, about something that isn't there. */
    public static Reply.Content unknown(Visitor visitor, Look look, String sentence) {
        Html main = Html.of("section", "card bad", Html.element("h1", sentence));
        return reply(404, visitor, new Page(look, sentence, main));
    }

    public static Reply.Content script() {
        return new Reply.Content(200, "text/javascript;charset=utf-8", Bytes.of(SCRIPT, StandardCharsets.UTF_8));
    }

    private static Html html(Visitor visitor, Page page) {
        Language language = visitor.language();
        String name = language.say(page.look().chinese, page.look().english);
        Html head = Html.element(
                "head",
                Html.element("meta").with("charset", "utf-8"),
                Html.element("meta").with("name", "viewport").with("content", "width=device-width,initial-scale=1"),
                Html.element("meta").with("name", "robots").with("content", "noindex"),
                Html.element("title", page.title() + " · " + name),
                new Html.Style(STYLE),
                page.again().map(Frame::again).orElse(Html.nothing()),
                Html.element("script").with("src", SCRIPT_PATH).with("defer", ""));
        Html footer = Html.element("footer", language.say("这是仿真支付宝，这里没有真的钱", "A pretend Alipay: no real money here"));
        Html body = Html.of(
                "body",
                page.look().style,
                header(visitor, page.look(), name),
                Html.element("main", page.main()),
                footer);
        return Html.element("html", head, body).with("lang", language.tag());
    }

    private static Html again(Duration time) {
        Html refresh = Html.element("meta")
                .with("http-equiv", "refresh")
                .with("content", Long.toString(Math.max(1, time.toSeconds())));
        return Html.element("noscript", refresh);
    }

    private static Html header(Visitor visitor, Look look, String name) {
        Language language = visitor.language();
        List<Html> ways = List.of(
                way("/wallet", language.say("钱包", "Wallet"), look == Look.PHONE),
                way("/overview", language.say("总览", "Overview"), look == Look.OVERVIEW));
        List<Html> others = Arrays.stream(Language.values())
                .filter(other -> other != language)
                .<Html>map(other -> Html.of("a", "switch", other.ownName())
                        .with("href", "?lang=" + other.code())
                        .with("hreflang", other.tag())
                        .with("lang", other.tag()))
                .toList();
        Html nav = Html.element("nav", Html.several(ways), Html.several(others));
        return Html.element("header", Html.element("div", Html.element("b", name), nav));
    }

    private static Html way(String path, String name, boolean isHere) {
        Html.Element link = Html.element("a", name).with("href", path);
        return isHere ? link.with("aria-current", "page") : link;
    }

    private static String resource(String name) {
        try (InputStream stream = Frame.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
