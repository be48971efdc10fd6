package tongbao.alipay;

import java.util.List;
import java.util.Map;

/**
 * {@code alipay.trade.advance.consult}: whether Alipay would advance the money for a user, and what the user still
 * owes. It changes nothing, so a failed call may always be repeated.
 */
public final class TradeAdvanceConsult {
    static final String METHOD = "alipay.trade.advance.consult";

    private TradeAdvanceConsult() {}

    /**
     * The question.
     *
     * @param extra optional fields of this method
     */
    public record Request(Map<String, ExtraField> extra) {
        /** The user (2088…); needed except for {@link ConsultScene#ORDER_RISK_EVALUATION}. */
        public static final Field<Request, String> ALIPAY_USER_ID = Field.text("alipay_user_id");
        /** What is asked; without one, whether the money would be advanced. */
        public static final Field<Request, ConsultScene> CONSULT_SCENE =
                Field.word("consult_scene", ConsultScene.class);
        /** The product whose rules hold. */
        public static final Field<Request, String> INDUSTRY_PRODUCT_CODE = Field.text("industry_product_code");
        /** The agreement; needed for {@link ConsultScene#ORDER_RISK_EVALUATION}. */
        public static final Field<Request, String> AGREEMENT_NO = Field.text("agreement_no");
        /** How much it will be about. */
        public static final Field<Request, Yuan> ESTIMATED_ORDER_AMOUNT = Field.yuan("estimated_order_amount");
        /** The merchant's order. */
        public static final Field<Request, String> OUT_TRADE_NO = Field.text("out_trade_no", 64);
        /** The sub-merchant. */
        public static final Field<Request, String> SUB_MERCHANT_ID = Field.text("sub_merchant_id");
        /** What {@link #SUB_MERCHANT_ID} is. */
        public static final Field<Request, String> SUB_MERCHANT_TYPE = Field.text("sub_merchant_type");
        /** Whether the user's risk is asked for. */
        public static final Field<Request, Boolean> NEED_USER_RISK_PREDICTION =
                Field.flag("need_user_risk_prediction", "true", "false");
        /** What the trade is, as agreed with Alipay. */
        public static final Field<Request, String> TRADE_DIGEST = Field.text("trade_digest");
        /** The user's mobile number at the merchant; encrypt the content of such a call. */
        public static final Field<Request, String> USER_OUT_BINDING_PHONE = Field.text("user_out_binding_phone");

        public Request {
            extra = Map.copyOf(extra);
        }

        /** Whether the money would be advanced for this user. */
        public static Request of(AlipayUser.UserId user) {
            return new Request(Map.of()).with(ALIPAY_USER_ID, user.value());
        }

        /** How risky one order by this agreement would be. */
        public static Request ofOrder(AgreementNo agreementNo, Yuan estimatedOrderAmount) {
            return new Request(Map.of())
                    .with(CONSULT_SCENE, ConsultScene.ORDER_RISK_EVALUATION)
                    .with(AGREEMENT_NO, agreementNo.value())
                    .with(ESTIMATED_ORDER_AMOUNT, estimatedOrderAmount);
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(field.put(extra, value));
        }

        Call<Reply> call() {
            return new Call<>(Command.of(METHOD, new BizContent().putAll(extra)), Map.of(), Reply::of);
        }
    }

    /** What is asked. */
    public enum ConsultScene implements Listed {
        /** How risky one order would be. */
        ORDER_RISK_EVALUATION
    }

    /**
     * The answer; it does not name the user.
     *
     * @param referResult whether the money would be advanced
     */
    public record Reply(boolean referResult, Map<String, String> fields) implements Answered<Reply> {
        /** Why not. */
        public static final Field<Reply, String> RESULT_CODE = Field.text("result_code");
        /** Why not, in words. */
        public static final Field<Reply, String> RESULT_MESSAGE = Field.text("result_message");
        /** How risky the order would be. */
        public static final Field<Reply, Word<RiskLevel>> RISK_LEVEL = Field.openWord("risk_level", RiskLevel.class);
        /** What the user owes in all. */
        public static final Field<Reply, Yuan> WAIT_REPAYMENT_AMOUNT = Field.yuan("wait_repayment_amount");
        /** How many orders the user owes for. */
        public static final Field<Reply, Long> WAIT_REPAYMENT_ORDER_COUNT =
                Field.number("wait_repayment_order_count", 0, Long.MAX_VALUE);
        /** What the user owes this merchant. */
        public static final Field<Reply, List<Part<Owed>>> WAIT_REPAYMENT_ORDER_INFOS =
                Field.parts("wait_repayment_order_infos");
        /** The user's risk, if it was asked for. */
        public static final Field<Reply, Part<Prediction>> USER_RISK_PREDICTION = Field.part("user_risk_prediction");

        static Reply of(Fields fields) {
            return new Reply(fields.need("refer_result", Reply::isYes), fields.all());
        }

        private static boolean isYes(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("neither true nor false");
            };
        }
    }

    /** How risky an order would be. */
    public enum RiskLevel implements Listed {
        LOW("1"),
        HIGH("2");

        private final String word;

        RiskLevel(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /** An order that a user owes for, a row of {@code wait_repayment_order_infos}. */
    public static final class Owed {
        /** The order, most often by Alipay's trade number. */
        public static final Field<Owed, String> ORIG_BIZ_ORDER_ID = Field.text("orig_biz_order_id");
        /** What was advanced for it. */
        public static final Field<Owed, String> ADVANCE_ORDER_ID = Field.text("advance_order_id");
        /** What is owed; Alipay's page does not say in which unit. */
        public static final Field<Owed, Long> WAIT_REPAYMENT_AMOUNT =
                Field.number("wait_repayment_amount", 0, Long.MAX_VALUE);
        /** The product. */
        public static final Field<Owed, String> BIZ_PRODUCT = Field.text("biz_product");
        /** The user (2088…). */
        public static final Field<Owed, String> ALIPAY_USER_ID = Field.text("alipay_user_id");
        /** The user as this application knows it. */
        public static final Field<Owed, String> OPEN_ID = Field.text("open_id");

        private Owed() {}
    }

    /** A user's risk, {@code user_risk_prediction}. */
    public static final class Prediction {
        /** How likely the user will not pay: NO_SIGN, NO_RESULT, LOW_RISK, MEDIUM_RISK, HIGH_RISK. */
        public static final Field<Prediction, String> REFUSED_PAYMENT_RISK_LEVEL =
                Field.text("refused_payment_risk_level");
        /** How likely the number is somebody else's by now; spelled so by Alipay. */
        public static final Field<Prediction, String> PHONE_RECYCLE_RISK_LEVE = Field.text("phone_recycle_risk_leve");

        private Prediction() {}
    }
}
