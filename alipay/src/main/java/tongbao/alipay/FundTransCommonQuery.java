package tongbao.alipay;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.fund.trans.common.query}: what became of a transfer. It changes nothing, so a failed call may always be
 * repeated. That a transfer is not found right after a time-out proves nothing.
 */
public final class FundTransCommonQuery {
    static final String METHOD = "alipay.fund.trans.common.query";

    private FundTransCommonQuery() {}

    /** Which transfer. */
    public sealed interface Key {
        /** By the merchant's number, with the product and scene it was sent with. */
        record ByOutBizNo(
                OutBizNo outBizNo, FundTransUniTransfer.Product product, FundTransUniTransfer.BizScene bizScene)
                implements Key {}

        /** By Alipay's number of the transfer. */
        record ByOrderId(String orderId) implements Key {
            public ByOrderId {
                Checks.visible("order_id", orderId, 64);
            }
        }

        /** By Alipay's number of the payment. */
        record ByPayFundOrderId(String payFundOrderId) implements Key {
            public ByPayFundOrderId {
                Checks.visible("pay_fund_order_id", payFundOrderId, 64);
            }
        }
    }

    /** The transfer to look up. */
    public record Request(Key key) {
        /** What was sent with this request. */
        public static Request of(FundTransUniTransfer.Request sent) {
            return new Request(new Key.ByOutBizNo(sent.outBizNo(), sent.product(), sent.bizScene()));
        }

        Call<Reply> call() {
            return switch (key) {
                case Key.ByOutBizNo it -> {
                    String number = it.outBizNo().value();
                    BizContent content = new BizContent()
                            .put("out_biz_no", number)
                            .put("product_code", it.product().name())
                            .put("biz_scene", it.bizScene().name());
                    yield call(content, "out_biz_no", number);
                }
                case Key.ByOrderId it -> call(new BizContent().put("order_id", it.orderId()), "order_id", it.orderId());
                case Key.ByPayFundOrderId it ->
                    call(
                            new BizContent().put("pay_fund_order_id", it.payFundOrderId()),
                            "pay_fund_order_id",
                            it.payFundOrderId());
            };
        }

        private static Call<Reply> call(BizContent content, String name, String number) {
            return new Call<>(Command.of(METHOD, content), Map.of(name, number), fields -> {
                fields.need(name);
                return Reply.of(fields);
            });
        }
    }

    /**
     * The transfer.
     *
     * @param transAmount what was paid, once it has succeeded
     * @param payDate when it was paid
     * @param failReason why it failed or came back, in words
     */
    public record Reply(
            TransferStatus status,
            Optional<OutBizNo> outBizNo,
            Optional<String> orderId,
            Optional<String> payFundOrderId,
            Optional<Yuan> transAmount,
            Optional<Instant> payDate,
            Optional<String> failReason,
            Map<String, String> fields)
            implements Answered<Reply> {
        /** Why it failed or came back. */
        public static final Field<Reply, String> ERROR_CODE = Field.text("error_code");
        /** The bank that refused it. */
        public static final Field<Reply, String> FAIL_INST_NAME = Field.text("fail_inst_name");
        /** The bank's own code. */
        public static final Field<Reply, String> FAIL_INST_ERROR_CODE = Field.text("fail_inst_error_code");
        /** The bank's own words. */
        public static final Field<Reply, String> FAIL_INST_REASON = Field.text("fail_inst_reason");
        /** What became of a transfer in two steps. */
        public static final Field<Reply, String> SUB_STATUS = Field.text("sub_status");
        /** What became of the part that went back. */
        public static final Field<Reply, String> SUB_ORDER_STATUS = Field.text("sub_order_status");
        /** Why a part failed. */
        public static final Field<Reply, String> SUB_ORDER_ERROR_CODE = Field.text("sub_order_error_code");
        /** Why a part failed, in words. */
        public static final Field<Reply, String> SUB_ORDER_FAIL_REASON = Field.text("sub_order_fail_reason");
        /** When a bank card should have it; only a guess. */
        public static final Field<Reply, String> ARRIVAL_TIME_END = Field.text("arrival_time_end");
        /** What is charged for a bank card, as foreseen. */
        public static final Field<Reply, Yuan> ORDER_FEE = Field.yuan("order_fee");
        /** Who got it (2088…). */
        public static final Field<Reply, String> RECEIVER_USER_ID = Field.text("receiver_user_id");
        /** Who got it, as this application knows the user. */
        public static final Field<Reply, String> RECEIVER_OPEN_ID = Field.text("receiver_open_id");
        /** What the transfer said. */
        public static final Field<Reply, String> PASSBACK_PARAMS = Field.text("passback_params");
        /** What a withholding said. */
        public static final Field<Reply, String> DEDUCT_BILL_INFO = Field.text("deduct_bill_info");
        /** What a payment of wages said. */
        public static final Field<Reply, String> TRANSFER_BILL_INFO = Field.text("transfer_bill_info");
        /** The number at the clearing house. */
        public static final Field<Reply, String> SETTLE_SERIAL_NO = Field.text("settle_serial_no");
        /** The number at the clearing house, where it came in. */
        public static final Field<Reply, String> INFLOW_SETTLE_SERIAL_NO = Field.text("inflow_settle_serial_no");

        static Reply of(Fields fields) {
            return new Reply(
                    fields.need("status", TransferStatus::listed),
                    fields.find("out_biz_no", OutBizNo::new),
                    fields.find("order_id"),
                    fields.find("pay_fund_order_id"),
                    fields.find("trans_amount", Yuan::of),
                    fields.findTime("pay_date"),
                    fields.find("fail_reason"),
                    fields.all());
        }
    }
}
