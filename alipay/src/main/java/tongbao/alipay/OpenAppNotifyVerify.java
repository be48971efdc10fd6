package tongbao.alipay;

import java.util.Map;

/**
 * {@code alipay.open.app.notify.verify}: whether Alipay sent a notice with this number, the older way to tell; a
 * verified signature is enough. It changes nothing, so a failed call may always be repeated.
 */
public final class OpenAppNotifyVerify {
    static final String METHOD = "alipay.open.app.notify.verify";

    private OpenAppNotifyVerify() {}

    /**
     * The notice to look up.
     *
     * @param notifyId the notice's own number, at most 128 characters
     */
    public record Request(String notifyId) {
        public Request {
            Checks.visible("notify_id", notifyId, 128);
        }

        Call<Reply> call() {
            return new Call<>(Command.of(METHOD, new BizContent().put("notify_id", notifyId)), Map.of(), Reply::of);
        }
    }

    /** Alipay sent it. The answer does not name the notice, so it is worth less than a verified signature. */
    public record Reply(Map<String, String> fields) implements Answered<Reply> {
        static Reply of(Fields fields) {
            return new Reply(fields.all());
        }
    }
}
