package tongbao.sandbox.state;

import java.time.Instant;

/**
 * Money that came to an account or left it.
 *
 * @param fen more than zero when it came, less when it left
 */
public record Movement(String userId, Kind kind, long fen, Instant at, About about) {
    /** Why it moved. */
    public enum Kind {
        PAYMENT("在线支付"),
        REFUND("交易退款"),
        FEE("收费"),
        FEE_BACK("退费"),
        ROYALTY("交易分账"),
        ROYALTY_BACK("交易分账退回"),
        TRANSFER("转账"),
        FREEZE("冻结"),
        UNFREEZE("解冻"),
        TOP_UP("充值"),
        WITHDRAWAL("提现");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        /** In the bill of an account. */
        public String chinese() {
            return chinese;
        }
    }

    /**
     * What it was for.
     *
     * @param businessNo Alipay's number: of the trade, the settlement, the transfer
     * @param outNo the merchant's number for that, or nothing
     * @param requestNo the merchant's number for this part of it, or nothing
     * @param other the other side
     */
    public record About(String businessNo, String outNo, String requestNo, String title, String other) {}
}
