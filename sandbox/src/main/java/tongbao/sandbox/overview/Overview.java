package tongbao.sandbox.overview;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.http.Bytes;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.journal.Entry;
import tongbao.sandbox.page.Frame;
import tongbao.sandbox.page.Visitor;
import tongbao.sandbox.wire.BeijingTime;

/**
 * The developer's pages: the newest exchanges at {@code /overview}, live, and one of them with every text at {@code
 * /overview/NUMBER}.
 */
public final class Overview {
    private static final Pattern ENTRY = Pattern.compile("/overview/(\\d{1,15})");
    private static final int SHOWN_MAX = 100;
    private static final int SOUGHT_LENGTH_MAX = 100;

    private final House house;

    public Overview(House house) {
        this.house = house;
    }

    public static boolean has(String path) {
        return path.equals("/overview") || path.startsWith("/overview/");
    }

    /** What a browser gets there; nothing here changes anything. */
    public Reply answer(Call call) {
        Visitor visitor = Visitor.of(call);
        if (!call.isGet()) {
            return Reply.text(405, "GET");
        }
        if (call.path().equals("/overview")) {
            return LogPage.show(newest(visitor), summary(), sought(visitor), visitor);
        }
        if (call.path().equals("/overview/rows")) {
            return rows(visitor);
        }
        Matcher number = ENTRY.matcher(call.path());
        return (number.matches() ? house.journal().find(Long.parseLong(number.group(1))) : Optional.<Entry>empty())
                .<Reply>map(entry -> EntryPage.show(entry, house.apps().known(), visitor))
                .orElseGet(() -> unknown(visitor));
    }

    private static Reply unknown(Visitor visitor) {
        return Frame.unknown(
                visitor,
                Frame.Look.OVERVIEW,
                visitor.language().say("没有这条记录，或者已经忘记了", "There is no such entry, or it is forgotten already"));
    }

    /** For the page's script; the time is said even when there is nothing new. */
    private Reply rows(Visitor visitor) {
        String newest = Long.toString(house.journal().newest());
        boolean isNothingNew = newest.equals(visitor.query().get("seen"));
        String text = isNothingNew
                ? ""
                : LogPage.rows(newest(visitor), visitor.language()).written();
        String clock = BeijingTime.seconds(house.clock().instant());
        return new Reply.Content(
                isNothingNew ? 204 : 200,
                "text/html;charset=utf-8",
                Bytes.of(text, StandardCharsets.UTF_8),
                Map.of("X-Seen", newest, "X-Clock", clock));
    }

    private List<Entry> newest(Visitor visitor) {
        String sought = sought(visitor).toLowerCase(Locale.ROOT);
        Predicate<Entry> wanted = entry -> {
            Entry.About about = entry.about();
            String all = about.method() + " " + about.orderNumber() + " " + about.appId() + " " + about.outcome() + " "
                    + about.accident().orElse("");
            return all.toLowerCase(Locale.ROOT).contains(sought);
        };
        return house.journal().newest(SHOWN_MAX, wanted);
    }

    private static String sought(Visitor visitor) {
        String sought = visitor.query().getOrDefault("q", "").strip();
        return sought.substring(0, Math.min(SOUGHT_LENGTH_MAX, sought.length()));
    }

    private LogPage.Summary summary() {
        return new LogPage.Summary(
                house.clock().instant(), house.clock().ahead(), house.journal().newest(), house.url());
    }
}
