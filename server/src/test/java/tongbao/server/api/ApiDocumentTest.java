package tongbao.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/api.md says what is true. */
class ApiDocumentTest {
    private static final Pattern VECTOR = Pattern.compile(
            "```vector\n(\\S+) ([^\\s?]+)(?:\\?(\\S*))?\n(.*)\n```\n\n```text\n([^`]+)\n```\n\n`X-Signature: (\\w+)`");
    private static final String SECRET = "vector-secret-0123456789";

    static Stream<MatchResult> vectors() {
        return VECTOR.matcher(Documents.api()).results();
    }

    @Test
    void there_are_four_worked_examples() {
        assertThat(vectors()).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void a_worked_example_comes_out_as_it_is_written(MatchResult vector) {
        String query = vector.group(3) == null ? "" : vector.group(3);
        byte[] body = vector.group(4).getBytes(UTF_8);
        List<String> lines = Arrays.asList(vector.group(5).split("\n", -1));
        String[] pairs = query.split("&", -1);
        Arrays.sort(pairs);

        assertThat(lines).hasSize(8);
        assertThat(lines.get(2) + lines.get(3)).isEqualTo(vector.group(1) + vector.group(2));
        assertThat(lines.get(4)).isEqualTo(String.join("&", pairs));
        assertThat(lines.get(7)).isEqualTo(Shop.sha256(body));
        assertThat(Shop.hmac(SECRET, vector.group(5))).isEqualTo(vector.group(6));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_python_and_the_shell_of_the_document_sign_alike(MatchResult vector) throws Exception {
        String python = fence("python") + "\nimport sys\nprint(sign(*sys.argv[1:8], sys.argv[8].encode()))\n";
        String shell = fence("sh") + "\nsign \"$@\"\n";

        assertThat(run(vector, "python3", "-c", python)).isEqualTo(vector.group(6));
        assertThat(run(vector, "sh", "-c", shell, "sh")).isEqualTo(vector.group(6));
    }

    private static String fence(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Documents.api())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static String run(MatchResult vector, String... command) throws Exception {
        List<String> lines = Arrays.asList(vector.group(5).split("\n", -1));
        String query = vector.group(3) == null ? "" : vector.group(3);
        List<String> whole = Stream.concat(
                        Arrays.stream(command),
                        Stream.of(
                                SECRET,
                                lines.get(1),
                                lines.get(2),
                                lines.get(3),
                                query,
                                lines.get(5),
                                lines.get(6),
                                vector.group(4)))
                .toList();
        try {
            ProcessBuilder builder = new ProcessBuilder(whole);
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            return Assumptions.abort(command[0] + " is not on this machine");
        }
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void every_route_and_its_fields_are_described(Route route) {
        String path = route.path().replace("{id}", route == Route.REFUND_QUERY_BY_ID ? "{refund_id}" : "{payment_id}");

        assertThat(Documents.api()).contains(route.method() + " " + path);
        assertThat(route.fields())
                .allSatisfy(field -> assertThat(Documents.api()).contains(field));
    }

    @ParameterizedTest
    @EnumSource(PassedOn.class)
    void every_field_passed_on_is_described(PassedOn field) {
        assertThat(Documents.api()).contains("`" + field.word() + "`");
    }
}
