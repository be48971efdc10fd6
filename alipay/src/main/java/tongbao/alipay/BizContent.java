package tongbao.alipay;

import java.io.StringWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The business part of a request, {@code biz_content}, on its way to becoming JSON. */
final class BizContent {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, ExtraField> fields = new LinkedHashMap<>();

    BizContent put(String name, String value) {
        fields.put(name, new ExtraField.Text(value));
        return this;
    }

    BizContent put(String name, Optional<String> value) {
        value.ifPresent(it -> put(name, it));
        return this;
    }

    BizContent put(String name, Part<?> part) {
        fields.put(name, new ExtraField.Json(part.json()));
        return this;
    }

    BizContent putTime(String name, Optional<Instant> value) {
        return put(name, value.map(GatewayTime::text));
    }

    BizContent put(TradeKey key) {
        return switch (key) {
            case OutTradeNo it -> put("out_trade_no", it.value());
            case TradeNo it -> put("trade_no", it.value());
        };
    }

    BizContent put(AuthOperation operation) {
        operation.numbers().forEach(this::put);
        return this;
    }

    BizContent put(AgreementKey key) {
        return switch (key) {
            case AgreementKey.ByNumber it ->
                put("agreement_no", it.agreementNo().value());
            case AgreementKey.ByExternalNo it ->
                put("external_agreement_no", it.externalAgreementNo())
                        .put("personal_product_code", it.personalProductCode())
                        .put("sign_scene", it.signScene());
            case AgreementKey.ByUser it ->
                put(it.user(), "alipay_user_id", "alipay_open_id")
                        .put("personal_product_code", it.personalProductCode())
                        .put("sign_scene", it.signScene());
            case AgreementKey.ByLogonId it ->
                put("alipay_logon_id", it.logonId())
                        .put("personal_product_code", it.personalProductCode())
                        .put("sign_scene", it.signScene());
        };
    }

    /** A user by whichever of the two names fits how the user is known. */
    BizContent put(AlipayUser user, String nameOfUserId, String nameOfOpenId) {
        return switch (user) {
            case AlipayUser.UserId it -> put(nameOfUserId, it.value());
            case AlipayUser.OpenId it -> put(nameOfOpenId, it.value());
        };
    }

    /** Writes further fields through; one that would replace a field of the request is a bug of the caller. */
    BizContent putAll(Map<String, ExtraField> extra) {
        extra.forEach((name, value) -> {
            if (fields.putIfAbsent(name, value) != null) {
                throw new IllegalArgumentException("the extra field " + name + " is already part of the request");
            }
        });
        return this;
    }

    String json() {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            fields.forEach((name, value) -> write(json, name, value));
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String name, ExtraField value) {
        json.writeName(name);
        switch (value) {
            case ExtraField.Text it -> json.writeString(it.value());
            case ExtraField.Json it -> json.writeRawValue(it.value());
        }
    }
}
