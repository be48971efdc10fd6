package tongbao.alipay;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.trade.query}: what Alipay knows of a trade. It changes nothing, so a failed call may always be
 * repeated. A trade that nobody has entered yet does not exist ({@link Outcome.Refused#isTradeMissing}).
 */
public final class TradeQuery {
    static final String METHOD = "alipay.trade.query";

    private TradeQuery() {}

    /**
     * The trade to look up.
     *
     * @param extra optional fields of this method
     */
    public record Request(TradeKey key, Map<String, ExtraField> extra) {
        /** Further fields of the reply, such as {@code trade_settle_info} or {@code fund_bill_list}. */
        public static final Field<Request, List<String>> QUERY_OPTIONS = Field.texts("query_options");
        /** The acquiring institution; only for banks. */
        public static final Field<Request, String> ORG_PID = Field.text("org_pid");

        public Request {
            extra = Map.copyOf(extra);
        }

        public static Request of(TradeKey key) {
            return new Request(key, Map.of());
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(key, field.put(extra, value));
        }

        Call<Reply> call() {
            Command command = Command.of(METHOD, new BizContent().put(key).putAll(extra));
            return new Call<>(command, Call.echo(key), Reply::of);
        }
    }

    /**
     * The trade as it is now.
     *
     * @param totalAmount the amount of the order; compare this one
     * @param receiptAmount what the merchant receives; real answers for paid trades have shown 0.00
     * @param sendPayDate when it was paid
     * @param buyerLogonId masked by Alipay
     */
    public record Reply(
            OutTradeNo outTradeNo,
            TradeNo tradeNo,
            TradeStatus tradeStatus,
            Yuan totalAmount,
            Optional<Yuan> receiptAmount,
            Optional<Instant> sendPayDate,
            Optional<String> buyerLogonId,
            Map<String, String> fields)
            implements Answered<Reply>, PaidTrade {
        /** {@code SELLER_NOT_RECEIVED}: the buyer has paid and the seller has not received it. */
        public static final Field<Reply, String> ADDITIONAL_STATUS = Field.text("additional_status");
        /** How it was settled and shared, if {@code query_options} asks for it. */
        public static final Field<Reply, Part<SettleInfo>> TRADE_SETTLE_INFO = Field.part("trade_settle_info");
        /** What the order said, URL-encoded as it was. */
        public static final Field<Reply, String> PASSBACK_PARAMS = Field.text("passback_params");
        /** The order's subject; only for some products. */
        public static final Field<Reply, String> SUBJECT = Field.text("subject");
        /** The order's body; only for some products. */
        public static final Field<Reply, String> BODY = Field.text("body");
        /** The merchant's number of the store. */
        public static final Field<Reply, String> STORE_ID = Field.text("store_id");
        /** Alipay's number of the store. */
        public static final Field<Reply, String> ALIPAY_STORE_ID = Field.text("alipay_store_id");
        /** The machine. */
        public static final Field<Reply, String> TERMINAL_ID = Field.text("terminal_id");
        /** Where was paid: {@code APP} or {@code WAP}, if {@code query_options} asks for it. */
        public static final Field<Reply, String> CASHIER_TYPE = Field.text("cashier_type");
        /** Why it is not paid, sometimes. */
        public static final Field<Reply, String> UNPAID_REASON = Field.text("unpaid_reason");
        /** Whether it is settled later. */
        public static final Field<Reply, String> BIZ_SETTLE_MODE = Field.text("biz_settle_mode");
        /** For what it is settled later. */
        public static final Field<Reply, String> PERIOD_SCENE = Field.text("period_scene");
        /** What Alipay charges; only for banks. */
        public static final Field<Reply, List<Part<ChargeInfo>>> CHARGE_INFO_LIST = Field.parts("charge_info_list");
        /** All that Alipay charges. */
        public static final Field<Reply, List<Part<IntactCharge>>> INTACT_CHARGE_INFO_LIST =
                Field.parts("intact_charge_info_list");
        /** How a trade on credit was fulfilled, if {@code query_options} asks for it. */
        public static final Field<Reply, List<Part<Fulfillment>>> FULFILLMENT_DETAIL_LIST =
                Field.parts("fulfillment_detail_list");
        /** Instalments of Huabei, if that was agreed with Alipay. */
        public static final Field<Reply, Part<Instalments>> HB_FQ_PAY_INFO = Field.part("hb_fq_pay_info");
        /** The goods of the order. */
        public static final Field<Reply, List<Part<GoodsDetail>>> REQ_GOODS_DETAIL = Field.parts("req_goods_detail");
        /** The account at another institution that was paid from. */
        public static final Field<Reply, Part<ExternalPayer>> EXTERNAL_PAYER_INFO = Field.part("external_payer_info");
        /** Numbers of payments; not open to all. */
        public static final Field<Reply, List<Part<PaymentIds>>> PAYMENT_INFO_WITH_ID_LIST =
                Field.parts("payment_info_with_id_list");
        /** What health insurance paid, as JSON text, if {@code query_options} asks for it. */
        public static final Field<Reply, String> MEDICAL_INSURANCE_INFO = Field.text("medical_insurance_info");
        /** Particulars of an industry; spelled so by Alipay. */
        public static final Field<Reply, String> INDUSTRY_SEPC_DETAIL = Field.text("industry_sepc_detail");
        /** Particulars of an industry, of the own account. */
        public static final Field<Reply, String> INDUSTRY_SEPC_DETAIL_ACC = Field.text("industry_sepc_detail_acc");
        /** Particulars of an industry, of the public funds. */
        public static final Field<Reply, String> INDUSTRY_SEPC_DETAIL_GOV = Field.text("industry_sepc_detail_gov");
        /** What was agreed with Alipay, as JSON text. */
        public static final Field<Reply, String> EXT_INFOS = Field.text("ext_infos");
        /** The sub-merchant at Alipay; only for banks. */
        public static final Field<Reply, String> ALIPAY_SUB_MERCHANT_ID = Field.text("alipay_sub_merchant_id");

        static Reply of(Fields fields) {
            return new Reply(
                    fields.need("out_trade_no", OutTradeNo::new),
                    fields.need("trade_no", TradeNo::new),
                    fields.needStatus(),
                    fields.need("total_amount", Yuan::of),
                    fields.find("receipt_amount", Yuan::of),
                    fields.findTime("send_pay_date"),
                    fields.find("buyer_logon_id"),
                    fields.all());
        }
    }

    /** How a trade was settled and shared, {@code trade_settle_info}. */
    public static final class SettleInfo {
        /** Its steps. */
        public static final Field<SettleInfo, List<Part<SettleDetail>>> TRADE_SETTLE_DETAIL_LIST =
                Field.parts("trade_settle_detail_list");
        /** What is still to be settled, where that is done in parts. */
        public static final Field<SettleInfo, Yuan> TRADE_UNSETTLED_AMOUNT = Field.yuan("trade_unsettled_amount");

        private SettleInfo() {}
    }

    /** One step of a settlement, a row of {@code trade_settle_detail_list}. */
    public static final class SettleDetail {
        /** What was done. */
        public static final Field<SettleDetail, Word<SettleOperation>> OPERATION_TYPE =
                Field.openWord("operation_type", SettleOperation.class);
        /** The merchant's number of the request. */
        public static final Field<SettleDetail, String> OPERATION_SERIAL_NO = Field.text("operation_serial_no");
        /** When. */
        public static final Field<SettleDetail, Instant> OPERATION_DT = Field.time("operation_dt");
        /** How much. */
        public static final Field<SettleDetail, Yuan> AMOUNT = Field.yuan("amount");
        /** From whom. */
        public static final Field<SettleDetail, String> TRANS_OUT = Field.text("trans_out");
        /** To whom. */
        public static final Field<SettleDetail, String> TRANS_IN = Field.text("trans_in");
        /** From whom, as the merchant named it. */
        public static final Field<SettleDetail, String> ORI_TRANS_OUT = Field.text("ori_trans_out");
        /** To whom, as the merchant named it. */
        public static final Field<SettleDetail, String> ORI_TRANS_IN = Field.text("ori_trans_in");

        private SettleDetail() {}
    }

    /** What was done in a settlement. */
    public enum SettleOperation implements Listed {
        /** The merchant put money in. */
        REPLENISH,
        /** What was put in was taken back. */
        REPLENISH_REFUND,
        /** A share was paid. */
        TRANSFER,
        /** A share was taken back. */
        TRANSFER_REFUND,
        /** Settled. */
        SETTLE,
        /** A settlement was taken back. */
        SETTLE_REFUND,
        /** Still to be settled. */
        ON_SETTLE;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A charge of Alipay, a row of {@code intact_charge_info_list}. */
    public static final class IntactCharge {
        /** For what product. */
        public static final Field<IntactCharge, String> PRODUCT_NAME = Field.text("product_name");
        /** For what service. */
        public static final Field<IntactCharge, String> SERVICE_TYPE = Field.text("service_type");
        /** The charge's unique number. */
        public static final Field<IntactCharge, String> SERVICE_TARGET = Field.text("service_target");
        /** The sort of charge. */
        public static final Field<IntactCharge, String> BILL_TYPE = Field.text("bill_type");
        /** What should be charged. */
        public static final Field<IntactCharge, Yuan> PLAN_AMOUNT = Field.yuan("plan_amount");
        /** What was charged. */
        public static final Field<IntactCharge, Yuan> ACTUAL_AMOUNT = Field.yuan("actual_amount");
        /** Whether it went back. */
        public static final Field<IntactCharge, Boolean> IS_REFUND = Field.flag("is_refund");
        /** Its state. */
        public static final Field<IntactCharge, String> STATUS = Field.text("status");
        /** When it was charged. */
        public static final Field<IntactCharge, Instant> GMT_PAY = Field.time("gmt_pay");
        /** The number of the request. */
        public static final Field<IntactCharge, String> OUT_BIZ_NO = Field.text("out_biz_no");
        /** The account that it is charged to. */
        public static final Field<IntactCharge, String> TARGET_ACCOUNT_NO = Field.text("target_account_no");
        /** The user whom it is charged to. */
        public static final Field<IntactCharge, String> TARGET_USER_ID = Field.text("target_user_id");

        private IntactCharge() {}
    }

    /** A part of a trade on credit that was fulfilled, a row of {@code fulfillment_detail_list}. */
    public static final class Fulfillment {
        /** The merchant's number of the request. */
        public static final Field<Fulfillment, String> OUT_REQUEST_NO = Field.text("out_request_no");
        /** How much. */
        public static final Field<Fulfillment, Yuan> FULFILLMENT_AMOUNT = Field.yuan("fulfillment_amount");
        /** When. */
        public static final Field<Fulfillment, Instant> GMT_PAYMENT = Field.time("gmt_payment");

        private Fulfillment() {}
    }

    /** Instalments of Huabei, {@code hb_fq_pay_info}. */
    public static final class Instalments {
        /** How many. */
        public static final Field<Instalments, String> USER_INSTALL_NUM = Field.text("user_install_num");
        /** How much is paid so. */
        public static final Field<Instalments, Yuan> FQ_AMOUNT = Field.yuan("fq_amount");
        /** Who grants them. */
        public static final Field<Instalments, String> FQ_INST_ID = Field.text("fq_inst_id");

        private Instalments() {}
    }

    /** An account at another institution, {@code external_payer_info}. */
    public static final class ExternalPayer {
        /** The company's name. */
        public static final Field<ExternalPayer, String> OUT_PAYER_ACCOUNT_NAME = Field.text("out_payer_account_name");
        /** The card. */
        public static final Field<ExternalPayer, String> OUT_INST_CARD_NO = Field.text("out_inst_card_no");
        /** The institution. */
        public static final Field<ExternalPayer, String> OUT_INST_PAYER_INST_ID = Field.text("out_inst_payer_inst_id");

        private ExternalPayer() {}
    }

    /** Numbers of payments by one means, a row of {@code payment_info_with_id_list}. */
    public static final class PaymentIds {
        /** The means. */
        public static final Field<PaymentIds, String> TYPE = Field.text("type");
        /** The numbers. */
        public static final Field<PaymentIds, List<String>> PAYMENT_IDS = Field.texts("payment_ids");

        private PaymentIds() {}
    }
}
