package tongbao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code docs/sandbox.md} shows is what is run and what is there. */
class SandboxPageTest {

    @ParameterizedTest
    @CsvSource({"java, java/Shop.java", "go, go-gin/shop.go", "python, python/shop.py", "js, node/shop.mjs"})
    void every_snippet_stands_in_the_example_line_for_line(String language, String file) throws IOException {
        List<String> example =
                stripped(Files.readAllLines(Tongbao.ROOT.resolve("examples").resolve(file)));
        List<List<String>> snippets = SandboxPage.blocks(language);

        assertThat(snippets).isNotEmpty();
        assertThat(snippets)
                .allSatisfy(snippet -> assertThat(Collections.indexOfSubList(example, stripped(snippet)))
                        .as("where %s has: %s", file, String.join("\n", snippet))
                        .isNotNegative());
    }

    private static List<String> stripped(List<String> lines) {
        return lines.stream().map(String::strip).toList();
    }

    @Test
    void every_control_call_is_told() throws IOException {
        Path calls = Tongbao.ROOT.resolve("sandbox/src/main/java/tongbao/sandbox/control/Controls.java");
        List<String> routes = Pattern.compile("case \"(?:/sandbox/)?([a-z*/-]+)\" ->")
                .matcher(Files.readString(calls))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(routes).contains("apps/*/renew", "clock/advance", "journal/");
        assertThat(routes)
                .allSatisfy(route -> assertThat(SandboxPage.TEXT)
                        .containsPattern("(GET|POST|DELETE) /sandbox/"
                                + route.replaceFirst("/$", "").replace("*", "\\{[a-z_]+\\}") + "[`?]"));
    }

    @Test
    void the_examples_have_the_versions_of_the_drivers_and_of_the_build() throws IOException {
        assertThat(text("examples/python/requirements.txt"))
                .isEqualTo(text("acceptance/drivers/python/requirements.txt"));
        String build = text("pom.xml").replaceFirst("(?s).*<alipay-sdk.version>([^<]+)<.*", "$1");
        assertThat(text("examples/java/pom.xml")).contains("<version>" + build + "</version>");
        assertThat(gopay("examples/go-gin")).isEqualTo(gopay("acceptance/drivers/go"));
        assertThat(sdkOfNode("examples/node")).isEqualTo(sdkOfNode("acceptance/drivers/node"));
    }

    private static String gopay(String folder) throws IOException {
        return text(folder + "/go.mod").replaceFirst("(?s).*github.com/go-pay/gopay (v[0-9.]+).*", "$1");
    }

    private static String sdkOfNode(String folder) throws IOException {
        return Tongbao.JSON
                .readTree(text(folder + "/package.json"))
                .path("dependencies")
                .path("alipay-sdk")
                .asString();
    }

    private static String text(String path) throws IOException {
        return Files.readString(Tongbao.ROOT.resolve(path));
    }
}
