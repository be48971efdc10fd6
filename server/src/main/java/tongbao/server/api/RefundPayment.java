package tongbao.server.api;

import java.time.Duration;
import java.util.function.Function;
import tongbao.core.gateway.Answer;
import tongbao.core.gateway.Gateway;
import tongbao.core.money.Money;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.OutRequestNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Refund;
import tongbao.core.payment.Wish;
import tongbao.server.json.Fields;

/** {@code POST /api/v1/pay/refund}: money back, once for each {@code out_request_no}. */
final class RefundPayment {
    static final int REASON_LENGTH_MAX = 256;
    private static final int NUMBER_LENGTH_MAX = 64;

    private final Gateway gateway;
    private final Lookup lookup;
    private final Function<AccountId, Duration> gaps;

    RefundPayment(Gateway gateway, Lookup lookup, Function<AccountId, Duration> gaps) {
        this.gateway = gateway;
        this.lookup = lookup;
        this.gaps = gaps;
    }

    Reply answer(Call call) {
        Fields fields = call.fields();
        OutRequestNo number = outRequestNo(fields);
        Money amount = Amounts.need(fields, "refund_amount");
        String reason = fields.text("reason", REASON_LENGTH_MAX).orElse("");
        Payment payment = lookup.named(call);
        Attempt paid = payment.paidAttempt().orElseGet(payment::newest);
        Wish.Return wish = new Wish.Return(number, amount, reason, gaps.apply(paid.account()));
        Answer<Refund> answer = gateway.refund(payment, wish, call.once());
        if (answer instanceof Answer.Refused<Refund> refused) {
            throw new Refused(Problem.ofRefund(refused.decline()));
        }
        Reply.Got<Refund> got = Reply.Got.of(answer, call.caller());
        return new Reply(writer -> RefundJson.write(payment, got.value(), writer), got.novelty());
    }

    static OutRequestNo outRequestNo(Fields fields) {
        return OutRequestNo.read(fields.needText("out_request_no", NUMBER_LENGTH_MAX))
                .orElseThrow(() ->
                        new Refused(Problem.invalid("out_request_no", "out_request_no is 1 to 64 of A-Za-z0-9_-.")));
    }
}
