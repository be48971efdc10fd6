package tongbao.store.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Bucket;
import tongbao.core.payment.Event;
import tongbao.core.payment.LinkToken;
import tongbao.core.payment.Order;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.RefundId;
import tongbao.core.payment.Source;

/**
 * Reads payments whole. One statement, so that payment, attempts and refunds are of the same moment: its rows are the
 * refunds of each attempt, or the attempt alone where it has none.
 */
final class Finding {
    private final Ground ground;

    Finding(Ground ground) {
        this.ground = ground;
    }

    private static final String SELECT = """
            SELECT p.bucket AS p_bucket, p.id AS p_id, p.version AS p_version, p.app AS p_app,
                   p.out_trade_no AS p_out_trade_no, p.total_fen AS p_total_fen, p.subject AS p_subject,
                   p.body AS p_body, p.metadata AS p_metadata, p.created_at AS p_created_at,
                   p.expires_at AS p_expires_at, p.closed_at AS p_closed_at,
            """ + AttemptRow.COLUMNS + ", " + RefundRow.COLUMNS + """
              FROM payment p
              JOIN attempt a ON a.bucket = p.bucket AND a.payment = p.id
              LEFT JOIN refund r ON r.bucket = a.bucket AND r.payment = a.payment AND r.attempt = a.number
            """;

    private static final String ORDER = "ORDER BY p.bucket, p.id, a.number";

    private static final String BY_ID = SELECT + "WHERE p.bucket = ? AND p.id = ? " + ORDER;

    Optional<Payment> by(PaymentId payment) {
        return one(BY_ID, payment.bucket(), payment.value());
    }

    private static final String BY_ORDER_NO = SELECT + """
             WHERE p.bucket = ? AND p.id = (SELECT s.payment FROM attempt s WHERE s.bucket = ? AND s.order_no = ?)
            """ + ORDER;

    Optional<Payment> by(OrderNo orderNo) {
        return oneByPart(BY_ORDER_NO, orderNo.bucket(), orderNo.value());
    }

    private static final String BY_LINK = SELECT + """
             WHERE p.bucket = ? AND p.id = (SELECT s.payment FROM attempt s WHERE s.bucket = ? AND s.link = ?)
            """ + ORDER;

    Optional<Payment> by(LinkToken link) {
        return oneByPart(BY_LINK, link.bucket(), link.value());
    }

    private static final String BY_REFUND = SELECT + """
             WHERE p.bucket = ? AND p.id = (SELECT s.payment FROM refund s WHERE s.bucket = ? AND s.id = ?)
            """ + ORDER;

    Optional<Payment> by(RefundId refund) {
        return oneByPart(BY_REFUND, refund.bucket(), refund.value());
    }

    private static final String BY_NUMBER = SELECT + "WHERE p.bucket = ? AND p.app = ? AND p.out_trade_no = ? " + ORDER;

    Optional<Payment> by(AppId app, OutTradeNo outTradeNo) {
        return read(
                        BY_NUMBER,
                        binding -> binding.bucket(Bucket.of(app, outTradeNo))
                                .text(app.value())
                                .text(outTradeNo.value()))
                .stream()
                .findFirst();
    }

    private static final String ALL = SELECT + """
             WHERE (p.bucket, p.app, p.out_trade_no) IN (SELECT * FROM unnest(?::int2[], ?::text[], ?::text[]))
            """ + ORDER;

    List<Payment> all(List<OrderName> names) {
        return read(
                ALL,
                binding -> binding.buckets(names, OrderName::bucket)
                        .texts(names, name -> name.app().value())
                        .texts(names, name -> name.outTradeNo().value()));
    }

    private Optional<Payment> one(String sql, Bucket bucket, String key) {
        return read(sql, binding -> binding.bucket(bucket).text(key)).stream().findFirst();
    }

    private Optional<Payment> oneByPart(String sql, Bucket bucket, String key) {
        return read(sql, binding -> binding.bucket(bucket).bucket(bucket).text(key)).stream()
                .findFirst();
    }

    private interface Keys {
        Binding bind(Binding binding) throws SQLException;
    }

    private List<Payment> read(String sql, Keys keys) {
        return ground.on("find", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                keys.bind(new Binding(statement));
                return payments(statement.executeQuery());
            }
        });
    }

    private static List<Payment> payments(ResultSet found) throws SQLException {
        List<Payment> payments = new ArrayList<>();
        boolean more = found.next();
        while (more) {
            Row row = new Row(found, "p_");
            PaymentId id = new PaymentId(row.text("id"));
            long version = row.number("version");
            Order order = order(row);
            var closedAt = row.instantIfAny("closed_at");
            List<Attempt> attempts = new ArrayList<>();
            List<RefundRow> refunds = new ArrayList<>();
            do {
                if (attempts.isEmpty() || attempts.getLast().number() != found.getInt("a_number")) {
                    attempts.add(AttemptRow.read(found));
                }
                RefundRow.read(found, id).ifPresent(refunds::add);
                more = found.next();
            } while (more && row.text("id").equals(id.value()));
            refunds.sort(Comparator.comparingInt(RefundRow::place));
            payments.add(new Payment(
                    id,
                    version,
                    order,
                    attempts,
                    refunds.stream().map(RefundRow::refund).toList(),
                    closedAt));
        }
        return payments;
    }

    private static Order order(Row row) throws SQLException {
        return new Order(
                new AppId(row.text("app")),
                new OutTradeNo(row.text("out_trade_no")),
                row.money("total_fen"),
                row.text("subject"),
                row.textIfAny("body"),
                TextMap.read(row.text("metadata")),
                row.instant("created_at"),
                row.instant("expires_at"));
    }

    private static final String EVENTS = """
            SELECT at, source, subject, moved_from, moved_to, cause
              FROM event
             WHERE bucket = ? AND payment = ?
             ORDER BY version, place
            """;

    List<Event> events(PaymentId payment) {
        return ground.on("find events", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
                new Binding(statement).bucket(payment.bucket()).text(payment.value());
                ResultSet found = statement.executeQuery();
                Row row = new Row(found, "");
                List<Event> events = new ArrayList<>();
                while (found.next()) {
                    events.add(new Event(
                            row.instant("at"),
                            Word.read(Source.class, row.text("source")),
                            row.text("subject"),
                            row.text("moved_from"),
                            row.text("moved_to"),
                            row.text("cause")));
                }
                return events;
            }
        });
    }
}
