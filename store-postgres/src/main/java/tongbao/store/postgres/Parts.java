package tongbao.store.postgres;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Effect;
import tongbao.core.payment.Event;
import tongbao.core.payment.Payment;
import tongbao.core.store.Notice;

/**
 * What is written together with a payment besides its attempts and refunds: parts of one statement, each for the
 * payments in its CTE {@code kept} only.
 */
final class Parts {
    private Parts() {}

    static final String EVENTS = """
            events AS (
              INSERT INTO event (bucket, payment, version, place, at, source, subject, moved_from, moved_to, cause)
              SELECT e.*
                FROM unnest(?::int2[], ?::text[], ?::int8[], ?::int2[], ?::timestamptz[], ?::text[], ?::text[],
                       ?::text[], ?::text[], ?::text[])
                  AS e (bucket, payment, version, place, at, source, subject, moved_from, moved_to, cause)
                JOIN kept k ON k.bucket = e.bucket AND k.id = e.payment)
            """;

    private record Happened(Payment payment, int place, Event event) {}

    static void bindEvents(Binding binding, List<Applied> decisions) throws SQLException {
        List<Happened> rows = new ArrayList<>();
        for (Applied decision : decisions) {
            int place = 0;
            for (Event event : decision.events()) {
                rows.add(new Happened(decision.next(), place++, event));
            }
        }
        binding.buckets(rows, row -> row.payment().id().bucket())
                .texts(rows, row -> row.payment().id().value())
                .numbers(rows, row -> row.payment().version())
                .smalls(rows, Happened::place)
                .instants(rows, row -> row.event().at())
                .texts(rows, row -> Word.of(row.event().source()))
                .texts(rows, row -> row.event().subject())
                .texts(rows, row -> row.event().from())
                .texts(rows, row -> row.event().to())
                .texts(rows, row -> row.event().cause());
    }

    static final String OUTBOX = """
            messages AS (
              INSERT INTO outbox (bucket, payment, version, place, app, news, refund, next_try_at)
              SELECT m.*
                FROM unnest(?::int2[], ?::text[], ?::int8[], ?::int2[], ?::text[], ?::text[], ?::text[],
                       ?::timestamptz[])
                  AS m (bucket, payment, version, place, app, news, refund, next_try_at)
                JOIN kept k ON k.bucket = m.bucket AND k.id = m.payment)
            """;

    /** Whether there is anything for the outbox. */
    static boolean tells(List<Applied> decisions) {
        return decisions.stream().anyMatch(decision -> !decision.told().isEmpty());
    }

    private record Told(Payment payment, int place, Effect.Tell tell, Instant at) {}

    static void bindOutbox(Binding binding, List<Applied> decisions) throws SQLException {
        List<Told> rows = new ArrayList<>();
        for (Applied decision : decisions) {
            Instant at = decision.events().isEmpty()
                    ? decision.next().order().createdAt()
                    : decision.events().getLast().at();
            int place = 0;
            for (Effect.Tell tell : decision.told()) {
                rows.add(new Told(decision.next(), place++, tell, at));
            }
        }
        binding.buckets(rows, row -> row.payment().id().bucket())
                .texts(rows, row -> row.payment().id().value())
                .numbers(rows, row -> row.payment().version())
                .smalls(rows, Told::place)
                .texts(rows, row -> row.payment().order().app().value())
                .texts(rows, row -> Word.of(row.tell().news()))
                .textsIfAny(rows, row -> row.tell().refund().map(refund -> refund.value()))
                .instants(rows, Told::at);
    }

    /** A notice that is repeated is kept once, as it came first. */
    static final String INBOX = """
            notices AS (
              INSERT INTO inbox (bucket, order_no, notice_id, account, payment, version, body, received_at)
              SELECT n.*
                FROM unnest(?::int2[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::bytea[],
                       ?::timestamptz[])
                  AS n (bucket, order_no, notice_id, account, payment, version, body, received_at)
                JOIN kept k ON k.bucket = n.bucket AND k.id = n.payment
               ORDER BY n.bucket, n.order_no, n.notice_id
              ON CONFLICT (bucket, order_no, notice_id) DO NOTHING)
            """;

    record Noticed(Payment payment, Notice notice) {
        static Optional<Noticed> of(Payment payment, Optional<Notice> notice) {
            return notice.map(n -> new Noticed(payment, n));
        }
    }

    static void bindInbox(Binding binding, List<Noticed> rows) throws SQLException {
        binding.buckets(rows, row -> row.payment().id().bucket())
                .texts(rows, row -> row.notice().orderNo().value())
                .texts(rows, row -> row.notice().id())
                .texts(rows, row -> row.notice().account().value())
                .texts(rows, row -> row.payment().id().value())
                .numbers(rows, row -> row.payment().version())
                .bytes(rows, row -> row.notice().body())
                .instants(rows, row -> row.notice().receivedAt());
    }
}
