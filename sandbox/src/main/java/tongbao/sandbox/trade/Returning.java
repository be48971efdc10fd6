package tongbao.sandbox.trade;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongbao.sandbox.state.Refund;
import tongbao.sandbox.state.Refunds;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Standing;
import tongbao.sandbox.state.Standing.Closed;
import tongbao.sandbox.state.Standing.Finished;
import tongbao.sandbox.state.Standing.Paid;
import tongbao.sandbox.state.Standing.Waiting;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.state.Trades;
import tongbao.sandbox.wire.Amount;

/** Giving money back: each request number once, never more than was paid. */
public final class Returning {
    private final Trading trading;
    private final TradeNotices notices;

    Returning(Trading trading, TradeNotices notices) {
        this.trading = trading;
        this.notices = notices;
    }

    /**
     * What a merchant asks to give back; without a number of its own the trade's number stands for it.
     *
     * @param takenBack what those give back with whom the trade was shared
     */
    public record RefundAsked(
            Amount amount, Optional<String> outRequestNo, Optional<String> reason, List<Sharing.Share> takenBack) {}

    /** The trade after it, the refund, and whether money moved now (and not at an earlier, equal request). */
    public record Refunded(Trade trade, Refund refund, boolean moved) {}

    public Refunded refund(Sql sql, Trade trade, RefundAsked asked) {
        String outRequestNo = asked.outRequestNo().orElse(trade.key().outTradeNo());
        Optional<Refund> earlier = Refunds.find(sql, trade.tradeNo(), outRequestNo);
        if (earlier.isPresent()) {
            if (!earlier.orElseThrow().amount().equals(asked.amount())) {
                throw Refusal.business("DISCORDANT_REPEAT_REQUEST", "请求信息不一致");
            }
            return new Refunded(trade, earlier.orElseThrow(), false);
        }
        Paid paid = requirePaid(trade);
        requireAmount(trade, asked);
        Instant now = trading.now();
        Refund refund = new Refund(trade.tradeNo(), outRequestNo, asked.amount(), asked.reason(), now);
        Amount sum = trade.refundedAmount().plus(asked.amount());
        Standing next = sum.equals(trade.totalAmount()) ? new Closed(now, Optional.of(paid.paidAt())) : paid;
        Trade refunded = trade.refunded(sum, next);
        trading.sharing().takeBack(sql, trade, outRequestNo, asked.takenBack());
        trading.books().refunded(sql, trade, refund);
        Trades.update(sql, refunded);
        Refunds.insert(sql, refund);
        notices.refunded(sql, refunded, refund);
        return new Refunded(refunded, refund, true);
    }

    void refundAll(Sql sql, Trade trade) {
        refund(sql, trade, new RefundAsked(trade.totalAmount(), Optional.empty(), Optional.empty(), List.of()));
    }

    private static Paid requirePaid(Trade trade) {
        return switch (trade.standing()) {
            case Paid paid -> paid;
            case Waiting _ -> throw Refusal.business("TRADE_STATUS_ERROR", "交易状态非法");
            case Finished _ -> throw Refusal.business("TRADE_HAS_FINISHED", "交易已完结");
            case Closed _ -> throw Refusal.business("TRADE_HAS_CLOSE", "交易已关闭");
        };
    }

    private static void requireAmount(Trade trade, RefundAsked asked) {
        if (asked.outRequestNo().isEmpty() && !asked.amount().equals(trade.totalAmount())) {
            throw Refusal.business("REFUND_AMT_NOT_EQUAL_TOTAL", "退款金额超限");
        }
        if (asked.amount().compareTo(trade.totalAmount().minus(trade.refundedAmount())) > 0) {
            throw Refusal.business("REASON_TRADE_REFUND_FEE_ERR", "退款金额无效");
        }
    }
}
