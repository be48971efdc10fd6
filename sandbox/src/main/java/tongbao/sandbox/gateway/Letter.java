package tongbao.sandbox.gateway;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.wire.Form;
import tongbao.sandbox.wire.Multipart;

/**
 * The parameters of a call to {@code gateway.do}: query and body merged, decoded once, in the charset that they name.
 *
 * @param isWhole whether the body could be read; without it only the query is here
 */
record Letter(Map<String, String> params, boolean isWhole) {

    /** The charset is read first, for it says how everything is to be decoded. */
    static Letter read(Call call) {
        Letter rough = read(call, StandardCharsets.UTF_8);
        Voice voice = Voice.of(rough.params());
        return voice.charset().equals(StandardCharsets.UTF_8) ? rough : read(call, voice.charset());
    }

    private static Letter read(Call call, Charset charset) {
        Map<String, String> params = new LinkedHashMap<>();
        Form.decode(call.query().copy(), charset, params);
        Optional<String> contentType = call.header("Content-Type").filter(Multipart::isMultipart);
        if (contentType.isEmpty()) {
            Form.decode(call.body().copy(), charset, params);
            return new Letter(params, true);
        }
        Optional<List<Multipart.Part>> parts =
                Multipart.read(contentType.orElseThrow(), call.body().copy());
        parts.orElse(List.of()).stream()
                .filter(part -> !part.isFile())
                .forEach(part -> params.putIfAbsent(part.name(), part.content().text(charset)));
        return new Letter(params, parts.isPresent());
    }

    /** What the parameter says; nothing when it is absent or blank. */
    Optional<String> param(String name) {
        return Optional.ofNullable(params.get(name)).filter(value -> !value.isBlank());
    }
}
