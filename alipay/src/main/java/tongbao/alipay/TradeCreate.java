package tongbao.alipay;

import java.util.List;
import java.util.Map;

/**
 * {@code alipay.trade.create}: makes a trade for a buyer who is known, usually in a mini program, which then opens the
 * cashier with the trade's number. The trade waits for payment at once. If the call fails it may exist all the same:
 * repeat it unchanged, or query.
 */
public final class TradeCreate {
    static final String METHOD = "alipay.trade.create";

    private TradeCreate() {}

    /** The contract under which is paid. */
    public enum ProductCode {
        /** In a mini program. */
        JSAPI_PAY,
        /** At the counter. */
        FACE_TO_FACE_PAYMENT
    }

    /**
     * An order for one buyer.
     *
     * @param extra optional fields of this method
     */
    public record Request(TradeOrder order, AlipayUser buyer, ProductCode productCode, Map<String, ExtraField> extra)
            implements AtCounter {
        /** The only means that may be used; a buyer who has none of them cannot pay. */
        public static final Field<Request, List<String>> ENABLE_PAY_CHANNELS = Field.joined("enable_pay_channels", 128);
        /** The mini program in which is paid; with {@link ProductCode#JSAPI_PAY}. */
        public static final Field<Request, String> OP_APP_ID = Field.text("op_app_id", 32);
        /** The buyer as the mini program of {@link #OP_APP_ID} knows it, at most 128 characters. */
        public static final Field<Request, String> OP_BUYER_OPEN_ID = Field.text("op_buyer_open_id", 128);
        /** The buyer's log-in, at most 100 characters; Alipay advises against it. */
        public static final Field<Request, String> BUYER_LOGON_ID = Field.text("buyer_logon_id", 100);
        /** How the goods travel. */
        public static final Field<Request, Part<LogisticsDetail>> LOGISTICS_DETAIL = Field.part("logistics_detail");
        /** Where the goods go. */
        public static final Field<Request, Part<ReceiverAddress>> RECEIVER_ADDRESS_INFO =
                Field.part("receiver_address_info");
        /** An agreement that the buyer signs while paying. */
        public static final Field<Request, Part<SignParams>> AGREEMENT_SIGN_PARAMS =
                Field.part("agreement_sign_params");

        public Request {
            extra = Map.copyOf(extra);
        }

        public static Request of(TradeOrder order, AlipayUser buyer, ProductCode productCode) {
            return new Request(order, buyer, productCode, Map.of());
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(order, buyer, productCode, field.put(extra, value));
        }

        Call<Reply> call() {
            BizContent content = order.bizContent(productCode.name())
                    .put(buyer, "buyer_id", "buyer_open_id")
                    .putAll(extra);
            Command command = Command.of(METHOD, content).with("notify_url", order.notifyUrl());
            return new Call<>(command, Call.echo(order.outTradeNo()), Reply::of);
        }
    }

    /** The trade, which waits for the buyer. */
    public record Reply(OutTradeNo outTradeNo, TradeNo tradeNo, Map<String, String> fields) implements Answered<Reply> {
        static Reply of(Fields fields) {
            return new Reply(
                    fields.need("out_trade_no", OutTradeNo::new), fields.need("trade_no", TradeNo::new), fields.all());
        }
    }

    /** How the goods travel, {@code logistics_detail}. */
    public static final class LogisticsDetail {
        private static final Field<LogisticsDetail, String> LOGISTICS_TYPE = Field.text("logistics_type");

        private LogisticsDetail() {}

        /** Goods that travel so, for instance by {@code EXPRESS}. */
        public static Part<LogisticsDetail> of(String logisticsType) {
            return Part.<LogisticsDetail>empty().with(LOGISTICS_TYPE, logisticsType);
        }
    }

    /** Where the goods go, {@code receiver_address_info}. */
    public static final class ReceiverAddress {
        /** Street and house. */
        public static final Field<ReceiverAddress, String> ADDRESS = Field.text("address");
        /** China's code of the place. */
        public static final Field<ReceiverAddress, String> DIVISION_CODE = Field.text("division_code");
        /** The receiver's mobile number. */
        public static final Field<ReceiverAddress, String> MOBILE = Field.text("mobile");
        /** The receiver's name. */
        public static final Field<ReceiverAddress, String> NAME = Field.text("name");
        /** The post code. */
        public static final Field<ReceiverAddress, String> ZIP = Field.text("zip");

        private ReceiverAddress() {}

        public static Part<ReceiverAddress> of() {
            return Part.empty();
        }
    }
}
