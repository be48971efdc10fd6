package tongbao.sandbox.wallet;

import java.util.Optional;
import tongbao.sandbox.state.Order;

/** What the payer sees of an order. */
record WalletView(Order order, Situation situation, Optional<String> tradeNo, Optional<String> returnUrl) {
    /** In which situation the payer finds the order. */
    enum Situation {
        NOT_ENTERED("待付款", "Waiting for payment", true),
        ENTERED("待付款 · 已进入收银台", "In the cashier, not paid yet", true),
        PAID("付款成功", "Paid", false),
        CLOSED("交易已关闭", "Closed", false),
        EXPIRED("订单已超时", "Too late to pay", false),
        INCONSISTENT("订单信息不一致", "Another order has this number", false);

        final String chinese;
        final String english;
        final boolean payable;

        Situation(String chinese, String english, boolean payable) {
            this.chinese = chinese;
            this.english = english;
            this.payable = payable;
        }
    }
}
