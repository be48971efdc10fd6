package tongbao.store.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Effect;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.RefundId;
import tongbao.core.store.Message;

/** Words to business apps: taken by lease, and removed once delivered. */
final class Outbox {
    private static final Comparator<Message> IN_ORDER = Comparator.comparing(
                    (Message message) -> message.payment().value())
            .thenComparingLong(Message::version)
            .thenComparingInt(Message::place);

    private final Ground ground;
    private final Combiner<Message, Message> combiner;

    Outbox(Lane lane) {
        this.ground = lane.ground();
        this.combiner = lane.combiner("settle", List::of, this::settleAtOnce);
    }

    static final String TAKE = """
            WITH due AS MATERIALIZED (
              SELECT bucket, payment, version, place
                FROM outbox
               WHERE next_try_at <= ?::timestamptz
               ORDER BY next_try_at, bucket, payment, version, place
               LIMIT ?
                 FOR UPDATE SKIP LOCKED)
            UPDATE outbox o
               SET next_try_at = ?::timestamptz
              FROM due d
             WHERE o.bucket = d.bucket AND o.payment = d.payment AND o.version = d.version AND o.place = d.place
            RETURNING o.app, o.payment, o.version, o.place, o.news, o.refund
            """;

    /** The oldest are taken first, and given in the order of the words about each payment. */
    List<Message> take(Instant now, Instant until, int most) {
        return ground.on("take messages", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
                new Binding(statement).instant(now).number(most).instant(until);
                ResultSet found = statement.executeQuery();
                Row row = new Row(found, "");
                List<Message> messages = new ArrayList<>();
                while (found.next()) {
                    messages.add(new Message(
                            new AppId(row.text("app")),
                            new PaymentId(row.text("payment")),
                            row.number("version"),
                            row.small("place"),
                            Word.read(Effect.News.class, row.text("news")),
                            row.textIfAny("refund").map(RefundId::new)));
                }
                messages.sort(IN_ORDER);
                return messages;
            }
        });
    }

    private static final String DELETE = """
            WITH delivered AS MATERIALIZED (
              SELECT o.bucket, o.payment, o.version, o.place
                FROM outbox o
                JOIN unnest(?::int2[], ?::text[], ?::int8[], ?::int2[]) AS d (bucket, payment, version, place)
                  ON d.bucket = o.bucket AND d.payment = o.payment AND d.version = o.version AND d.place = o.place
               ORDER BY o.bucket, o.payment, o.version, o.place
                 FOR UPDATE OF o)
            DELETE FROM outbox o
             USING delivered d
             WHERE o.bucket = d.bucket AND o.payment = d.payment AND o.version = d.version AND o.place = d.place
            """;

    void settle(List<Message> delivered) {
        combiner.all(delivered);
    }

    private List<Message> settleAtOnce(List<Message> delivered) {
        return ground.on("settle messages", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
                new Binding(statement)
                        .buckets(delivered, message -> message.payment().bucket())
                        .texts(delivered, message -> message.payment().value())
                        .numbers(delivered, Message::version)
                        .smalls(delivered, Message::place);
                statement.executeUpdate();
                return delivered;
            }
        });
    }
}
