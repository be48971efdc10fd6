package tongbao.bench.torture;

import java.util.Map;

/** One trade as it truly is at Alipay; amounts in fen, refunds by their request number. */
record There(String orderNo, String status, long totalFen, long refundedFen, Map<String, Long> refunds) {
    There {
        refunds = Map.copyOf(refunds);
    }

    /** Whether money came, be it that it went back since. */
    boolean isPaid() {
        return status.equals("TRADE_SUCCESS") || status.equals("TRADE_FINISHED") || refundedFen > 0;
    }
}
