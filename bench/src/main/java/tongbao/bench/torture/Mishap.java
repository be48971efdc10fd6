package tongbao.bench.torture;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The accidents of a run, each with how many of a hundred calls or notices it meets. The first that strikes counts. */
enum Mishap {
    REFUND_UNANSWERED("alipay.trade.refund", "timeout_after", 12),
    REFUND_REFUSED("alipay.trade.refund", "refused", 4),
    REFUND_BADLY_SIGNED("alipay.trade.refund", "bad_signature", 1),
    REFUND_BEHIND_A_PROXY("alipay.trade.refund", "html_after", 1),
    REFUND_QUERY_UNANSWERED("alipay.trade.fastpay.refund.query", "timeout_before", 25),
    UNANSWERED("alipay.trade.*", "timeout_after", 4),
    UNHEARD("alipay.trade.*", "timeout_before", 2),
    CUT("alipay.trade.*", "cut_after", 2),
    RESET("alipay.trade.*", "reset_after", 1),
    TRUNCATED("alipay.trade.*", "truncated_after", 1),
    BROKEN("alipay.trade.*", "system_error_before", 1),
    BROKEN_AFTERWARDS("alipay.trade.*", "system_error_after", 3),
    SLOW("alipay.trade.*", "slow", 2),
    NOTICE_LOST("notice", "drop", 10),
    NOTICE_THRICE("notice", "duplicate", 8),
    NOTICE_LATE("notice", "delay", 5),
    NOTICE_OUT_OF_ORDER("notice", "reorder", 3),
    NOTICE_OF_ANOTHER_AMOUNT("notice", "wrong_amount", 1),
    NOTICE_FORGED("notice", "forged", 2),
    NOTICE_CORRUPT("notice", "corrupt", 2);

    /** A call that hangs ends at once here, and a slow one soon: what matters is that its answer is lost or late. */
    private static final int SLOW_MILLIS = 700;

    private static final int LATE_MILLIS = 90_000;

    private final String method;
    private final String kind;
    private final int percent;

    Mishap(String method, String kind, int percent) {
        this.method = method;
        this.kind = kind;
        this.percent = percent;
    }

    /** As a step of the sandbox's script. */
    ObjectNode step() {
        ObjectNode step = JsonMapper.shared()
                .createObjectNode()
                .put("method", method)
                .put("kind", kind)
                .put("percent", percent);
        return switch (kind) {
            case "timeout_before", "timeout_after", "reset_after" -> step.put("delay_ms", 0);
            case "slow" -> step.put("delay_ms", SLOW_MILLIS);
            case "refused" -> step.put("sub_code", "ACQ.SELLER_BALANCE_NOT_ENOUGH");
            case "delay" -> step.put("delay_ms", LATE_MILLIS);
            default -> step;
        };
    }
}
