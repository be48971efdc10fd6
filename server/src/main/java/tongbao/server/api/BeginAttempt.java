package tongbao.server.api;

import tongbao.core.gateway.Gateway;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Plan;

/** {@code POST /api/v1/pay/attempt}: a further attempt of a payment, after the earlier ones are closed. */
final class BeginAttempt {
    private final Gateway gateway;
    private final Lookup lookup;
    private final PaymentJson json;

    BeginAttempt(Gateway gateway, Lookup lookup, PaymentJson json) {
        this.gateway = gateway;
        this.lookup = lookup;
        this.json = json;
    }

    Reply answer(Call call) {
        Plan plan = PlanReader.read(call);
        Payment payment = lookup.named(call);
        return json.reply(Reply.Got.of(gateway.attempt(payment, plan, call.once()), call.caller()));
    }
}
