package tongbao.sandbox.wallet;

import java.time.Instant;
import java.util.List;
import tongbao.sandbox.state.Agreement;
import tongbao.sandbox.state.Agreements;
import tongbao.sandbox.state.FundAuth;
import tongbao.sandbox.state.FundAuths;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.Orders;
import tongbao.sandbox.state.Payers.Payer;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.state.Trades;
import tongbao.sandbox.trade.Deadlines;

/**
 * What a payer's phone lists, the newest first and only so many of each.
 *
 * @param trades that this payer has entered, or anybody may pay
 * @param orders that nobody has entered yet
 * @param freezings that the payer is asked for
 * @param agreements that the payer is asked for
 * @param paid by this payer
 */
record Waiting(
        Payer payer,
        List<Trade> trades,
        List<Order> orders,
        List<FundAuth> freezings,
        List<Agreement> agreements,
        List<Trade> paid) {
    private static final int LISTED_MAX = 20;
    /** How many of the newest are looked at for those that belong here. */
    private static final int LOOKED_AT_MAX = 200;

    static Waiting of(Sql sql, Payer payer, Instant now) {
        String userId = payer.buyer().userId();
        List<Trade> trades = Trades.waiting(sql, LOOKED_AT_MAX).stream()
                .filter(trade ->
                        trade.standing().nextMove().filter(now::isBefore).isPresent())
                .filter(trade -> !trade.order().product().isForOnePayer()
                        || trade.buyer().userId().equals(userId))
                .limit(LISTED_MAX)
                .toList();
        List<Order> orders = Orders.withoutTrade(sql, LOOKED_AT_MAX).stream()
                .filter(order -> !Deadlines.isOver(order, now))
                .limit(LISTED_MAX)
                .toList();
        List<Trade> paid = Trades.paidBy(sql, payer.buyer(), LOOKED_AT_MAX).stream()
                .limit(LISTED_MAX)
                .toList();
        return new Waiting(
                payer,
                trades,
                orders,
                FundAuths.waiting(sql, now, LISTED_MAX),
                Agreements.waiting(sql, LISTED_MAX),
                paid);
    }

    boolean isNothing() {
        return trades.isEmpty() && orders.isEmpty() && freezings.isEmpty() && agreements.isEmpty();
    }
}
