package tongbao.sandbox.state;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tongbao.sandbox.wire.BeijingTime;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.JsonObject;
import tongbao.sandbox.wire.SignType;

/** What an order may say besides its number, amount and subject; kept as JSON under Alipay's names. */
public record OrderDetails(JsonObject fields) {
    public OrderDetails(Map<String, Object> fields) {
        this(new JsonObject(fields));
    }

    static OrderDetails parse(String json) {
        return new OrderDetails(Json.object(json).orElseThrow());
    }

    public Optional<String> body() {
        return fields.text("body");
    }

    public Optional<String> passbackParams() {
        return fields.text("passback_params");
    }

    public Optional<String> notifyUrl() {
        return fields.text("notify_url");
    }

    public Optional<String> returnUrl() {
        return fields.text("return_url");
    }

    /** The application of the merchant for whom another one called; nothing when it called for itself. */
    public Optional<String> authAppId() {
        return fields.text("auth_app_id");
    }

    public Charset charset() {
        return Charset.forName(charsetName());
    }

    public String charsetName() {
        return fields.text("charset").orElse("utf-8");
    }

    public SignType signType() {
        return fields.text("sign_type").flatMap(SignType::named).orElse(SignType.RSA2);
    }

    public Optional<Instant> timeExpire() {
        return fields.text("time_expire").flatMap(BeijingTime::parse);
    }

    public Optional<String> timeoutExpress() {
        return fields.text("timeout_express");
    }

    public Optional<String> codeTimeoutExpress() {
        return fields.text("qr_code_timeout_express");
    }

    public Optional<String> storeId() {
        return fields.text("store_id");
    }

    public Optional<String> operatorId() {
        return fields.text("operator_id");
    }

    public Optional<String> terminalId() {
        return fields.text("terminal_id");
    }

    /** Whether the money waits until the merchant has shared it out. */
    public boolean isFrozenForRoyalty() {
        return fields.text("royalty_freeze").filter("true"::equals).isPresent();
    }

    public OrderDetails withNotifyUrl(String url) {
        Map<String, Object> changed = new LinkedHashMap<>(fields.members());
        changed.put("notify_url", url);
        return new OrderDetails(changed);
    }

    String json() {
        return Json.write(fields);
    }
}
