package tongbao.alipay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.fund.auth.operation.detail.query}: what became of one operation on frozen money, and of the money. It
 * changes nothing, so a failed call may always be repeated.
 */
public final class FundAuthOperationDetailQuery {
    static final String METHOD = "alipay.fund.auth.operation.detail.query";

    private FundAuthOperationDetailQuery() {}

    /** What an operation did. */
    public enum OperationType implements Listed {
        FREEZE,
        UNFREEZE,
        PAY
    }

    /** How far an authorisation is. */
    public enum OrderStatus implements Listed {
        /** Made, and the payer has not agreed. */
        INIT,
        /** Frozen: it can be paid from or unfrozen. */
        AUTHORIZED,
        /** Paid from, and nothing is left. */
        FINISH,
        /** The payer did not agree in time, or all of it was unfrozen. */
        CLOSED
    }

    /**
     * The operation to look up.
     *
     * @param extra optional fields of this method
     */
    public record Request(AuthOperation operation, Map<String, ExtraField> extra) {
        /** What the operation did; needed to be sure of the one that is meant. */
        public static final Field<Request, OperationType> OPERATION_TYPE =
                Field.word("operation_type", OperationType.class);
        /** Further fields of the reply. */
        public static final Field<Request, List<String>> QUERY_OPTIONS = Field.texts("query_options");

        public Request {
            extra = Map.copyOf(extra);
        }

        public static Request of(AuthOperation operation) {
            return new Request(operation, Map.of());
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(operation, field.put(extra, value));
        }

        Call<Reply> call() {
            BizContent content = new BizContent().put(operation).putAll(extra);
            return new Call<>(Command.of(METHOD, content), operation.numbers(), fields -> {
                operation.numbers().keySet().forEach(fields::need);
                return Reply.of(fields);
            });
        }
    }

    /**
     * The operation.
     *
     * @param status of the operation, not of the authorisation
     * @param restAmount what is still frozen
     */
    public record Reply(
            AuthStatus status,
            AuthNo authNo,
            OutOrderNo outOrderNo,
            OutRequestNo outRequestNo,
            Yuan amount,
            Optional<Yuan> restAmount,
            Optional<Instant> gmtTrans,
            Map<String, String> fields)
            implements Answered<Reply> {
        /** How far the authorisation is. */
        public static final Field<Reply, Word<OrderStatus>> ORDER_STATUS =
                Field.openWord("order_status", OrderStatus.class);
        /** What the operation did. */
        public static final Field<Reply, Word<OperationType>> OPERATION_TYPE =
                Field.openWord("operation_type", OperationType.class);
        /** Alipay's number of the operation. */
        public static final Field<Reply, String> OPERATION_ID = Field.text("operation_id");
        /** When the operation was made. */
        public static final Field<Reply, Instant> GMT_CREATE = Field.time("gmt_create");
        /** What the payer saw. */
        public static final Field<Reply, String> ORDER_TITLE = Field.text("order_title");
        /** What the merchant said of it. */
        public static final Field<Reply, String> REMARK = Field.text("remark");
        /** Whose money it is (2088…). */
        public static final Field<Reply, String> PAYER_USER_ID = Field.text("payer_user_id");
        /** Whose money it is, as this application knows the user. */
        public static final Field<Reply, String> PAYER_OPEN_ID = Field.text("payer_open_id");
        /** Whose money it is, masked by Alipay. */
        public static final Field<Reply, String> PAYER_LOGON_ID = Field.text("payer_logon_id");
        /** {@code CREDIT_AUTH} if no money was frozen but credit granted. */
        public static final Field<Reply, String> PRE_AUTH_TYPE = Field.text("pre_auth_type");
        /** All that was frozen. */
        public static final Field<Reply, Yuan> TOTAL_FREEZE_AMOUNT = Field.yuan("total_freeze_amount");
        /** All that was paid from it. */
        public static final Field<Reply, Yuan> TOTAL_PAY_AMOUNT = Field.yuan("total_pay_amount");
        /** The part of this operation in the payer's own money. */
        public static final Field<Reply, Yuan> FUND_AMOUNT = Field.yuan("fund_amount");
        /** The part of this operation in the payer's credit. */
        public static final Field<Reply, Yuan> CREDIT_AMOUNT = Field.yuan("credit_amount");
        /** What is still frozen of the payer's own money. */
        public static final Field<Reply, Yuan> REST_FUND_AMOUNT = Field.yuan("rest_fund_amount");
        /** What is still frozen of the payer's credit. */
        public static final Field<Reply, Yuan> REST_CREDIT_AMOUNT = Field.yuan("rest_credit_amount");
        /** All that was frozen of the payer's own money. */
        public static final Field<Reply, Yuan> TOTAL_FREEZE_FUND_AMOUNT = Field.yuan("total_freeze_fund_amount");
        /** All that was frozen of the payer's credit. */
        public static final Field<Reply, Yuan> TOTAL_FREEZE_CREDIT_AMOUNT = Field.yuan("total_freeze_credit_amount");
        /** All that was paid of the payer's own money. */
        public static final Field<Reply, Yuan> TOTAL_PAY_FUND_AMOUNT = Field.yuan("total_pay_fund_amount");
        /** All that was paid of the payer's credit. */
        public static final Field<Reply, Yuan> TOTAL_PAY_CREDIT_AMOUNT = Field.yuan("total_pay_credit_amount");
        /** The currency of the amounts. */
        public static final Field<Reply, String> TRANS_CURRENCY = Field.text("trans_currency");
        /** What the merchant gave with the order, as JSON text. */
        public static final Field<Reply, String> EXTRA_PARAM = Field.text("extra_param");
        /** What the payer's company pays. */
        public static final Field<Reply, String> ENTERPRISE_PAY_INFO = Field.text("enterprise_pay_info");
        /** What Zhima tells the merchant. */
        public static final Field<Reply, String> CREDIT_MERCHANT_EXT = Field.text("credit_merchant_ext");
        /** The payer's standing. */
        public static final Field<Reply, Part<CreditRisk>> CREDIT_RISK_INFO = Field.part("credit_risk_info");

        static Reply of(Fields fields) {
            return new Reply(
                    fields.need("status", AuthStatus::listed),
                    fields.need("auth_no", AuthNo::new),
                    fields.need("out_order_no", OutOrderNo::new),
                    fields.need("out_request_no", OutRequestNo::new),
                    fields.need("amount", Yuan::of),
                    fields.find("rest_amount", Yuan::of),
                    fields.findTime("gmt_trans"),
                    fields.all());
        }
    }

    /** The payer's standing, {@code credit_risk_info}. */
    public static final class CreditRisk {
        /** Whether it could be asked for. */
        public static final Field<CreditRisk, String> CODE = Field.text("code");
        /** Whether asking again may help. */
        public static final Field<CreditRisk, Boolean> CAN_RETRY = Field.flag("can_retry");
        /** What was found. */
        public static final Field<CreditRisk, String> DATA = Field.text("data");

        private CreditRisk() {}
    }
}
