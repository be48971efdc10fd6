package tongbao.alipay.bill;

import java.util.Arrays;

/** What a file of a bill holds, as its first line says. */
public enum BillKind {
    /** Trades and refunds, one a line. */
    TRADE_DETAIL("#支付宝业务明细查询"),
    /** Trades and refunds, summed up by store. */
    TRADE_SUMMARY("#支付宝业务汇总查询"),
    /** Movements of the account, one a line. */
    ACCOUNT_DETAIL("#支付宝账务明细查询"),
    /** Movements of the account, summed up by sort. */
    ACCOUNT_SUMMARY("#支付宝账务汇总查询"),
    /** Something else; its lines are given as they are, and nothing is checked. */
    OTHER("#");

    private final String title;

    BillKind(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    static BillKind ofTitle(String line) {
        return Arrays.stream(values())
                .filter(it -> line.startsWith(it.title))
                .findFirst()
                .orElseThrow(() -> new BrokenBill("the first line is no title of a bill"));
    }
}
