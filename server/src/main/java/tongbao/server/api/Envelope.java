package tongbao.server.api;

import java.util.Optional;
import tongbao.server.json.JsonWriter;

/** The frame of every answer. */
final class Envelope {
    static final int OK = 200;

    private Envelope() {}

    static byte[] of(Reply reply, String requestId) {
        JsonWriter json = begin(OK, "ok");
        reply.data().accept(json.name("data"));
        return json.field("request_id", requestId).endObject().bytes();
    }

    static byte[] of(Problem problem, String requestId) {
        ErrorType type = problem.type();
        JsonWriter json = begin(type.code(), problem.message()).name("data").literal("null");
        json.field("request_id", requestId)
                .name("error")
                .beginObject()
                .field("type", type.word())
                .field("effect", problem.effect().word())
                .field("param", problem.param())
                .field("next", Optional.of(problem.next().orElse(type.next())))
                .field("doc", type.doc());
        return json.endObject().endObject().bytes();
    }

    private static JsonWriter begin(int code, String message) {
        return new JsonWriter()
                .beginObject()
                .name("code")
                .literal(Integer.toString(code))
                .field("message", message);
    }
}
