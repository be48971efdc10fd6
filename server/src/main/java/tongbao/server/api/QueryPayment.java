package tongbao.server.api;

import java.util.Optional;
import tongbao.core.gateway.Gateway;
import tongbao.core.payment.Payment;

/** {@code GET /api/v1/pay/query}: by id or by the app's number; an unsettled payment is asked about at Alipay first. */
final class QueryPayment {
    private static final int SYNC_LENGTH_MAX = 5;

    private final Gateway gateway;
    private final Lookup lookup;
    private final PaymentJson json;

    QueryPayment(Gateway gateway, Lookup lookup, PaymentJson json) {
        this.gateway = gateway;
        this.lookup = lookup;
        this.json = json;
    }

    Reply answer(Call call) {
        Freshness wanted = freshness(call);
        Payment kept = call.id().isPresent()
                ? lookup.byId(call.app().id(), call.id().get())
                : lookup.byNumber(call.app().id(), Lookup.outTradeNo(call.fields()));
        Payment payment = switch (wanted) {
            case ASKED -> gateway.refreshed(kept);
            case AS_KEPT -> kept;
        };
        return Reply.of(writer -> json.write(payment, writer));
    }

    private enum Freshness {
        ASKED,
        AS_KEPT
    }

    private static Freshness freshness(Call call) {
        Optional<String> sync = call.fields().text("sync", SYNC_LENGTH_MAX);
        return switch (sync.orElse("true")) {
            case "true" -> Freshness.ASKED;
            case "false" -> Freshness.AS_KEPT;
            default -> throw new Refused(Problem.invalid("sync", "sync is true or false."));
        };
    }
}
