package tongbao.store.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Order;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.store.Kept;
import tongbao.core.store.StoreUnavailable;

/** Keeps new payments. Where a number is taken, another statement fetches what it stands for. */
final class Creating {
    private final Ground ground;
    private final Finding finding;
    private final Combiner<Applied, Outcome> combiner;

    /** What the statement did with a birth. */
    private enum Outcome {
        MADE,
        TAKEN
    }

    Creating(Lane lane, Finding finding) {
        this.ground = lane.ground();
        this.finding = finding;
        this.combiner = lane.combiner("create", birth -> OrderName.of(birth.next()), this::createAtOnce);
    }

    List<Kept> create(List<Applied> births) {
        for (Applied birth : births) {
            if (!birth.next().refunds().isEmpty()) {
                throw new IllegalArgumentException("a payment is born without refunds");
            }
        }
        List<Outcome> outcomes = combiner.all(births);
        Map<OrderName, Payment> existing = existing(births, outcomes);
        List<Kept> kept = new ArrayList<>();
        for (int i = 0; i < births.size(); i++) {
            Payment payment = births.get(i).next();
            kept.add(
                    switch (outcomes.get(i)) {
                        case MADE -> new Kept.New(payment);
                        case TAKEN -> existing(existing, OrderName.of(payment));
                    });
        }
        return kept;
    }

    private static Kept existing(Map<OrderName, Payment> existing, OrderName name) {
        Payment payment = existing.get(name);
        if (payment == null) {
            throw new StoreUnavailable("what " + name + " stands for has vanished");
        }
        return new Kept.Existing(payment);
    }

    /** What the taken numbers stand for. When that can't be read, something may be written all the same. */
    private Map<OrderName, Payment> existing(List<Applied> births, List<Outcome> outcomes) {
        Set<OrderName> taken = new LinkedHashSet<>();
        for (int i = 0; i < births.size(); i++) {
            if (outcomes.get(i) == Outcome.TAKEN) {
                taken.add(OrderName.of(births.get(i).next()));
            }
        }
        try {
            return finding.by(List.copyOf(taken)).stream()
                    .flatMap(Optional::stream)
                    .collect(Collectors.toMap(OrderName::of, payment -> payment));
        } catch (StoreUnavailable e) {
            throw new StoreUnavailable(String.valueOf(e.getMessage()), e);
        }
    }

    private List<Outcome> createAtOnce(List<Applied> births) {
        Set<PaymentId> made = insert(births);
        return births.stream()
                .map(birth -> made.contains(birth.next().id()) ? Outcome.MADE : Outcome.TAKEN)
                .toList();
    }

    private static final String INSERT = """
            WITH kept AS (
              INSERT INTO payment (bucket, id, version, app, out_trade_no, total_fen, subject, body, metadata,
                     created_at, expires_at, closed_at, paid_fen, reserved_fen, refunded_fen)
              SELECT p.bucket, p.id, p.version, p.app, p.out_trade_no, p.total_fen, p.subject, p.body,
                     p.metadata::json, p.created_at, p.expires_at, p.closed_at, p.paid_fen, 0, 0
                FROM unnest(?::int2[], ?::text[], ?::int8[], ?::text[], ?::text[], ?::int8[], ?::text[], ?::text[],
                       ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::int8[])
                  AS p (bucket, id, version, app, out_trade_no, total_fen, subject, body,
                       metadata, created_at, expires_at, closed_at, paid_fen)
               ORDER BY p.bucket, p.app, p.out_trade_no
              ON CONFLICT (bucket, app, out_trade_no) DO NOTHING
              RETURNING bucket, id),
            """ + AttemptRow.WRITE + ", " + Parts.EVENTS + ", " + Parts.OUTBOX + """
            SELECT id FROM kept
            """;

    private Set<PaymentId> insert(List<Applied> births) {
        return ground.on("create", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                Binding binding = new Binding(statement);
                List<Payment> payments = births.stream().map(Applied::next).toList();
                bindPayments(binding, payments);
                AttemptRow.bind(
                        binding,
                        payments.stream()
                                .flatMap(p -> p.attempts().stream().map(a -> new AttemptRow(p.id(), a)))
                                .toList());
                Parts.bindEvents(binding, births);
                Parts.bindOutbox(binding, births);
                return ids(statement.executeQuery());
            }
        });
    }

    private static void bindPayments(Binding binding, List<Payment> payments) throws SQLException {
        List<Order> orders = payments.stream().map(Payment::order).toList();
        binding.buckets(payments, p -> p.id().bucket())
                .texts(payments, p -> p.id().value())
                .numbers(payments, Payment::version)
                .texts(orders, o -> o.app().value())
                .texts(orders, o -> o.outTradeNo().value())
                .numbers(orders, o -> o.total().fen())
                .texts(orders, Order::subject)
                .textsIfAny(orders, Order::body)
                .texts(orders, o -> TextMap.write(o.metadata()))
                .instants(orders, Order::createdAt)
                .instants(orders, Order::expiresAt)
                .instantsIfAny(payments, Payment::closedAt)
                .numbers(payments, p -> p.amountPaid().fen());
    }

    static Set<PaymentId> ids(ResultSet found) throws SQLException {
        Set<PaymentId> ids = new HashSet<>();
        while (found.next()) {
            ids.add(new PaymentId(found.getString(1)));
        }
        return ids;
    }
}
