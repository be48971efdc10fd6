package tongbao.alipay;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.trade.pay}: takes money from a buyer who shows a code or a face, or who has signed an agreement or
 * frozen an amount. Its answer has a third state: the buyer may be asked for the password (code 10003), and then
 * nothing is paid yet. So the client answers with a {@link Progress}, in which only {@link Progress.Finished} is
 * money, and even that is to be confirmed by a query or a notice, for Alipay's pages warn that it can roll back.
 *
 * <p>After {@link Progress.Underway} and {@link Progress.Unknown} query every few seconds; if it is still not paid
 * after half a minute, cancel with {@link TradeCancel}. Never pay the same order again under another number before
 * that.
 */
public final class TradePay {
    static final String METHOD = "alipay.trade.pay";
    /** The buyer has to act, for instance to enter the password. */
    static final String IN_PROCESS = "10003";

    private TradePay() {}

    /** From where the money is taken. */
    public sealed interface From {
        /**
         * A code that the buyer shows.
         *
         * @param authCode today 16 to 24 digits beginning with 25 to 30; good for one try and about a minute
         */
        record BarCode(String authCode, ProductCode productCode) implements From {
            public BarCode {
                Checks.visible("auth_code", authCode, 64);
            }

            public BarCode(String authCode) {
                this(authCode, ProductCode.FACE_TO_FACE_PAYMENT);
            }

            @Override
            public String toString() {
                return "BarCode[…]";
            }
        }

        /**
         * A face that a machine has recognised.
         *
         * @param authCode the machine's text, today {@code fp} and 33 characters
         */
        record Face(String authCode) implements From {
            public Face {
                Checks.visible("auth_code", authCode, 64);
            }

            @Override
            public String toString() {
                return "Face[…]";
            }
        }

        /** An agreement that the buyer has signed, {@code agreement_params}. */
        record Agreement(AgreementNo agreementNo, ProductCode productCode) implements From {}

        /**
         * An amount that the buyer has frozen.
         *
         * @param authNo the freezing
         * @param sellerId who gets the money (2088…)
         */
        record Frozen(AuthNo authNo, String sellerId, ProductCode productCode, AuthConfirmMode mode) implements From {
            public Frozen {
                Checks.visible("seller_id", sellerId, 28);
            }
        }
    }

    /** The contract under which is paid. */
    public enum ProductCode {
        /** At the counter. */
        FACE_TO_FACE_PAYMENT,
        /** At the counter, the quick contract. */
        OFFLINE_PAYMENT,
        /** Regular payments. */
        CYCLE_PAY_AUTH,
        /** Withholding. */
        GENERAL_WITHHOLDING,
        /** Pre-authorisation at the counter. */
        PRE_AUTH,
        /** Pre-authorisation online. */
        PRE_AUTH_ONLINE
    }

    /** What becomes of the rest of a frozen amount. */
    public enum AuthConfirmMode {
        /** It is unfrozen. */
        COMPLETE,
        /** It stays frozen; Alipay's default. */
        NOT_COMPLETE
    }

    /**
     * A payment.
     *
     * @param extra optional fields of this method
     */
    public record Request(TradeOrder order, From from, Map<String, ExtraField> extra) implements AtCounter {
        /** Whether Alipay may take the payment on and decide it later; only for agreements. */
        public static final Field<Request, Boolean> IS_ASYNC_PAY = Field.flag("is_async_pay");
        /** How Alipay may decide it later. */
        public static final Field<Request, Part<PayParams>> PAY_PARAMS = Field.part("pay_params");
        /** {@code ENJOY_PAY_V2} lets Alipay advance the money. */
        public static final Field<Request, String> ADVANCE_PAYMENT_TYPE = Field.text("advance_payment_type");
        /** The buyer's number, with a frozen amount. */
        public static final Field<Request, String> BUYER_ID = Field.text("buyer_id", 28);
        /** The buyer as this application knows it, with a frozen amount. */
        public static final Field<Request, String> BUYER_OPEN_ID = Field.text("buyer_open_id", 128);
        /** When the order was really made, for promotions. */
        public static final Field<Request, Part<PromoParams>> PROMO_PARAMS = Field.part("promo_params");
        /** What the device's own SDK has signed. */
        public static final Field<Request, String> TERMINAL_PARAMS = Field.text("terminal_params");
        /** The acquiring institution; only for banks. */
        public static final Field<Request, String> REQUEST_ORG_PID = Field.text("request_org_pid");
        /** The currency of the price, by default CNY. */
        public static final Field<Request, String> TRANS_CURRENCY = Field.text("trans_currency", 8);
        /** The currency that is settled in. */
        public static final Field<Request, String> SETTLE_CURRENCY = Field.text("settle_currency", 8);

        public Request {
            extra = Map.copyOf(extra);
        }

        public static Request of(TradeOrder order, From from) {
            return new Request(order, from, Map.of());
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(order, from, field.put(extra, value));
        }

        Call<Reply> call() {
            BizContent content = switch (from) {
                case From.BarCode it ->
                    order.bizContent(it.productCode().name())
                            .put("scene", "bar_code")
                            .put("auth_code", it.authCode());
                case From.Face it ->
                    order.bizContent(ProductCode.FACE_TO_FACE_PAYMENT.name())
                            .put("scene", "security_code")
                            .put("auth_code", it.authCode());
                case From.Agreement it ->
                    order.bizContent(it.productCode().name())
                            .put(
                                    "agreement_params",
                                    Part.<AgreementParams>empty()
                                            .with(
                                                    AgreementParams.AGREEMENT_NO,
                                                    it.agreementNo().value()));
                case From.Frozen it ->
                    order.bizContent(it.productCode().name())
                            .put("auth_no", it.authNo().value())
                            .put("auth_confirm_mode", it.mode().name())
                            .put("seller_id", it.sellerId());
            };
            Command command = Command.of(METHOD, content.putAll(extra)).with("notify_url", order.notifyUrl());
            return new Call<>(command, Call.echo(order.outTradeNo()), Reply::of).succeedingToo(IN_PROCESS);
        }
    }

    /**
     * The trade.
     *
     * @param stage whether it is paid or still waits for the buyer
     * @param totalAmount the amount of the order
     * @param receiptAmount what the merchant receives
     * @param gmtPayment when it was paid; absent while it is not
     * @param buyerLogonId masked by Alipay
     */
    public record Reply(
            Progress.Stage stage,
            OutTradeNo outTradeNo,
            TradeNo tradeNo,
            Optional<Yuan> totalAmount,
            Optional<Yuan> receiptAmount,
            Optional<Instant> gmtPayment,
            Optional<String> buyerLogonId,
            Map<String, String> fields)
            implements Answered<Reply>, Progress.Staged, PaidTrade {
        /** What Alipay advanced. */
        public static final Field<Reply, Yuan> ADVANCE_AMOUNT = Field.yuan("advance_amount");
        /** How the payment was taken on to be decided later. */
        public static final Field<Reply, String> ASYNC_PAYMENT_MODE = Field.text("async_payment_mode");
        /** What merchant and Alipay have agreed on, as text. */
        public static final Field<Reply, String> BUSINESS_PARAMS = Field.text("business_params");
        /** Whether the buyer may pay in the app instead, after withholding has failed. */
        public static final Field<Reply, String> CAN_TURN_TO_APP_PAY = Field.text("can_turn_to_app_pay");
        /** What is left on the Alipay card. */
        public static final Field<Reply, Yuan> CARD_BALANCE = Field.yuan("card_balance");
        /** What Alipay charges; only for banks. */
        public static final Field<Reply, Part<ChargeInfo>> CHARGE_INFO_LIST = Field.part("charge_info_list");

        static Reply of(Fields fields) {
            Optional<Instant> gmtPayment = fields.findTime("gmt_payment");
            boolean inProcess = fields.find("code").filter(IN_PROCESS::equals).isPresent();
            return new Reply(
                    gmtPayment.isPresent() && !inProcess ? Progress.Stage.FINISHED : Progress.Stage.UNDERWAY,
                    fields.need("out_trade_no", OutTradeNo::new),
                    fields.need("trade_no", TradeNo::new),
                    fields.find("total_amount", Yuan::of),
                    fields.find("receipt_amount", Yuan::of),
                    gmtPayment,
                    fields.find("buyer_logon_id"),
                    fields.all());
        }
    }

    /** The agreement that is paid by, {@code agreement_params}. */
    public static final class AgreementParams {
        private static final Field<AgreementParams, String> AGREEMENT_NO = Field.text("agreement_no");

        private AgreementParams() {}
    }

    /** How Alipay may decide a payment later, {@code pay_params}. */
    public static final class PayParams {
        /** How soon. */
        public static final Field<PayParams, AsyncType> ASYNC_TYPE = Field.word("async_type", AsyncType.class);
        /** How often, with {@link AsyncType#NORMAL_ASYNC}. */
        public static final Field<PayParams, RetryType> RETRY_TYPE = Field.word("retry_type", RetryType.class);

        private PayParams() {}

        public static Part<PayParams> of() {
            return Part.empty();
        }
    }

    /** How soon Alipay decides a payment that it has taken on. */
    public enum AsyncType implements Listed {
        /** Tried repeatedly until the trade ends. */
        NORMAL_ASYNC,
        /** Tried once, at once. */
        NEAR_REAL_TIME_ASYNC
    }

    /** How often Alipay tries a payment that it has taken on. */
    public enum RetryType implements Listed {
        /** Once, and the trade is closed if that fails. */
        NONE_AND_CLOSETRADE,
        /** Once; the trade stays until its time is over. */
        NONE,
        /** Again and again; spelled so by Alipay. */
        RETY
    }

    /** When the order was really made, {@code promo_params}. */
    public static final class PromoParams {
        /** For instance when the buyer left the station. */
        public static final Field<PromoParams, String> ACTUAL_ORDER_TIME = Field.text("actual_order_time");

        private PromoParams() {}

        public static Part<PromoParams> of() {
            return Part.empty();
        }
    }
}
