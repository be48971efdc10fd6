package tongbao.sandbox.trade;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tongbao.sandbox.state.App;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.Notice;
import tongbao.sandbox.state.Notices;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.wire.Json;

/** What an application is told at its own address, of things that were ordered without one. */
public final class Messages {
    /** The field that only messages have. */
    public static final String METHOD = "msg_method";

    private final Numbers numbers;

    Messages(Numbers numbers) {
        this.numbers = numbers;
    }

    /**
     * One of them.
     *
     * @param number the merchant's number of what it is about
     * @param at when it can be told
     */
    public record Message(String method, String number, Map<String, ?> content, Instant at) {}

    /** Writes it down, to be sent after the commit; nothing where the application has no address. */
    public void tell(Sql sql, App app, Message message) {
        if (app.gatewayUrl().isEmpty()) {
            return;
        }
        String notifyId = numbers.notifyId(sql, message.at(), Buyer.named(app.sellerId()));
        Map<String, String> fields = new HashMap<>();
        fields.put(METHOD, message.method());
        fields.put("notify_id", notifyId);
        fields.put("app_id", app.appId());
        fields.put("charset", "utf-8");
        fields.put("version", "1.1");
        fields.put("sign_type", "RSA2");
        fields.put("biz_content", Json.write(new TreeMap<>(message.content())));
        String url = app.gatewayUrl().orElseThrow();
        Notices.insert(
                sql,
                new Notice(notifyId, app.appId(), message.number(), message.method(), url, fields, 0, message.at(), 0));
    }
}
