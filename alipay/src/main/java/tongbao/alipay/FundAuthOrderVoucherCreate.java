package tongbao.alipay;

import java.util.Map;

/**
 * {@code alipay.fund.auth.order.voucher.create}: the merchant shows a code, the payer scans it and freezes money. If
 * the call fails there may be a code all the same, which nobody has seen.
 */
public final class FundAuthOrderVoucherCreate {
    static final String METHOD = "alipay.fund.auth.order.voucher.create";

    private FundAuthOrderVoucherCreate() {}

    /** An order to be scanned. */
    public record Request(FundAuthOrder order) {
        Call<Reply> call() {
            Command command = Command.of(METHOD, order.bizContent("PRE_AUTH")).with("notify_url", order.notifyUrl());
            return new Call<>(command, order.echoes(), Reply::of);
        }
    }

    /**
     * The code to show.
     *
     * @param codeValue the text of the code
     */
    public record Reply(OutOrderNo outOrderNo, OutRequestNo outRequestNo, String codeValue, Map<String, String> fields)
            implements Answered<Reply> {
        /** What sort of code it is; only {@code qrCode} is made. */
        public static final Field<Reply, String> CODE_TYPE = Field.text("code_type");
        /** Where a picture of the code is. */
        public static final Field<Reply, String> CODE_URL = Field.text("code_url");

        static Reply of(Fields fields) {
            return new Reply(
                    fields.need("out_order_no", OutOrderNo::new),
                    fields.need("out_request_no", OutRequestNo::new),
                    fields.need("code_value"),
                    fields.all());
        }
    }
}
