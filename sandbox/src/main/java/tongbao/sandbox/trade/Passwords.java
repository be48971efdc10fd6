package tongbao.sandbox.trade;

import java.util.Optional;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.state.WrongPasswords;

/** The payer's password: with the right one the money moves, after three wrong ones the trade stays unpaid. */
public final class Passwords {
    public static final int WRONG_MAX = 3;

    private final Trading trading;

    Passwords(Trading trading) {
        this.trading = trading;
    }

    /** The payer gives the right password; whoever entered pays, unless one is named. */
    public Trade right(Sql sql, Order order, Optional<Buyer> named) {
        trading.find(sql, order).ifPresent(trade -> requireOpen(sql, trade));
        return trading.pay(sql, order, named);
    }

    /** The payer gives a wrong password, after entering where that has not happened. */
    public Trade wrong(Sql sql, Order order, Buyer buyer) {
        Trade trade = trading.enter(sql, order, buyer);
        requireOpen(sql, trade);
        WrongPasswords.add(sql, trade.tradeNo());
        return trade;
    }

    /** How many were wrong until now. */
    public int wrongOnes(Sql sql, Trade trade) {
        return WrongPasswords.count(sql, trade.tradeNo());
    }

    private void requireOpen(Sql sql, Trade trade) {
        if (wrongOnes(sql, trade) >= WRONG_MAX) {
            throw Refusal.business("PAYMENT_FAIL", "支付密码连续输错三次，本笔交易不能再付款");
        }
    }
}
