package tongbao.sandbox.state;

import java.time.Instant;
import java.util.Map;

/** One notice to a merchant, which keeps its id over all sendings. {@code fields} lacks what each sending adds. */
public record Notice(
        String notifyId,
        String appId,
        String outTradeNo,
        String tradeStatus,
        String url,
        Map<String, String> fields,
        int tries,
        Instant dueAt) {

    public Notice {
        fields = Map.copyOf(fields);
    }
}
