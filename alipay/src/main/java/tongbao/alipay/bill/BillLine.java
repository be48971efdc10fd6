package tongbao.alipay.bill;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tongbao.alipay.Listed;
import tongbao.alipay.OutRequestNo;
import tongbao.alipay.OutTradeNo;
import tongbao.alipay.TradeNo;
import tongbao.alipay.Word;

/** One line of a bill; it may only be believed once the whole bill has been read. */
public sealed interface BillLine {
    /** All cells by the heading of their column, without the tabs and blanks around them. */
    Map<String, String> cells();

    /** What a line of a trade bill tells of. */
    enum Business implements Listed {
        PAYMENT("交易"),
        REFUND("退款");

        private final String word;

        Business(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /**
     * A payment or a refund.
     *
     * @param tradeNo the trade; a refund has its payment's
     * @param counterparty who paid, masked by Alipay
     * @param orderAmount negative for a refund
     * @param receipt what the merchant received, negative for a refund
     * @param merchantDiscount what the merchant gave off
     * @param refundNo the refund's own number
     * @param serviceFee what Alipay charged
     * @param royalty what went to others
     */
    record Trade(
            TradeNo tradeNo,
            Optional<OutTradeNo> outTradeNo,
            Word<Business> business,
            String subject,
            Optional<Instant> createdAt,
            Optional<Instant> finishedAt,
            Optional<String> counterparty,
            YuanMoved orderAmount,
            YuanMoved receipt,
            YuanMoved merchantDiscount,
            Optional<OutRequestNo> refundNo,
            YuanMoved serviceFee,
            YuanMoved royalty,
            Optional<String> remark,
            Map<String, String> cells)
            implements BillLine {
        /** Whether money went back; of unlisted words those that speak of a refund. */
        public boolean isRefund() {
            return business.text().contains(Business.REFUND.word());
        }
    }

    /**
     * A movement of the account.
     *
     * @param accountNo Alipay's number of the movement
     * @param businessNo Alipay's number of what it was for
     * @param merchantNo the merchant's number of what it was for
     * @param moved what came in, negative where it went out
     * @param balance what the account held afterwards
     * @param business what it was for, in Alipay's words
     */
    record Account(
            String accountNo,
            Optional<String> businessNo,
            Optional<String> merchantNo,
            Optional<Instant> at,
            YuanMoved moved,
            Optional<YuanMoved> balance,
            Optional<String> business,
            Optional<String> remark,
            Map<String, String> cells)
            implements BillLine {}

    /**
     * A line of a summary.
     *
     * @param of what is summed up: a store, a sort of business, or {@code 合计} for all of it
     */
    record Summary(BillKind kind, String of, Map<String, String> cells) implements BillLine {}

    /** A line of a file that this library has no kind for. */
    record Other(Map<String, String> cells) implements BillLine {}
}
