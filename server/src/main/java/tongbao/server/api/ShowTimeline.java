package tongbao.server.api;

import tongbao.core.gateway.Gateway;
import tongbao.core.gateway.Timeline;
import tongbao.core.payment.Payment;

/** {@code GET /api/v1/pay/timeline/{id}}: the story of a payment, by its id or by one that carries it. */
final class ShowTimeline {
    private final Gateway gateway;
    private final Lookup lookup;

    ShowTimeline(Gateway gateway, Lookup lookup) {
        this.gateway = gateway;
        this.lookup = lookup;
    }

    Reply answer(Call call) {
        Payment payment = lookup.byAnyId(call.app().id(), call.id().orElseThrow(Lookup::noPayment));
        Timeline timeline = gateway.timeline(payment);
        return Reply.of(writer -> TimelineJson.write(timeline, writer));
    }
}
