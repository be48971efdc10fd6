package tongbao.sandbox.state;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import tongbao.sandbox.wire.Amount;

/** What merchants sent to others without a trade. */
public final class Transfers {
    private Transfers() {}

    /**
     * One of them.
     *
     * @param content what was asked for, to be compared
     * @param toBank whether it goes to a bank, which takes its time
     */
    public record Transfer(
            String orderId,
            String payFundOrderId,
            String sellerId,
            String outBizNo,
            String content,
            Amount amount,
            boolean toBank,
            Instant at) {}

    /** By which of its numbers a transfer is looked for. */
    public enum By {
        PAY_FUND_ORDER_ID,
        ORDER_ID,
        OUT_BIZ_NO
    }

    public static void insert(Sql sql, Transfer transfer) {
        sql.change(
                "INSERT INTO transfer VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                transfer.orderId(),
                transfer.payFundOrderId(),
                transfer.sellerId(),
                transfer.outBizNo(),
                transfer.content(),
                transfer.amount(),
                transfer.toBank() ? 1 : 0,
                transfer.at());
    }

    public static Optional<Transfer> find(Sql sql, String sellerId, By by, String number) {
        String column = switch (by) {
            case PAY_FUND_ORDER_ID -> "pay_fund_order_id";
            case ORDER_ID -> "order_id";
            case OUT_BIZ_NO -> "out_biz_no";
        };
        return sql.first(
                "SELECT * FROM transfer WHERE seller_id = ? AND " + column + " = ?", Transfers::read, sellerId, number);
    }

    private static Transfer read(Row row) throws SQLException {
        return new Transfer(
                row.text("order_id"),
                row.text("pay_fund_order_id"),
                row.text("seller_id"),
                row.text("out_biz_no"),
                row.text("content"),
                new Amount(row.number("amount")),
                row.number("to_bank") == 1,
                row.time("transferred_at"));
    }
}
