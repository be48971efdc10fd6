package tongbao.sandbox.v3;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tongbao.sandbox.gateway.GatewayError;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.wire.Form;
import tongbao.sandbox.wire.JsonObject;
import tongbao.sandbox.wire.Multipart;

/** The one part of a body that is signed and read: all of it, or of an upload the part {@code data}. */
record BodyV3(String text) {
    private static final String DATA = "data";

    static BodyV3 read(Call call) {
        String contentType = call.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (Multipart.isMultipart(contentType)) {
            return new BodyV3(data(call));
        }
        boolean isKnown = call.body().length() == 0
                || contentType.startsWith("application/json")
                || contentType.startsWith("text/plain");
        if (!isKnown) {
            throw GatewayError.INVALID_CONTENT_TYPE.refusal();
        }
        return new BodyV3(call.body().text(StandardCharsets.UTF_8));
    }

    /** The parts come in any order. */
    private static String data(Call call) {
        return Multipart.read(
                        call.header("Content-Type").orElse(""), call.body().copy())
                .orElseThrow(GatewayError.UPLOAD_FAIL::refusal)
                .stream()
                .filter(part -> part.name().equals(DATA) && !part.isFile())
                .findFirst()
                .map(part -> part.content().text(StandardCharsets.UTF_8))
                .orElse("");
    }

    /** What a GET says instead of a body. */
    static JsonObject ofQuery(Call call) {
        Map<String, Object> fields = new HashMap<>(Form.decode(call.query().copy(), StandardCharsets.UTF_8));
        return new JsonObject(fields);
    }

    Optional<String> present() {
        return Optional.of(text).filter(content -> !content.isBlank());
    }
}
