package tongbao.server.api;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tongbao.connector.alipay.Links;
import tongbao.core.gateway.Gateway;
import tongbao.core.money.Money;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Order;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Success;
import tongbao.server.json.JsonWriter;

/** A payment as the contract shows it. */
final class PaymentJson {
    private final Gateway gateway;
    private final Links links;

    PaymentJson(Gateway gateway, Links links) {
        this.gateway = gateway;
        this.links = links;
    }

    Reply reply(Reply.Got<Payment> got) {
        return new Reply(writer -> write(got.value(), writer), got.novelty());
    }

    void write(Payment payment, JsonWriter json) {
        Instant now = gateway.now();
        Order order = payment.order();
        Optional<Success> success = payment.paidAttempt().flatMap(Attempt::success);
        json.beginObject()
                .field("payment_id", payment.id().value())
                .field("out_trade_no", order.outTradeNo().value())
                .field("status", payment.status(now).name().toLowerCase(Locale.ROOT))
                .field("total_amount", order.total().yuan())
                .field("currency", order.total().currency().name())
                .field("paid_amount", payment.amountPaid().yuan())
                .field("refunded_amount", payment.amountRefunded().yuan())
                .field("receipt_amount", success.flatMap(Success::receipt).map(Money::yuan))
                .field("subject", order.subject())
                .field("product", product(payment.newest()));
        pay(payment, now, json.name("pay"));
        json.name("attempts").beginArray();
        payment.attempts().forEach(attempt -> attempt(payment, attempt, json));
        json.endArray()
                .field("created_at", Times.text(order.createdAt()))
                .field("expires_at", Times.text(order.expiresAt()))
                .field("paid_at", success.map(Success::at).map(Times::text));
        json.name("metadata").beginObject();
        order.metadata().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(pair -> json.field(pair.getKey(), pair.getValue()));
        json.endObject().endObject();
    }

    private static void attempt(Payment payment, Attempt attempt, JsonWriter json) {
        json.beginObject()
                .field("attempt_id", payment.id().value() + "_" + attempt.number())
                .field("alipay_out_trade_no", attempt.orderNo().value())
                .field("product", product(attempt))
                .field("status", status(attempt.state()))
                .field(
                        "alipay_trade_no",
                        attempt.success().map(success -> success.tradeNo().value()))
                .endObject();
    }

    /** What the payer needs for the newest attempt, while there is something to pay. */
    private void pay(Payment payment, Instant now, JsonWriter json) {
        Attempt newest = payment.newest();
        boolean over = payment.paidAttempt().isPresent()
                || payment.closedAt().isPresent()
                || !now.isBefore(payment.order().expiresAt());
        json.beginObject();
        if (over) {
            json.field("type", "none");
        } else {
            way(payment, newest, json);
        }
        json.endObject();
    }

    private void way(Payment payment, Attempt attempt, JsonWriter json) {
        boolean payable =
                attempt.state() instanceof AttemptState.Awaiting || attempt.state() instanceof AttemptState.Prepared;
        if (!payable) {
            json.field("type", "none");
            return;
        }
        Optional<String> code =
                attempt.state() instanceof AttemptState.Awaiting awaiting ? awaiting.code() : Optional.empty();
        switch (attempt.product()) {
            case PAGE, WAP -> json.field("type", "redirect").field("url", links.payerLink(attempt.link()));
            case APP -> json.field("type", "order_string").field("order_string", gateway.signed(payment, attempt));
            case QR -> json.field("type", code.isPresent() ? "qr_code" : "none").field("qr_code", code);
            case JSAPI ->
                json.field("type", code.isPresent() ? "trade_no" : "none").field("trade_no", code);
            case BARCODE -> json.field("type", "none");
        }
    }

    private static String product(Attempt attempt) {
        return attempt.product().name().toLowerCase(Locale.ROOT);
    }

    static String status(AttemptState state) {
        return switch (state) {
            case AttemptState.Prepared prepared -> "prepared";
            case AttemptState.Submitting submitting -> "submitting";
            case AttemptState.Awaiting awaiting -> "awaiting";
            case AttemptState.Withdrawn withdrawn -> "closed";
            case AttemptState.Cancelling cancelling -> "submitting";
            case AttemptState.Paid paid -> "paid";
            case AttemptState.Finished finished -> "paid";
            case AttemptState.Closed closed -> "closed";
            case AttemptState.Refused refused -> "refused";
        };
    }
}
