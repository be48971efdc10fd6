package tongbao.store.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.OrderNo;
import tongbao.core.store.Inbox;
import tongbao.core.store.Notice;
import tongbao.core.store.Received;

/** Notices that wait for their order. */
final class Orphans {
    private final Ground ground;
    private final Combiner<Notice, Inbox.Room> combiner;

    Orphans(Lane lane) {
        this.ground = lane.ground();
        this.combiner = lane.combiner("set_aside", orphan -> List.of(Key.of(orphan)), this::setAsideAtOnce);
    }

    private record Key(String orderNo, String id) {
        static Key of(Notice notice) {
            return new Key(notice.orderNo().value(), notice.id());
        }
    }

    List<Inbox.Room> setAside(List<Notice> orphans) {
        return combiner.all(orphans);
    }

    /** Who comes at the same time as others may find the last places taken twice: the limit is one of order. */
    private static final String INSERT = """
            INSERT INTO orphan (bucket, payment, order_no, notice_id, account, body, received_at, times)
            SELECT n.bucket, n.payment, n.order_no, n.notice_id, n.account, n.body, n.received_at, 1
              FROM unnest(?::int2[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::timestamptz[])
                WITH ORDINALITY AS n (bucket, payment, order_no, notice_id, account, body, received_at, place)
             WHERE (SELECT count(*) FROM orphan) + n.place <= ?
                OR EXISTS (SELECT FROM orphan o WHERE o.bucket = n.bucket AND o.payment = n.payment
                              AND o.order_no = n.order_no AND o.notice_id = n.notice_id)
             ORDER BY n.bucket, n.payment, n.order_no, n.notice_id
            ON CONFLICT (bucket, payment, order_no, notice_id) DO UPDATE SET times = orphan.times + 1
            RETURNING order_no, notice_id
            """;

    private List<Inbox.Room> setAsideAtOnce(List<Notice> orphans) {
        Set<Key> kept = ground.on("set orphans aside", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                bindKeys(new Binding(statement), orphans)
                        .texts(orphans, orphan -> orphan.account().value())
                        .bytes(orphans, Notice::body)
                        .instants(orphans, Notice::receivedAt)
                        .number(Inbox.ORPHANS_MAX);
                ResultSet found = statement.executeQuery();
                Set<Key> keys = new HashSet<>();
                while (found.next()) {
                    keys.add(new Key(found.getString(1), found.getString(2)));
                }
                return keys;
            }
        });
        return orphans.stream()
                .map(orphan -> kept.contains(Key.of(orphan)) ? Inbox.Room.KEPT : Inbox.Room.FULL)
                .toList();
    }

    private static Binding bindKeys(Binding binding, List<Notice> orphans) throws SQLException {
        return binding.buckets(orphans, orphan -> orphan.orderNo().payment().bucket())
                .texts(orphans, orphan -> orphan.orderNo().payment().value())
                .texts(orphans, orphan -> orphan.orderNo().value())
                .texts(orphans, Notice::id);
    }

    private static final String MATCHED = """
            SELECT o.order_no, o.notice_id, o.account, o.body, o.received_at
              FROM orphan o
              JOIN attempt a ON a.bucket = o.bucket AND a.payment = o.payment
               AND a.order_no = o.order_no AND a.account = o.account
             ORDER BY o.received_at, o.order_no, o.notice_id
             LIMIT ?
            """;

    List<Notice> matched(int most) {
        return ground.on("match orphans", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(MATCHED)) {
                new Binding(statement).number(most);
                ResultSet found = statement.executeQuery();
                List<Notice> matched = new ArrayList<>();
                while (found.next()) {
                    matched.add(Notices.notice(new Row(found, "")));
                }
                return matched;
            }
        });
    }

    private static final String LIST = """
            SELECT order_no, notice_id, account, received_at, times
              FROM orphan
             ORDER BY received_at, order_no, notice_id
             LIMIT ?
            """;

    List<Received> list(int most) {
        return ground.on("list orphans", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LIST)) {
                new Binding(statement).number(most);
                ResultSet found = statement.executeQuery();
                Row row = new Row(found, "");
                List<Received> orphans = new ArrayList<>();
                while (found.next()) {
                    orphans.add(new Received(
                            row.text("notice_id"),
                            new OrderNo(row.text("order_no")),
                            new AccountId(row.text("account")),
                            row.instant("received_at"),
                            Received.Outcome.ORPHAN,
                            0,
                            row.small("times")));
                }
                return orphans;
            }
        });
    }

    private static final String DELETE = """
            DELETE FROM orphan o
             USING unnest(?::int2[], ?::text[], ?::text[], ?::text[]) AS r (bucket, payment, order_no, notice_id)
             WHERE o.bucket = r.bucket AND o.payment = r.payment AND o.order_no = r.order_no
               AND o.notice_id = r.notice_id
            """;

    void release(List<Notice> orphans) {
        ground.on("release orphans", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
                bindKeys(new Binding(statement), orphans);
                return statement.executeUpdate();
            }
        });
    }

    private static final String FORGET = """
            WITH old AS MATERIALIZED (
              SELECT bucket, payment, order_no, notice_id
                FROM orphan
               WHERE received_at < ?::timestamptz
               ORDER BY received_at
               LIMIT ?
                 FOR UPDATE SKIP LOCKED)
            DELETE FROM orphan o
             USING old
             WHERE o.bucket = old.bucket AND o.payment = old.payment AND o.order_no = old.order_no
               AND o.notice_id = old.notice_id
            """;

    int forget(Instant receivedBefore, int most) {
        return ground.on("forget orphans", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
                new Binding(statement).instant(receivedBefore).number(most);
                return statement.executeUpdate();
            }
        });
    }
}
