package tongbao.store.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongbao.core.money.Money;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.LinkToken;
import tongbao.core.payment.Means;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.Product;
import tongbao.core.payment.Success;
import tongbao.core.payment.TradeNo;

/** An attempt as a row: how its state is spread over the columns, and gathered again. */
record AttemptRow(PaymentId payment, Attempt attempt) {

    /** New attempts of the payments in {@code kept}. */
    static final String INSERT = """
            attempts AS (
              INSERT INTO attempt (bucket, payment, number, product, return_url, payer, passed_on, account, order_no,
                     link, state, opened_at, withdrawn_at, next_look_at, looks_made, scan_code, trade_no, amount_fen,
                     receipt_fen, returned_fen, refused_code, settled_at, app)
              SELECT a.bucket, a.payment, a.number, a.product, a.return_url, a.payer, a.passed_on::json, a.account,
                     a.order_no, a.link, a.state, a.opened_at, a.withdrawn_at, a.next_look_at, a.looks_made,
                     a.scan_code, a.trade_no, a.amount_fen, a.receipt_fen, a.returned_fen, a.refused_code,
                     a.settled_at, k.app
                FROM unnest(?::int2[], ?::text[], ?::int2[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                       ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                       ?::int4[], ?::text[], ?::text[], ?::int8[], ?::int8[], ?::int8[], ?::text[],
                       ?::timestamptz[])
                  AS a (bucket, payment, number, product, return_url, payer, passed_on, account, order_no, link,
                       state, opened_at, withdrawn_at, next_look_at, looks_made, scan_code, trade_no, amount_fen,
                       receipt_fen, returned_fen, refused_code, settled_at)
                JOIN kept k ON k.bucket = a.bucket AND k.id = a.payment)
            """;

    static void bind(Binding binding, List<AttemptRow> rows) throws SQLException {
        bindKey(binding, rows)
                .texts(rows, row -> Word.of(row.attempt.product()))
                .textsIfAny(rows, row -> row.attempt.means().returnUrl())
                .textsIfAny(rows, row -> row.attempt.means().payer())
                .texts(rows, row -> TextMap.write(row.attempt.means().passedOn()))
                .texts(rows, row -> row.attempt.account().value())
                .texts(rows, row -> row.attempt.orderNo().value())
                .texts(rows, row -> row.attempt.link().value());
        bindState(binding, rows);
    }

    /**
     * The states of attempts that are there, for the payments in {@code kept}. To insert them and to update on conflict
     * would cost several times as much: a row is made and tried first, and every key of it looked up. What is moving is
     * gathered first, by hashes; joined in one go, the planner would compare every row with every other.
     */
    static final String UPDATE = """
            moving AS MATERIALIZED (
              SELECT m.*
                FROM unnest(?::int2[], ?::text[], ?::int2[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                       ?::timestamptz[], ?::int4[], ?::text[], ?::text[], ?::int8[], ?::int8[], ?::int8[],
                       ?::text[], ?::timestamptz[])
                  AS m (bucket, payment, number, state, opened_at, withdrawn_at, next_look_at, looks_made, scan_code,
                       trade_no, amount_fen, receipt_fen, returned_fen, refused_code, settled_at)
                JOIN kept k ON k.bucket = m.bucket AND k.id = m.payment),
            moved AS (
              UPDATE attempt a
                 SET state = m.state, opened_at = m.opened_at, withdrawn_at = m.withdrawn_at,
                     next_look_at = m.next_look_at, looks_made = m.looks_made, scan_code = m.scan_code,
                     trade_no = m.trade_no, amount_fen = m.amount_fen, receipt_fen = m.receipt_fen,
                     returned_fen = m.returned_fen, refused_code = m.refused_code, settled_at = m.settled_at
                FROM moving m
               WHERE a.bucket = m.bucket AND a.payment = m.payment AND a.number = m.number)
            """;

    static void bindMoved(Binding binding, List<AttemptRow> rows) throws SQLException {
        bindState(bindKey(binding, rows), rows);
    }

    private static Binding bindKey(Binding binding, List<AttemptRow> rows) throws SQLException {
        return binding.buckets(rows, row -> row.payment.bucket())
                .texts(rows, row -> row.payment.value())
                .smalls(rows, row -> row.attempt.number());
    }

    private static void bindState(Binding binding, List<AttemptRow> rows) throws SQLException {
        binding.texts(rows, row -> row.attempt.state().word())
                .instantsIfAny(rows, row -> row.openedAt())
                .instantsIfAny(rows, row -> row.withdrawnAt())
                .instantsIfAny(rows, row -> row.unsettled().map(s -> s.look().at()))
                .numbersIfAny(
                        rows, row -> row.unsettled().map(s -> (long) s.look().made()))
                .textsIfAny(rows, row -> row.scanCode())
                .textsIfAny(
                        rows, row -> row.attempt.success().map(s -> s.tradeNo().value()))
                .numbersIfAny(
                        rows, row -> row.attempt.success().map(s -> s.amount().fen()))
                .numbersIfAny(
                        rows,
                        row -> row.attempt.success().flatMap(Success::receipt).map(r -> r.fen()))
                .numbersIfAny(rows, row -> row.returnedFen())
                .textsIfAny(rows, row -> row.refusedCode())
                .instantsIfAny(rows, row -> row.settledAt());
    }

    private Optional<AttemptState.Unsettled> unsettled() {
        return attempt.state() instanceof AttemptState.Unsettled unsettled ? Optional.of(unsettled) : Optional.empty();
    }

    private Optional<Instant> openedAt() {
        return switch (attempt.state()) {
            case AttemptState.Submitting s -> Optional.of(s.openedAt());
            case AttemptState.Awaiting s -> Optional.of(s.openedAt());
            case AttemptState.Withdrawn s -> Optional.of(s.openedAt());
            case AttemptState.Cancelling s -> Optional.of(s.openedAt());
            case AttemptState.Prepared s -> Optional.empty();
            case AttemptState.Successful s -> Optional.empty();
            case AttemptState.Closed s -> Optional.empty();
            case AttemptState.Refused s -> Optional.empty();
        };
    }

    private Optional<Instant> withdrawnAt() {
        return switch (attempt.state()) {
            case AttemptState.Withdrawn s -> Optional.of(s.at());
            case AttemptState.Cancelling s -> Optional.of(s.at());
            case AttemptState.Prepared s -> Optional.empty();
            case AttemptState.Submitting s -> Optional.empty();
            case AttemptState.Awaiting s -> Optional.empty();
            case AttemptState.Successful s -> Optional.empty();
            case AttemptState.Closed s -> Optional.empty();
            case AttemptState.Refused s -> Optional.empty();
        };
    }

    private Optional<String> scanCode() {
        return attempt.state() instanceof AttemptState.Awaiting awaiting ? awaiting.code() : Optional.empty();
    }

    private Optional<Long> returnedFen() {
        return attempt.success()
                .map(Success::returned)
                .filter(sum -> !sum.isZero())
                .map(Money::fen);
    }

    private Optional<String> refusedCode() {
        return attempt.state() instanceof AttemptState.Refused refused ? Optional.of(refused.code()) : Optional.empty();
    }

    private Optional<Instant> settledAt() {
        return switch (attempt.state()) {
            case AttemptState.Unsettled s -> Optional.empty();
            case AttemptState.Successful s -> Optional.of(s.success().at());
            case AttemptState.Closed s -> Optional.of(s.at());
            case AttemptState.Refused s -> Optional.of(s.at());
        };
    }

    static final String COLUMNS = """
            a.number AS a_number, a.product AS a_product, a.return_url AS a_return_url, a.payer AS a_payer,
            a.passed_on AS a_passed_on, a.account AS a_account, a.order_no AS a_order_no, a.link AS a_link,
            a.state AS a_state, a.opened_at AS a_opened_at, a.withdrawn_at AS a_withdrawn_at,
            a.next_look_at AS a_next_look_at, a.looks_made AS a_looks_made, a.scan_code AS a_scan_code,
            a.trade_no AS a_trade_no, a.amount_fen AS a_amount_fen, a.receipt_fen AS a_receipt_fen,
            a.returned_fen AS a_returned_fen, a.refused_code AS a_refused_code, a.settled_at AS a_settled_at
            """;

    static Attempt read(ResultSet found) throws SQLException {
        Row row = new Row(found, "a_");
        Means means = new Means(
                Word.read(Product.class, row.text("product")),
                row.textIfAny("return_url"),
                row.textIfAny("payer"),
                TextMap.read(row.text("passed_on")));
        return new Attempt(
                row.small("number"),
                means,
                new AccountId(row.text("account")),
                new OrderNo(row.text("order_no")),
                new LinkToken(row.text("link")),
                state(row));
    }

    private static AttemptState state(Row row) throws SQLException {
        String word = row.text("state");
        return switch (word) {
            case "prepared" -> new AttemptState.Prepared(row.look());
            case "submitting" -> new AttemptState.Submitting(row.instant("opened_at"), row.look());
            case "awaiting" ->
                new AttemptState.Awaiting(row.instant("opened_at"), row.look(), row.textIfAny("scan_code"));
            case "withdrawn" ->
                new AttemptState.Withdrawn(row.instant("opened_at"), row.instant("withdrawn_at"), row.look());
            case "cancelling" ->
                new AttemptState.Cancelling(row.instant("opened_at"), row.instant("withdrawn_at"), row.look());
            case "paid" -> new AttemptState.Paid(success(row));
            case "finished" -> new AttemptState.Finished(success(row));
            case "closed" -> new AttemptState.Closed(row.instant("settled_at"));
            case "refused" -> new AttemptState.Refused(row.text("refused_code"), row.instant("settled_at"));
            default -> throw new IllegalStateException("an attempt's state that nobody knows: " + word);
        };
    }

    private static Success success(Row row) throws SQLException {
        return new Success(
                new TradeNo(row.text("trade_no")),
                row.money("amount_fen"),
                row.moneyIfAny("receipt_fen"),
                row.instant("settled_at"),
                row.moneyIfAny("returned_fen").orElse(Money.ZERO));
    }
}
