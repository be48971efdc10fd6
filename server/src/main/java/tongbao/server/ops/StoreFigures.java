package tongbao.server.ops;

import java.util.List;
import tongbao.server.json.JsonWriter;
import tongbao.store.postgres.Figures;

/** What the store's combined statements have done, as JSON; docs/serve.md explains it. */
final class StoreFigures {
    private StoreFigures() {}

    static String json(List<Figures> kinds) {
        JsonWriter json = new JsonWriter();
        json.beginObject().name("kinds").beginArray();
        kinds.forEach(kind -> write(kind, json));
        json.endArray().endObject();
        return json.toString();
    }

    private static void write(Figures kind, JsonWriter json) {
        json.beginObject().field("kind", kind.kind());
        number("statements", kind.statements(), json);
        number("rows", kind.rows(), json);
        number("turned_away", kind.turnedAway(), json);
        number("waiting", kind.waiting(), json);
        json.name("waited").beginObject();
        number("rows", kind.waits().rows(), json);
        number("total_ns", kind.waits().totalNanos(), json);
        number("longest_ns", kind.waits().longestNanos(), json);
        json.endObject().name("sizes").beginArray();
        for (int place = 0; place < kind.sizes().size(); place++) {
            json.beginObject();
            number("rows_max", Figures.rowsMax(place), json);
            number("statements", kind.sizes().get(place), json);
            json.endObject();
        }
        json.endArray().endObject();
    }

    private static void number(String name, long value, JsonWriter json) {
        json.name(name).literal(Long.toString(value));
    }
}
