package tongbao.store.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.Refund;
import tongbao.core.store.Save;
import tongbao.core.store.Saved;

/** Keeps decisions: one statement, all of it for those payments only that are still what they were decided on. */
final class Saving {
    private final Ground ground;
    private final Horizon horizon;
    private final Combiner<Save, Saved> combiner;

    Saving(Lane lane) {
        this.ground = lane.ground();
        this.horizon = lane.horizon();
        this.combiner =
                lane.combiner("save", save -> NonceRow.keys(save.before().id(), save.nonce()), this::saveAtOnce);
    }

    List<Saved> save(List<Save> saves) {
        return combiner.all(saves);
    }

    private List<Saved> saveAtOnce(List<Save> saves) {
        try {
            Unkept unkept = update(saves);
            return saves.stream().map(save -> saved(unkept, save.before().id())).toList();
        } finally {
            horizon.planned(saves.stream().map(save -> save.after().next()));
        }
    }

    private static Saved saved(Unkept unkept, PaymentId id) {
        return switch (unkept.why(id)) {
            case KEPT -> Saved.SAVED;
            case NOT_FREE -> Saved.STALE;
            case NOT_NEW -> Saved.REPLAYED;
        };
    }

    /**
     * Rows are locked in the order of their keys: two lists about the same payments can't wait for each other.
     * Their buckets are named by the join alone: a list of them beside it leads the planner to read whole buckets.
     */
    private static final String MOVES = "WITH " + NonceRow.FRESH + """
            , wanted AS MATERIALIZED (
              SELECT w.*,
            """ + NonceRow.IS_NEW + """
                FROM unnest(?::int2[], ?::text[], ?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::timestamptz[],
                       ?::text[])
                  AS w (bucket, id, version, paid_fen, reserved_fen, refunded_fen, closed_at, nonce)
            """ + NonceRow.JOIN + """
            ), held AS (
              SELECT p.bucket, p.id, w.version, w.paid_fen, w.reserved_fen, w.refunded_fen, w.closed_at
                FROM payment p
                JOIN wanted w ON w.bucket = p.bucket AND w.id = p.id AND w.version = p.version
               WHERE w.is_new
               ORDER BY p.bucket, p.id
                 FOR NO KEY UPDATE OF p),
            kept AS (
              UPDATE payment p
                 SET version = h.version + 1, paid_fen = h.paid_fen, reserved_fen = h.reserved_fen,
                     refunded_fen = h.refunded_fen, closed_at = h.closed_at
                FROM held h
               WHERE p.bucket = h.bucket AND p.id = h.id AND p.version = h.version
              RETURNING p.bucket, p.id, p.app),
            """
            + AttemptRow.UPDATE + ", " + Parts.EVENTS + ", " + Parts.OUTBOX + ", " + Parts.INBOX;

    static final String UPDATE = MOVES + Unkept.SELECT;

    /** Where a decision of them adds an attempt, or adds or moves a refund: a part without rows costs its start. */
    static final String UPDATE_AND_ADD = MOVES + ", " + AttemptRow.INSERT + ", " + RefundRow.WRITE + Unkept.SELECT;

    private Unkept update(List<Save> saves) {
        List<AttemptRow> added =
                saves.stream().flatMap(save -> attemptsAdded(save).stream()).toList();
        List<RefundRow> refunds =
                saves.stream().flatMap(save -> refunds(save).stream()).toList();
        boolean adds = !added.isEmpty() || !refunds.isEmpty();
        return ground.on("save", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(adds ? UPDATE_AND_ADD : UPDATE)) {
                Binding binding = new Binding(statement);
                bindMoves(binding, saves);
                if (adds) {
                    AttemptRow.bind(binding, added);
                    RefundRow.bind(binding, refunds);
                }
                return Unkept.read(statement.executeQuery());
            }
        });
    }

    private static void bindMoves(Binding binding, List<Save> saves) throws SQLException {
        List<Applied> decisions = saves.stream().map(Save::after).toList();
        NonceRow.bind(
                binding, saves.stream().flatMap(save -> save.nonce().stream()).toList());
        bindPayments(binding, saves);
        binding.textsIfAny(saves, save -> NonceRow.key(save.nonce()));
        AttemptRow.bindMoved(
                binding,
                saves.stream().flatMap(save -> attemptsMoved(save).stream()).toList());
        Parts.bindEvents(binding, decisions);
        Parts.bindOutbox(binding, decisions);
        Parts.bindInbox(
                binding,
                saves.stream()
                        .flatMap(s -> Parts.Noticed.of(s.after().next(), s.notice()).stream())
                        .toList());
    }

    private static void bindPayments(Binding binding, List<Save> saves) throws SQLException {
        List<Payment> after = saves.stream().map(save -> save.after().next()).toList();
        binding.buckets(after, payment -> payment.id().bucket())
                .texts(after, payment -> payment.id().value())
                .numbers(saves, save -> save.before().version())
                .numbers(after, payment -> payment.amountPaid().fen())
                .numbers(after, payment -> payment.amountReserved().fen())
                .numbers(after, payment -> payment.amountRefunded().fen())
                .instantsIfAny(after, Payment::closedAt);
    }

    private static List<AttemptRow> attemptsAdded(Save save) {
        Payment after = save.after().next();
        return after.attempts().stream()
                .skip(save.before().attempts().size())
                .map(attempt -> new AttemptRow(after.id(), attempt))
                .toList();
    }

    private static List<AttemptRow> attemptsMoved(Save save) {
        Payment after = save.after().next();
        List<AttemptRow> rows = new ArrayList<>();
        for (Attempt before : save.before().attempts()) {
            Attempt now = after.attempt(before.number());
            if (!now.equals(before)) {
                rows.add(new AttemptRow(after.id(), now));
            }
        }
        return rows;
    }

    /** The refunds that the decision added or moved. */
    private static List<RefundRow> refunds(Save save) {
        Payment after = save.after().next();
        List<Refund> before = save.before().refunds();
        List<RefundRow> rows = new ArrayList<>();
        for (int place = 0; place < after.refunds().size(); place++) {
            Refund refund = after.refunds().get(place);
            if (place >= before.size() || !before.get(place).equals(refund)) {
                rows.add(new RefundRow(after.id(), place, refund));
            }
        }
        return rows;
    }
}
