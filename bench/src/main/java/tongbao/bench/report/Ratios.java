package tongbao.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The medians of an earlier report, to be compared with. */
public final class Ratios {
    private final String time;
    private final Map<String, SortedMap<String, Long>> medians;

    private Ratios(String time, Map<String, SortedMap<String, Long>> medians) {
        this.time = time;
        this.medians = medians;
    }

    /** Nothing when the file is no report of this format. */
    public static Optional<Ratios> read(Path file) {
        try {
            JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
            if (json.path("format").asInt(0) != Json.FORMAT) {
                return Optional.empty();
            }
            Map<String, SortedMap<String, Long>> medians = new TreeMap<>();
            for (Map.Entry<String, JsonNode> work : json.path(Json.SUMMARY).properties()) {
                SortedMap<String, Long> figures = new TreeMap<>();
                for (Map.Entry<String, JsonNode> figure : work.getValue().properties()) {
                    figures.put(
                            figure.getKey(), figure.getValue().path(Json.MEDIAN).asLong(0));
                }
                medians.put(work.getKey(), figures);
            }
            return Optional.of(new Ratios(json.path("time").asString(""), medians));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** Every figure that both have, and by how much it has changed. */
    public String of(Report report) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%nmedians beside those of %s%n%-10s%-42s%14s%14s%8s%n",
                time,
                "",
                "",
                "then",
                "now",
                "ratio"));
        report.byWork().forEach((work, runs) -> {
            SortedMap<String, Long> then = medians.getOrDefault(work, new TreeMap<>());
            Report.spreads(runs).forEach((name, now) -> {
                Long earlier = then.get(name);
                if (earlier != null) {
                    text.append(line(work, name, earlier, now.median()));
                }
            });
        });
        return text.toString();
    }

    private static String line(String work, String name, long then, long now) {
        String ratio = then == 0 ? "-" : Text.decimal(now * 100 / then, 100, 2);
        return String.format(
                Locale.ROOT, "%-10s%-42s%14s%14s%8s%n", work, name, Text.count(then), Text.count(now), ratio);
    }
}
