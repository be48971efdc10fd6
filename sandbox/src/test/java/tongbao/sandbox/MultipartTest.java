package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.sandbox.wire.Form;
import tongbao.sandbox.wire.JsonObject;
import tongbao.sandbox.wire.Multipart;
import tongbao.sandbox.wire.RsaKeys;
import tongbao.sandbox.wire.SignType;
import tongbao.sandbox.wire.SignedText;

/** Reading uploads: as the official SDKs send them, and as nobody should. */
class MultipartTest {
    private static final String TYPE = "multipart/form-data; boundary=b";

    private static List<Multipart.Part> parts(String body) {
        return Multipart.read(TYPE, body.getBytes(StandardCharsets.ISO_8859_1)).orElseThrow();
    }

    private static byte[] bytes(JsonObject object, String name) {
        return object.text(name).orElseThrow().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void an_upload_recorded_from_the_older_sdk_is_read_and_its_signature_is_right() {
        var vector = Vectors.named("03-v2-responses.json", "resp-29-multipart-upload");
        var request = (JsonObject) vector.list("rawRequest").getFirst();
        String type = ((JsonObject) request.members().getOrDefault("headers", new JsonObject(Map.of())))
                .text("Content-type")
                .orElseThrow();
        Map<String, String> params = new HashMap<>(Form.decode(bytes(request, "rawQuery"), StandardCharsets.UTF_8));

        Multipart.read(type, bytes(request, "rawBody")).orElseThrow().stream()
                .filter(part -> !part.isFile())
                .forEach(part -> params.put(part.name(), part.content().text(StandardCharsets.UTF_8)));

        assertThat(params)
                .containsEntry("image_type", "jpg")
                .containsKey("image_name")
                .doesNotContainKey("image_content");
        var key = RsaKeys.publicKey(Vectors.resource("/vectors/app.public.b64")).orElseThrow();
        assertThat(SignType.RSA2.verifies(
                        SignedText.ofRequest(params), StandardCharsets.UTF_8, key, params.getOrDefault("sign", "")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3upload-01-multipart", "v3upload-02-multipart-encrypted"})
    void an_upload_recorded_from_the_newer_sdk_is_read(String id) {
        var vector = Vectors.named("09-v3-extras.json", id);
        var request = (JsonObject) vector.members().getOrDefault("rawRequest", new JsonObject(Map.of()));
        String type = ((JsonObject) request.members().getOrDefault("headers", new JsonObject(Map.of())))
                .text("content-type")
                .orElseThrow();
        var check = (JsonObject) vector.members().getOrDefault("authorizationCheck", new JsonObject(Map.of()));

        List<Multipart.Part> parts =
                Multipart.read(type, bytes(request, "body")).orElseThrow();

        assertThat(parts).extracting(Multipart.Part::name).containsExactly("file_content", "data");
        assertThat(parts).extracting(Multipart.Part::isFile).containsExactly(true, false);
        assertThat(parts.getLast().content().text(StandardCharsets.UTF_8))
                .isEqualTo(check.text("signedBodyLine").orElseThrow());
    }

    @Test
    void empty_parts_and_the_boundary_within_a_line_are_content() {
        assertThat(parts("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--b--"))
                .singleElement()
                .satisfies(part ->
                        assertThat(part.content().text(StandardCharsets.UTF_8)).isEmpty());
        assertThat(parts("--b\r\nContent-Disposition:form-data;name=\"a\"\r\n\r\nx--b\r\n--b--\r\n"))
                .singleElement()
                .satisfies(part ->
                        assertThat(part.content().text(StandardCharsets.UTF_8)).isEqualTo("x--b"));
        assertThat(parts("--b--")).isEmpty();
    }

    /** Bodies in Base64, so that their line ends are visible to nobody's editor. */
    @ParameterizedTest
    @CsvSource({
        "nothing at all,              ''",
        "no boundary in it,           aGVsbG8=",
        "something before the first,  aGkNCi0tYg0KDQo=",
        "not closed,                  LS1iDQpDb250ZW50LURpc3Bvc2l0aW9uOiBmb3JtLWRhdGE7IG5hbWU9ImEiDQoNCng=",
        "no empty line,               LS1iDQpDb250ZW50LURpc3Bvc2l0aW9uOiBmb3JtLWRhdGE7IG5hbWU9ImEiDQp4DQotLWItLQ==",
        "no name,                     LS1iDQpDb250ZW50LURpc3Bvc2l0aW9uOiBmb3JtLWRhdGENCg0KeA0KLS1iLS0=",
        "no line end at the boundary, LS1ieA0KDQp5DQotLWItLQ==",
    })
    void malformed_bodies_are_refused(String what, String base64) {
        assertThat(Multipart.read(TYPE, Base64.getDecoder().decode(base64)))
                .as(what)
                .isEmpty();
    }

    @Test
    void bounds_hold() {
        String part = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n";
        assertThat(parts(part.repeat(100) + "--b--")).hasSize(100);
        assertThat(read(TYPE, part.repeat(101) + "--b--")).isFalse();
        String long4k = "--b\r\nX: " + "y".repeat(5000) + "\r\nContent-Disposition: x; name=\"a\"\r\n\r\nx\r\n--b--";
        assertThat(read(TYPE, long4k)).isFalse();
        assertThat(read("multipart/form-data", part + "--b--")).isFalse();
        assertThat(read("multipart/form-data; boundary=" + "b".repeat(300), part))
                .isFalse();
        assertThat(read("multipart/form-data;boundary=\"b\"", part + "--b--")).isTrue();
    }

    private static boolean read(String type, String body) {
        return Multipart.read(type, body.getBytes(StandardCharsets.ISO_8859_1)).isPresent();
    }
}
