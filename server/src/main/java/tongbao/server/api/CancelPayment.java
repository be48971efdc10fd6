package tongbao.server.api;

import tongbao.core.gateway.Gateway;

/** {@code POST /api/v1/pay/cancel}: undoes whatever came of a bar code; what turns out to be paid goes back. */
final class CancelPayment {
    private final Gateway gateway;
    private final Lookup lookup;
    private final PaymentJson json;

    CancelPayment(Gateway gateway, Lookup lookup, PaymentJson json) {
        this.gateway = gateway;
        this.lookup = lookup;
        this.json = json;
    }

    Reply answer(Call call) {
        return json.reply(Reply.Got.of(gateway.cancel(lookup.named(call), call.once()), call.caller()));
    }
}
