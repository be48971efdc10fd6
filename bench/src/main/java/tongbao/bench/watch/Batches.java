package tongbao.bench.watch;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many rows the store wrote with how many statements, by the gateway's own count: {@code GET /health/store}, an
 * object that has {@code batches} and {@code rows} for each kind of write.
 */
public record Batches(Map<String, Count> byKind) {
    static final String PATH = "/health/store";

    public record Count(long batches, long rows) {
        Count minus(Count earlier) {
            return new Count(batches - earlier.batches, rows - earlier.rows);
        }
    }

    public Batches {
        byKind = Map.copyOf(byKind);
    }

    public static URI address(URI gateway) {
        return gateway.resolve(PATH);
    }

    /** Nothing when the gateway does not count. */
    public static Optional<Batches> read(int status, String body) {
        if (status != 200) {
            return Optional.empty();
        }
        try {
            Map<String, Count> counts = new TreeMap<>();
            for (Map.Entry<String, JsonNode> kind :
                    JsonMapper.shared().readTree(body).properties()) {
                if (kind.getValue().has("batches") && kind.getValue().has("rows")) {
                    counts.put(
                            kind.getKey(),
                            new Count(
                                    kind.getValue().path("batches").asLong(0),
                                    kind.getValue().path("rows").asLong(0)));
                }
            }
            return counts.isEmpty() ? Optional.empty() : Optional.of(new Batches(counts));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** What was written since; kinds of which nothing was are left out. */
    public Batches since(Batches earlier) {
        Map<String, Count> counts = new TreeMap<>();
        byKind.forEach((kind, count) -> {
            Count written = count.minus(earlier.byKind.getOrDefault(kind, new Count(0, 0)));
            if (written.batches() > 0) {
                counts.put(kind, written);
            }
        });
        return new Batches(counts);
    }
}
