package tongbao.alipay;

import java.util.Map;

/** Which operation on frozen money. */
public sealed interface AuthOperation {
    /** By the merchant's two numbers. */
    record ByOurs(OutOrderNo outOrderNo, OutRequestNo outRequestNo) implements AuthOperation {}

    /** By Alipay's two numbers. */
    record ByTheirs(AuthNo authNo, String operationId) implements AuthOperation {
        public ByTheirs {
            Checks.visible("operation_id", operationId, 64);
        }
    }

    /** The two numbers by Alipay's names. */
    default Map<String, String> numbers() {
        return switch (this) {
            case ByOurs it ->
                Map.of(
                        "out_order_no",
                        it.outOrderNo().value(),
                        "out_request_no",
                        it.outRequestNo().value());
            case ByTheirs it -> Map.of("auth_no", it.authNo().value(), "operation_id", it.operationId());
        };
    }
}
