package tongbao.server.api;

import tongbao.core.gateway.Timeline;
import tongbao.core.payment.Next;
import tongbao.core.payment.Payment;
import tongbao.server.json.JsonWriter;
import tongbao.server.story.Spoken;

/** The story of a payment as the contract shows it. */
final class TimelineJson {
    private TimelineJson() {}

    static void write(Timeline timeline, JsonWriter json) {
        Payment payment = timeline.payment();
        json.beginObject()
                .field("payment_id", payment.id().value())
                .field("out_trade_no", payment.order().outTradeNo().value())
                .field("status", Spoken.word(payment.status(timeline.asOf())))
                .field("because", Spoken.text(timeline.outlook().because()))
                .field("as_of", Times.text(timeline.asOf()))
                .name("next")
                .beginArray();
        timeline.outlook().next().forEach(next -> write(next, json));
        json.endArray().name("entries").beginArray();
        timeline.entries().forEach(entry -> write(entry, json));
        json.endArray()
                .name("whole")
                .literal(Boolean.toString(timeline.whole()))
                .endObject();
    }

    private static void write(Next next, JsonWriter json) {
        json.beginObject()
                .field("what", Spoken.word(next.what()))
                .field("subject", next.subject())
                .field("at", next.at().map(Times::text))
                .field("detail", Spoken.next(next));
        if (next.made() > 0) {
            json.name("made").literal(Integer.toString(next.made()));
        }
        json.endObject();
    }

    private static void write(Timeline.Entry entry, JsonWriter json) {
        json.beginObject()
                .field("kind", Spoken.word(entry.kind()))
                .field("at", Times.text(entry.at()))
                .field("source", entry.source())
                .field("subject", entry.subject())
                .field("from", entry.from())
                .field("to", entry.to())
                .field("detail", entry.detail().map(Spoken::text))
                .endObject();
    }
}
