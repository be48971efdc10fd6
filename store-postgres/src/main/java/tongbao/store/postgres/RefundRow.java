package tongbao.store.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tongbao.core.payment.OutRequestNo;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundId;
import tongbao.core.payment.RefundKind;
import tongbao.core.payment.RefundState;

/** A refund as a row, with its place among the refunds of its payment. */
record RefundRow(PaymentId payment, int place, Refund refund) {

    /** New refunds are inserted; of those that are there, only the state moves. For the payments in {@code kept}. */
    static final String WRITE = """
            refunds AS (
              INSERT INTO refund (bucket, id, payment, attempt, place, request_no, kind, amount_fen, reason, created_at,
                     state, next_look_at, looks_made, refused_code, settled_at, app)
              SELECT r.*, k.app
                FROM unnest(?::int2[], ?::text[], ?::text[], ?::int2[], ?::int2[], ?::text[], ?::text[], ?::int8[],
                       ?::text[], ?::timestamptz[], ?::text[], ?::timestamptz[], ?::int4[], ?::text[],
                       ?::timestamptz[])
                  AS r (bucket, id, payment, attempt, place, request_no, kind, amount_fen, reason, created_at,
                       state, next_look_at, looks_made, refused_code, settled_at)
                JOIN kept k ON k.bucket = r.bucket AND k.id = r.payment
               ORDER BY r.bucket, r.payment, r.place
              ON CONFLICT (bucket, id) DO UPDATE
                 SET state = excluded.state, next_look_at = excluded.next_look_at, looks_made = excluded.looks_made,
                     refused_code = excluded.refused_code, settled_at = excluded.settled_at)
            """;

    static void bind(Binding binding, List<RefundRow> rows) throws SQLException {
        binding.buckets(rows, row -> row.payment.bucket())
                .texts(rows, row -> row.refund.id().value())
                .texts(rows, row -> row.payment.value())
                .smalls(rows, row -> row.refund.attempt())
                .smalls(rows, RefundRow::place)
                .texts(rows, row -> row.refund.requestNo().value())
                .texts(rows, row -> Word.of(row.refund.kind()))
                .numbers(rows, row -> row.refund.amount().fen())
                .texts(rows, row -> row.refund.reason())
                .instants(rows, row -> row.refund.createdAt())
                .texts(rows, row -> row.refund.state().word())
                .instantsIfAny(rows, row -> row.unsettled().map(s -> s.look().at()))
                .numbersIfAny(
                        rows, row -> row.unsettled().map(s -> (long) s.look().made()))
                .textsIfAny(rows, row -> row.refusedCode())
                .instantsIfAny(rows, row -> row.refund.settledAt());
    }

    private Optional<RefundState.Unsettled> unsettled() {
        return refund.state() instanceof RefundState.Unsettled unsettled ? Optional.of(unsettled) : Optional.empty();
    }

    private Optional<String> refusedCode() {
        return switch (refund.state()) {
            case RefundState.Doubting s -> Optional.of(s.code());
            case RefundState.Refused s -> Optional.of(s.code());
            case RefundState.Refunding s -> Optional.empty();
            case RefundState.Refunded s -> Optional.empty();
        };
    }

    static final String COLUMNS = """
            r.id AS r_id, r.attempt AS r_attempt, r.place AS r_place, r.request_no AS r_request_no, r.kind AS r_kind,
            r.amount_fen AS r_amount_fen, r.reason AS r_reason, r.created_at AS r_created_at, r.state AS r_state,
            r.next_look_at AS r_next_look_at, r.looks_made AS r_looks_made, r.refused_code AS r_refused_code,
            r.settled_at AS r_settled_at
            """;

    /** The refund of a row, if it has one: an attempt without refunds is a row as well. */
    static Optional<RefundRow> read(ResultSet found, PaymentId payment) throws SQLException {
        Row row = new Row(found, "r_");
        Optional<String> id = row.textIfAny("id");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Refund refund = new Refund(
                new RefundId(id.get()),
                row.small("attempt"),
                new OutRequestNo(row.text("request_no")),
                Word.read(RefundKind.class, row.text("kind")),
                row.money("amount_fen"),
                row.text("reason"),
                row.instant("created_at"),
                state(row));
        return Optional.of(new RefundRow(payment, row.small("place"), refund));
    }

    private static RefundState state(Row row) throws SQLException {
        String word = row.text("state");
        return switch (word) {
            case "refunding" -> new RefundState.Refunding(row.look());
            case "doubting" -> new RefundState.Doubting(row.text("refused_code"), row.look());
            case "refunded" -> new RefundState.Refunded(row.instant("settled_at"));
            case "refused" -> new RefundState.Refused(row.text("refused_code"), row.instant("settled_at"));
            default -> throw new IllegalStateException("a refund's state that nobody knows: " + word);
        };
    }
}
