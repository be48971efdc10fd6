package tongbao.server.api;

/** Who answers which route. */
final class Counters {
    private final CreatePayment create;
    private final BeginAttempt attempt;
    private final ClosePayment close;
    private final CancelPayment cancel;
    private final QueryPayment query;
    private final RefundPayment refund;
    private final QueryRefund refundQuery;
    private final ShowTimeline timeline;

    Counters(Api.Ground ground) {
        Lookup lookup = new Lookup(ground.store());
        PaymentJson json = new PaymentJson(ground.gateway(), ground.links());
        this.create = new CreatePayment(ground.gateway(), json);
        this.attempt = new BeginAttempt(ground.gateway(), lookup, json);
        this.close = new ClosePayment(ground.gateway(), lookup, json);
        this.cancel = new CancelPayment(ground.gateway(), lookup, json);
        this.query = new QueryPayment(ground.gateway(), lookup, json);
        this.refund = new RefundPayment(ground.gateway(), lookup, ground.refundGap());
        this.refundQuery = new QueryRefund(lookup);
        this.timeline = new ShowTimeline(ground.gateway(), lookup);
    }

    Reply answer(Route route, Call call) {
        return switch (route) {
            case CREATE -> create.answer(call);
            case ATTEMPT -> attempt.answer(call);
            case CLOSE -> close.answer(call);
            case CANCEL -> cancel.answer(call);
            case REFUND -> refund.answer(call);
            case QUERY, QUERY_BY_ID -> query.answer(call);
            case REFUND_QUERY -> refundQuery.byNumber(call);
            case REFUND_QUERY_BY_ID -> refundQuery.byId(call);
            case TIMELINE -> timeline.answer(call);
        };
    }
}
