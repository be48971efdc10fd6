package tongbao.store.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
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
import tongbao.core.store.Birth;
import tongbao.core.store.Kept;
import tongbao.core.store.StoreUnavailable;

/** Keeps new payments. Where a number is taken, another statement fetches what it stands for. */
final class Creating {
    private final Ground ground;
    private final Horizon horizon;
    private final Finding finding;
    private final Combiner<Birth, Outcome> combiner;

    /** What the statement did with a birth. */
    private enum Outcome {
        MADE,
        TAKEN,
        REPLAYED
    }

    Creating(Lane lane, Finding finding) {
        this.ground = lane.ground();
        this.horizon = lane.horizon();
        this.finding = finding;
        this.combiner = lane.combiner("create", Creating::keys, this::createAtOnce);
    }

    private static Payment payment(Birth birth) {
        return birth.decision().next();
    }

    private static List<?> keys(Birth birth) {
        return NonceRow.keys(OrderName.of(payment(birth)), birth.nonce());
    }

    List<Kept> create(List<Birth> births) {
        for (Birth birth : births) {
            if (!payment(birth).refunds().isEmpty()) {
                throw new IllegalArgumentException("a payment is born without refunds");
            }
        }
        List<Outcome> outcomes = combiner.all(births);
        Map<OrderName, Payment> existing = existing(births, outcomes);
        List<Kept> kept = new ArrayList<>();
        for (int i = 0; i < births.size(); i++) {
            Payment payment = payment(births.get(i));
            kept.add(
                    switch (outcomes.get(i)) {
                        case MADE -> new Kept.New(payment);
                        case TAKEN -> existing(existing, OrderName.of(payment));
                        case REPLAYED -> new Kept.Replayed();
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
    private Map<OrderName, Payment> existing(List<Birth> births, List<Outcome> outcomes) {
        Set<OrderName> taken = new LinkedHashSet<>();
        for (int i = 0; i < births.size(); i++) {
            if (outcomes.get(i) == Outcome.TAKEN) {
                taken.add(OrderName.of(payment(births.get(i))));
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

    private List<Outcome> createAtOnce(List<Birth> births) {
        try {
            Unkept unkept = insert(births);
            return births.stream()
                    .map(birth -> outcome(unkept, payment(birth).id()))
                    .toList();
        } finally {
            horizon.planned(births.stream().map(Creating::payment));
        }
    }

    private static Outcome outcome(Unkept unkept, PaymentId id) {
        return switch (unkept.why(id)) {
            case KEPT -> Outcome.MADE;
            case NOT_FREE -> Outcome.TAKEN;
            case NOT_NEW -> Outcome.REPLAYED;
        };
    }

    private static final String PAYMENTS = "WITH " + NonceRow.FRESH + """
            , wanted AS MATERIALIZED (
              SELECT w.*,
            """ + NonceRow.IS_NEW + """
                FROM unnest(?::int2[], ?::text[], ?::int8[], ?::text[], ?::text[], ?::int8[], ?::text[], ?::text[],
                       ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::int8[], ?::text[])
                  AS w (bucket, id, version, app, out_trade_no, total_fen, subject, body,
                       metadata, created_at, expires_at, closed_at, paid_fen, nonce)
            """ + NonceRow.JOIN + """
            ), kept AS (
              INSERT INTO payment (bucket, id, version, app, out_trade_no, total_fen, subject, body, metadata,
                     created_at, expires_at, closed_at, paid_fen, reserved_fen, refunded_fen)
              SELECT w.bucket, w.id, w.version, w.app, w.out_trade_no, w.total_fen, w.subject, w.body,
                     w.metadata::json, w.created_at, w.expires_at, w.closed_at, w.paid_fen, 0, 0
                FROM wanted w
               WHERE w.is_new
               ORDER BY w.bucket, w.app, w.out_trade_no
              ON CONFLICT (bucket, app, out_trade_no) DO NOTHING
              RETURNING bucket, id, app),
            """
            + AttemptRow.INSERT + ", " + Parts.EVENTS;

    static final String INSERT = PAYMENTS + Unkept.SELECT;
    static final String INSERT_AND_TELL = PAYMENTS + ", " + Parts.OUTBOX + Unkept.SELECT;

    private Unkept insert(List<Birth> births) {
        return ground.on("create", connection -> {
            List<Applied> decisions = births.stream().map(Birth::decision).toList();
            boolean tells = Parts.tells(decisions);
            try (PreparedStatement statement = connection.prepareStatement(tells ? INSERT_AND_TELL : INSERT)) {
                Binding binding = new Binding(statement);
                List<Payment> payments = decisions.stream().map(Applied::next).toList();
                NonceRow.bind(
                        binding,
                        births.stream().flatMap(birth -> birth.nonce().stream()).toList());
                bindPayments(binding, payments);
                binding.textsIfAny(births, birth -> NonceRow.key(birth.nonce()));
                AttemptRow.bind(
                        binding,
                        payments.stream()
                                .flatMap(p -> p.attempts().stream().map(a -> new AttemptRow(p.id(), a)))
                                .toList());
                Parts.bindEvents(binding, decisions);
                if (tells) {
                    Parts.bindOutbox(binding, decisions);
                }
                return Unkept.read(statement.executeQuery());
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
}
