package tongbao.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunbookTest {
    private static final Pattern ERROR = Pattern.compile("Level\\.ERROR,\\s*\"([^\":{(]+)");

    @Test
    void every_error_line_has_its_heading_in_the_runbook() throws IOException {
        String runbook = Files.readString(Path.of("../docs/runbook.md"));
        Set<String> lines = errorLines();

        assertThat(lines).hasSizeGreaterThan(4);
        assertThat(lines).allSatisfy(line -> assertThat(runbook).contains("\n## " + line));
    }

    private static Set<String> errorLines() throws IOException {
        Set<String> lines = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher matcher = ERROR.matcher(Files.readString(file));
                while (matcher.find()) {
                    lines.add(matcher.group(1).strip());
                }
            }
        }
        return lines;
    }
}
