package tongbao.alipay;

import java.util.Map;

/**
 * {@code alipay.fund.auth.order.app.freeze}: the payer freezes money in the merchant's app, which hands the signed
 * order to Alipay's SDK. Signing sends nothing; what became of it says the notice or
 * {@link FundAuthOperationDetailQuery}.
 */
public final class FundAuthOrderAppFreeze {
    static final String METHOD = "alipay.fund.auth.order.app.freeze";

    private FundAuthOrderAppFreeze() {}

    /**
     * An order to freeze in the app.
     *
     * @param extra optional fields of this method
     */
    public record Request(FundAuthOrder order, Map<String, ExtraField> extra) {
        /** The scene, such as {@code ONLINE_AUTH_COMMON_SCENE}. */
        public static final Field<Request, String> SCENE_CODE = Field.text("scene_code");

        public Request {
            extra = Map.copyOf(extra);
        }

        public static Request of(FundAuthOrder order) {
            return new Request(order, Map.of());
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(order, field.put(extra, value));
        }

        Command command() {
            return Command.of(METHOD, order.bizContent("PREAUTH_PAY").putAll(extra))
                    .with("notify_url", order.notifyUrl());
        }
    }
}
