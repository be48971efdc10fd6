package tongbao.server.api;

import tongbao.core.gateway.Gateway;
import tongbao.core.payment.Payment;

/** {@code POST /api/v1/pay/close}: closed at Alipay first; when it turns out paid, the answer is the paid payment. */
final class ClosePayment {
    private final Gateway gateway;
    private final Lookup lookup;
    private final PaymentJson json;

    ClosePayment(Gateway gateway, Lookup lookup, PaymentJson json) {
        this.gateway = gateway;
        this.lookup = lookup;
        this.json = json;
    }

    Reply answer(Call call) {
        Reply.Got<Payment> got = Reply.Got.of(gateway.close(lookup.named(call), call.once()), call.caller());
        return new Reply(writer -> json.write(got.value(), writer), got.novelty());
    }
}
