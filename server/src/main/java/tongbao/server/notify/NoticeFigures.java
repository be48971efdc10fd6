package tongbao.server.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tongbao.core.gateway.Figures;
import tongbao.server.json.JsonWriter;

/** What became of notices, and how payments were learned of, as JSON; docs/serve.md explains it. */
final class NoticeFigures {
    private NoticeFigures() {}

    static byte[] json(Verdicts verdicts, Figures figures) {
        JsonWriter json = new JsonWriter().beginObject().name("notices").beginObject();
        verdicts.counts().forEach((verdict, count) -> number(word(verdict), count, json));
        json.endObject()
                .field("last_genuine_at", verdicts.lastGenuine().map(Instant::toString))
                .name("learned")
                .beginArray();
        figures.ways().forEach(way -> write(way, json));
        return json.endArray().endObject().bytes();
    }

    private static void write(Figures.Way way, JsonWriter json) {
        json.beginObject().field("by", word(way.learned()));
        number("payments", way.payments(), json);
        number("late_total_ms", way.total().toMillis(), json);
        number("late_longest_ms", way.longest().toMillis(), json);
        json.name("late").beginArray();
        List<Duration> bounds = Figures.BOUNDS;
        for (int place = 0; place < way.counts().size(); place++) {
            json.beginObject();
            if (place < bounds.size()) {
                number("seconds_max", bounds.get(place).toSeconds(), json);
            }
            number("payments", way.counts().get(place), json);
            json.endObject();
        }
        json.endArray().endObject();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void number(String name, long value, JsonWriter json) {
        json.name(name).literal(Long.toString(value));
    }
}
