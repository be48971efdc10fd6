package tongbao.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.JsonObject;

/** What the official SDKs were recorded saying; see the notes on each file in the protocol's description. */
final class Vectors {
    private Vectors() {}

    static Stream<JsonObject> of(String file) {
        return Json.object(resource("/vectors/" + file)).orElseThrow().list("vectors").stream()
                .map(JsonObject.class::cast);
    }

    static JsonObject named(String file, String id) {
        return of(file).filter(vector -> vector.text("id").orElse("").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no vector " + id));
    }

    static String resource(String name) {
        try (InputStream stream = Vectors.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
