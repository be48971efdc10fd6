package tongbao.bench.growth;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Event;
import tongbao.core.payment.Order;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundState;
import tongbao.core.payment.Success;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lives as rows of the store's tables. A second hand that writes these columns is a danger; a test reads every state
 * back through the store.
 */
final class Rows {
    /** A table with the columns that are filled. */
    enum Table {
        PAYMENT("bucket, id, version, app, out_trade_no, total_fen, subject, body, metadata, created_at, expires_at,"
                + " closed_at, paid_fen, reserved_fen, refunded_fen"),
        ATTEMPT("bucket, payment, number, app, product, return_url, payer, passed_on, account, order_no, link, state,"
                + " opened_at, withdrawn_at, next_look_at, looks_made, scan_code, trade_no, amount_fen, receipt_fen,"
                + " returned_fen, refused_code, settled_at"),
        REFUND("bucket, id, payment, app, attempt, place, request_no, kind, amount_fen, reason, created_at, state,"
                + " next_look_at, looks_made, refused_code, settled_at"),
        EVENT("bucket, payment, version, place, at, source, subject, moved_from, moved_to, cause, told"),
        INBOX("bucket, order_no, notice_id, account, payment, version, body, received_at");

        private final String columns;

        Table(String columns) {
            this.columns = columns;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        String copy() {
            return "COPY " + word() + " (" + columns + ") FROM STDIN (FORMAT binary, FREEZE)";
        }

        private CopyRows empty() {
            return new CopyRows(columns.split(",", -1).length);
        }
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    private final CopyRows payments = Table.PAYMENT.empty();
    private final CopyRows attempts = Table.ATTEMPT.empty();
    private final CopyRows refunds = Table.REFUND.empty();
    private final CopyRows events = Table.EVENT.empty();
    private final CopyRows inbox = Table.INBOX.empty();

    long payments() {
        return payments.rows();
    }

    ByteBuffer of(Table table) {
        return switch (table) {
            case PAYMENT -> payments.finished();
            case ATTEMPT -> attempts.finished();
            case REFUND -> refunds.finished();
            case EVENT -> events.finished();
            case INBOX -> inbox.finished();
        };
    }

    void add(Life life) {
        Payment payment = life.payment();
        add(payment);
        payment.attempts().forEach(attempt -> add(payment, attempt));
        for (int place = 0; place < payment.refunds().size(); place++) {
            add(payment, place, payment.refunds().get(place));
        }
        life.decisions().forEach(this::add);
        life.heard().forEach(heard -> add(payment, heard));
    }

    private void add(Payment payment) {
        Order order = payment.order();
        payments.row()
                .small(payment.id().bucket().value())
                .text(payment.id().value())
                .number(payment.version())
                .text(order.app().value())
                .text(order.outTradeNo().value())
                .number(order.total().fen())
                .text(order.subject())
                .textIfAny(order.body())
                .text(json(order.metadata()))
                .instant(order.createdAt())
                .instant(order.expiresAt())
                .instantIfAny(payment.closedAt())
                .number(payment.amountPaid().fen())
                .number(payment.amountReserved().fen())
                .number(payment.amountRefunded().fen());
    }

    private static String json(Map<String, String> map) {
        return map.isEmpty() ? "{}" : JSON.writeValueAsString(new TreeMap<>(map));
    }

    private void add(Payment payment, Attempt attempt) {
        attempts.row()
                .small(payment.id().bucket().value())
                .text(payment.id().value())
                .small(attempt.number())
                .text(payment.order().app().value())
                .text(word(attempt.product()))
                .textIfAny(attempt.means().returnUrl())
                .textIfAny(attempt.means().payer())
                .text(json(attempt.means().passedOn()))
                .text(attempt.account().value())
                .text(attempt.orderNo().value())
                .text(attempt.link().value())
                .text(attempt.state().word());
        switch (attempt.state()) {
            case AttemptState.Prepared state -> unsettled(Optional.empty(), Optional.empty(), state, Optional.empty());
            case AttemptState.Submitting state ->
                unsettled(Optional.of(state.openedAt()), Optional.empty(), state, Optional.empty());
            case AttemptState.Awaiting state ->
                unsettled(Optional.of(state.openedAt()), Optional.empty(), state, state.code());
            case AttemptState.Withdrawn state ->
                unsettled(Optional.of(state.openedAt()), Optional.of(state.at()), state, Optional.empty());
            case AttemptState.Cancelling state ->
                unsettled(Optional.of(state.openedAt()), Optional.of(state.at()), state, Optional.empty());
            case AttemptState.Successful state -> settled(Optional.of(state.success()), Optional.empty(), state);
            case AttemptState.Closed state -> settled(Optional.empty(), Optional.empty(), state);
            case AttemptState.Refused state -> settled(Optional.empty(), Optional.of(state.code()), state);
        }
    }

    private void unsettled(
            Optional<Instant> openedAt,
            Optional<Instant> withdrawnAt,
            AttemptState.Unsettled state,
            Optional<String> code) {
        attempts.instantIfAny(openedAt)
                .instantIfAny(withdrawnAt)
                .instant(state.look().at())
                .integer(state.look().made())
                .textIfAny(code)
                .nothing()
                .nothing()
                .nothing()
                .nothing()
                .nothing()
                .nothing();
    }

    private void settled(Optional<Success> success, Optional<String> refused, AttemptState state) {
        attempts.nothing()
                .nothing()
                .nothing()
                .nothing()
                .nothing()
                .textIfAny(success.map(each -> each.tradeNo().value()))
                .numberIfAny(success.map(each -> each.amount().fen()))
                .numberIfAny(success.flatMap(Success::receipt).map(receipt -> receipt.fen()))
                .numberIfAny(success.map(Success::returned)
                        .filter(returned -> !returned.isZero())
                        .map(returned -> returned.fen()))
                .textIfAny(refused)
                .instant(settledAt(state));
    }

    private static Instant settledAt(AttemptState state) {
        return switch (state) {
            case AttemptState.Successful successful -> successful.success().at();
            case AttemptState.Closed closed -> closed.at();
            case AttemptState.Refused refused -> refused.at();
            case AttemptState.Unsettled unsettled -> throw new IllegalStateException("not settled: " + unsettled);
        };
    }

    private void add(Payment payment, int place, Refund refund) {
        refunds.row()
                .small(payment.id().bucket().value())
                .text(refund.id().value())
                .text(payment.id().value())
                .text(payment.order().app().value())
                .small(refund.attempt())
                .small(place)
                .text(refund.requestNo().value())
                .text(word(refund.kind()))
                .number(refund.amount().fen())
                .text(refund.reason())
                .instant(refund.createdAt())
                .text(refund.state().word());
        Optional<RefundState.Unsettled> unsettled =
                refund.state() instanceof RefundState.Unsettled state ? Optional.of(state) : Optional.empty();
        refunds.instantIfAny(unsettled.map(state -> state.look().at()))
                .integerIfAny(unsettled.map(state -> state.look().made()))
                .textIfAny(refusedCode(refund.state()))
                .instantIfAny(refund.settledAt());
    }

    private static Optional<String> refusedCode(RefundState state) {
        return switch (state) {
            case RefundState.Doubting doubting -> Optional.of(doubting.code());
            case RefundState.Refused refused -> Optional.of(refused.code());
            case RefundState.Refunding refunding -> Optional.empty();
            case RefundState.Refunded refunded -> Optional.empty();
        };
    }

    /** The words that the app is told, as they are kept with the last move. */
    private static Optional<String> told(Applied decision) {
        List<String> words =
                decision.told().stream().map(tell -> word(tell.news())).toList();
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(",", words));
    }

    private void add(Applied decision) {
        List<Event> moves = decision.events();
        for (int place = 0; place < moves.size(); place++) {
            Event event = moves.get(place);
            events.row()
                    .small(decision.next().id().bucket().value())
                    .text(decision.next().id().value())
                    .number(decision.next().version())
                    .small(place)
                    .instant(event.at())
                    .text(word(event.source()))
                    .text(event.subject())
                    .text(event.from())
                    .text(event.to())
                    .text(event.cause())
                    .textIfAny(place == moves.size() - 1 ? told(decision) : Optional.empty());
        }
    }

    private void add(Payment payment, Life.Heard heard) {
        inbox.row()
                .small(payment.id().bucket().value())
                .text(heard.notice().orderNo().value())
                .text(heard.notice().id())
                .text(heard.notice().account().value())
                .text(payment.id().value())
                .number(heard.version())
                .bytes(heard.notice().body())
                .instant(heard.notice().receivedAt());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
