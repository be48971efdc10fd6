package tongbao.store.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.OrderNo;
import tongbao.core.store.Notice;
import tongbao.core.store.Unapplied;

/** Notices that left their payments as they were, and the way back to the bytes of any notice. */
final class Notices {
    private final Ground ground;
    private final Combiner<Unapplied, Unapplied> combiner;

    Notices(Lane lane) {
        this.ground = lane.ground();
        this.combiner = lane.combiner("keep", unapplied -> List.of(), this::keepAtOnce);
    }

    void keep(List<Unapplied> notices) {
        combiner.all(notices);
    }

    /** A repeated one finds its first, and costs no commit. */
    static final String KEEP = """
            INSERT INTO inbox (bucket, order_no, notice_id, account, payment, version, body, received_at, outcome)
            SELECT n.*
              FROM unnest(?::int2[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::bytea[],
                     ?::timestamptz[], ?::text[])
                AS n (bucket, order_no, notice_id, account, payment, version, body, received_at, outcome)
             ORDER BY n.bucket, n.order_no, n.notice_id
            ON CONFLICT (bucket, order_no, notice_id) DO NOTHING
            """;

    private List<Unapplied> keepAtOnce(List<Unapplied> notices) {
        return ground.on("keep notices", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
                new Binding(statement)
                        .buckets(
                                notices,
                                each -> each.notice().orderNo().payment().bucket())
                        .texts(notices, each -> each.notice().orderNo().value())
                        .texts(notices, each -> each.notice().id())
                        .texts(notices, each -> each.notice().account().value())
                        .texts(
                                notices,
                                each -> each.notice().orderNo().payment().value())
                        .numbers(notices, Unapplied::version)
                        .bytes(notices, each -> each.notice().body())
                        .instants(notices, each -> each.notice().receivedAt())
                        .texts(notices, each -> Word.of(each.outcome()));
                statement.executeUpdate();
                return notices;
            }
        });
    }

    static final String FIND = """
            SELECT order_no, notice_id, account, body, received_at
              FROM inbox
             WHERE bucket = ? AND order_no = ? AND notice_id = ?
            UNION ALL
            SELECT order_no, notice_id, account, body, received_at
              FROM orphan
             WHERE bucket = ? AND payment = ? AND order_no = ? AND notice_id = ?
            LIMIT 1
            """;

    Optional<Notice> find(OrderNo orderNo, String id) {
        return ground.on("find a notice", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FIND)) {
                new Binding(statement)
                        .bucket(orderNo.payment().bucket())
                        .text(orderNo.value())
                        .text(id)
                        .bucket(orderNo.payment().bucket())
                        .text(orderNo.payment().value())
                        .text(orderNo.value())
                        .text(id);
                ResultSet found = statement.executeQuery();
                return found.next() ? Optional.of(notice(new Row(found, ""))) : Optional.empty();
            }
        });
    }

    static Notice notice(Row row) throws SQLException {
        return new Notice(
                row.text("notice_id"),
                new AccountId(row.text("account")),
                new OrderNo(row.text("order_no")),
                row.bytes("body"),
                row.instant("received_at"));
    }
}
