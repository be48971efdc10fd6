package tongbao.sandbox.state;

import java.time.Instant;
import java.util.Map;

/**
 * One notice to a merchant, which keeps its id over all sendings.
 *
 * @param fields all but what each sending adds
 * @param atOnce how often it is repeated at once, before the ladder
 */
public record Notice(
        String notifyId,
        String appId,
        String outTradeNo,
        String tradeStatus,
        String url,
        Map<String, String> fields,
        int tries,
        Instant dueAt,
        int atOnce) {

    public Notice {
        fields = Map.copyOf(fields);
    }
}
