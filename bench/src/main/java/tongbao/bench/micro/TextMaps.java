package tongbao.bench.micro;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Metadata as the store keeps it. */
@State(Scope.Benchmark)
public class TextMaps {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JsonMapper jackson = JsonMapper.shared();
    private final Map<String, String> map =
            Map.of("cart", "c-77120", "customer", "u-1001", "note", "say \"你好\"", "campaign", "spring/2026");
    private final String json = Inside.textMap(map);

    @Benchmark
    public String write() {
        return Inside.textMap(map);
    }

    @Benchmark
    public String writeByJackson() {
        return jackson.writeValueAsString(map);
    }

    @Benchmark
    public Map<String, String> read() {
        return Inside.textMap(json);
    }

    @Benchmark
    public Map<String, String> readByJackson() {
        return jackson.readValue(json, TEXTS);
    }
}
