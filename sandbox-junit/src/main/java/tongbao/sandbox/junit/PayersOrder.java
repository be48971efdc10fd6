package tongbao.sandbox.junit;

import java.util.Map;
import tongbao.sandbox.wire.JsonObject;

/** One order, and what its payer does with it. An order is known once its link was opened or its method called. */
public final class PayersOrder {
    private final Control control;
    private final String outTradeNo;

    PayersOrder(Control control, String outTradeNo) {
        this.control = control;
        this.outTradeNo = outTradeNo;
    }

    /** The payer enters the cashier or scans the code: now there is a trade. */
    public PayersOrder scan() {
        return does("scan", Map.of());
    }

    /** Whoever entered pays, after entering where that has not happened. */
    public PayersOrder pay() {
        return does("pay", Map.of());
    }

    /** This payer pays: a 2088 number, or any name. */
    public PayersOrder payAs(String buyer) {
        return does("pay", Map.of("buyer", buyer));
    }

    /** A wrong password; after three of them the order can't be paid any more. */
    public PayersOrder wrongPassword() {
        return does("wrong-password", Map.of());
    }

    /** The payer refuses what waits, and the trade closes. */
    public PayersOrder refuse() {
        return does("refuse", Map.of());
    }

    private PayersOrder does(String what, Map<String, String> body) {
        control.post("trades/" + outTradeNo + "/" + what, body);
        return this;
    }

    /** Alipay's word, such as {@code TRADE_SUCCESS}; {@code NOT_CREATED} while there is no trade. */
    public String status() {
        return text("trade_status");
    }

    /** Alipay's number; an empty text while there is no trade. */
    public String tradeNo() {
        return text("trade_no");
    }

    /** In yuan with two decimals. */
    public String totalAmount() {
        return text("total_amount");
    }

    /** The sum of the refunds, in yuan with two decimals. */
    public String refundedAmount() {
        return text("refunded_amount");
    }

    private String text(String name) {
        JsonObject trade = control.get("trades/" + outTradeNo);
        return trade.text(name).orElse("");
    }
}
