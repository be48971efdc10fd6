package tongbao.server.story;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tongbao.core.gateway.Timeline;
import tongbao.core.payment.Next;
import tongbao.core.payment.Order;
import tongbao.core.payment.Payment;

/** A timeline as text: a line for each thing that happened, then what comes next. Times are China's. */
public final class TimelineText {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.ofHours(8));

    private final StringBuilder out = new StringBuilder();

    private TimelineText() {}

    public static String of(Timeline timeline) {
        TimelineText text = new TimelineText();
        text.head(timeline);
        timeline.entries().forEach(text::entry);
        if (!timeline.whole()) {
            text.line("… and more: the story is longer than what is told");
        }
        text.next(timeline);
        return text.out.toString();
    }

    private void head(Timeline timeline) {
        Payment payment = timeline.payment();
        Order order = payment.order();
        line(payment.id() + ": " + Spoken.word(payment.status(timeline.asOf())) + ", "
                + order.total().yuan() + " CNY, order " + order.outTradeNo() + " of app " + order.app());
        line("because " + Spoken.text(timeline.outlook().because()));
        line("");
    }

    private void entry(Timeline.Entry entry) {
        String move = entry.from().isEmpty() ? entry.to() : entry.from() + " -> " + entry.to();
        String detail =
                entry.detail().map(text -> " (" + Spoken.text(text) + ")").orElse("");
        line("%s  %-11s %-7s %s: %s%s"
                .formatted(time(entry.at()), Spoken.word(entry.kind()), entry.source(), entry.subject(), move, detail));
    }

    private void next(Timeline timeline) {
        line("");
        line("as of " + time(timeline.asOf()) + ", next:");
        for (Next next : timeline.outlook().next()) {
            line("%-19s  %s".formatted(next.at().map(TimelineText::time).orElse("at any time"), Spoken.next(next)));
        }
        if (timeline.outlook().next().isEmpty()) {
            line("nothing: it is settled, and moves when the app or Alipay says so");
        }
    }

    static String time(Instant at) {
        return FORM.format(at);
    }

    private void line(String line) {
        out.append(line.stripTrailing()).append('\n');
    }
}
