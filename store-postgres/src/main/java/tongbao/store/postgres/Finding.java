package tongbao.store.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Event;
import tongbao.core.payment.LinkToken;
import tongbao.core.payment.Order;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundId;
import tongbao.core.payment.Source;

/**
 * Reads payments whole. One statement, so that payment, attempts and refunds are of the same moment: its rows are the
 * refunds of each attempt, or the attempt alone where it has none.
 */
final class Finding {
    private final Ground ground;
    private final Combiner<PaymentId, Optional<Payment>> byId;
    private final Combiner<OrderName, Optional<Payment>> byName;
    private final Combiner<OrderNo, Optional<Payment>> byOrderNo;
    private final Combiner<LinkToken, Optional<Payment>> byLink;
    private final Combiner<RefundId, Optional<Payment>> byRefund;

    Finding(Lane lane) {
        this.ground = lane.ground();
        this.byId = lane.combiner("find_by_id", id -> List.of(), this::byIds);
        this.byName = lane.combiner("find_by_out_trade_no", name -> List.of(), this::byNames);
        this.byOrderNo = lane.combiner("find_by_order_no", orderNo -> List.of(), this::byOrderNos);
        this.byLink = lane.combiner("find_by_link", link -> List.of(), this::byLinks);
        this.byRefund = lane.combiner("find_by_refund", refund -> List.of(), this::byRefunds);
    }

    Optional<Payment> by(PaymentId payment) {
        return byId.one(payment);
    }

    Optional<Payment> by(OrderNo orderNo) {
        return byOrderNo.one(orderNo);
    }

    Optional<Payment> by(LinkToken link) {
        return byLink.one(link);
    }

    Optional<Payment> by(RefundId refund) {
        return byRefund.one(refund);
    }

    Optional<Payment> by(AppId app, OutTradeNo outTradeNo) {
        return byName.one(new OrderName(app, outTradeNo));
    }

    List<Optional<Payment>> by(List<OrderName> names) {
        return byName.all(names);
    }

    private static final String SELECT = """
            SELECT w.place AS w_place, p.id AS p_id, p.version AS p_version, p.app AS p_app,
                   p.out_trade_no AS p_out_trade_no, p.total_fen AS p_total_fen, p.subject AS p_subject,
                   p.body AS p_body, p.metadata AS p_metadata, p.created_at AS p_created_at,
                   p.expires_at AS p_expires_at, p.closed_at AS p_closed_at,
            """ + AttemptRow.COLUMNS + ", " + RefundRow.COLUMNS;

    private static final String KEYS = " FROM unnest(?::int2[], ?::text[]) WITH ORDINALITY AS w (bucket, key, place) ";

    private static final String PAYMENT_OF_PART = " JOIN payment p ON p.bucket = s.bucket AND p.id = s.payment ";

    private static final String PARTS = """
              JOIN attempt a ON a.bucket = p.bucket AND a.payment = p.id
              LEFT JOIN refund r ON r.bucket = a.bucket AND r.payment = a.payment AND r.attempt = a.number
             ORDER BY w.place, a.number
            """;

    static final String BY_ID = SELECT + KEYS + "JOIN payment p ON p.bucket = w.bucket AND p.id = w.key" + PARTS;

    private List<Optional<Payment>> byIds(List<PaymentId> ids) {
        return read(
                BY_ID, ids, binding -> binding.buckets(ids, PaymentId::bucket).texts(ids, PaymentId::value));
    }

    static final String BY_ORDER_NO =
            SELECT + KEYS + "JOIN attempt s ON s.bucket = w.bucket AND s.order_no = w.key" + PAYMENT_OF_PART + PARTS;

    private List<Optional<Payment>> byOrderNos(List<OrderNo> orderNos) {
        return read(
                BY_ORDER_NO,
                orderNos,
                binding -> binding.buckets(orderNos, OrderNo::bucket).texts(orderNos, OrderNo::value));
    }

    static final String BY_LINK =
            SELECT + KEYS + "JOIN attempt s ON s.bucket = w.bucket AND s.link = w.key" + PAYMENT_OF_PART + PARTS;

    private List<Optional<Payment>> byLinks(List<LinkToken> links) {
        return read(
                BY_LINK,
                links,
                binding -> binding.buckets(links, LinkToken::bucket).texts(links, LinkToken::value));
    }

    static final String BY_REFUND =
            SELECT + KEYS + "JOIN refund s ON s.bucket = w.bucket AND s.id = w.key" + PAYMENT_OF_PART + PARTS;

    private List<Optional<Payment>> byRefunds(List<RefundId> refunds) {
        return read(
                BY_REFUND,
                refunds,
                binding -> binding.buckets(refunds, RefundId::bucket).texts(refunds, RefundId::value));
    }

    static final String BY_NAME = SELECT + """
              FROM unnest(?::int2[], ?::text[], ?::text[]) WITH ORDINALITY AS w (bucket, app, out_trade_no, place)
              JOIN payment p ON p.bucket = w.bucket AND p.app = w.app AND p.out_trade_no = w.out_trade_no
            """ + PARTS;

    private List<Optional<Payment>> byNames(List<OrderName> names) {
        return read(
                BY_NAME,
                names,
                binding -> binding.buckets(names, OrderName::bucket)
                        .texts(names, name -> name.app().value())
                        .texts(names, name -> name.outTradeNo().value()));
    }

    private interface Keys {
        Binding bind(Binding binding) throws SQLException;
    }

    private List<Optional<Payment>> read(String sql, List<?> wanted, Keys keys) {
        return ground.on("find", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                keys.bind(new Binding(statement));
                return payments(statement.executeQuery(), wanted.size());
            }
        });
    }

    /** The payment at each place from one on, where there is one. */
    private static List<Optional<Payment>> payments(ResultSet found, int places) throws SQLException {
        List<Optional<Payment>> payments = new ArrayList<>(Collections.nCopies(places, Optional.empty()));
        boolean more = found.next();
        while (more) {
            int place = found.getInt("w_place");
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
            } while (more && found.getInt("w_place") == place);
            refunds.sort(Comparator.comparingInt(RefundRow::place));
            List<Refund> inOrder = refunds.stream().map(RefundRow::refund).toList();
            payments.set(place - 1, Optional.of(new Payment(id, version, order, attempts, inOrder, closedAt)));
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
