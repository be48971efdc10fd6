package tongbao.up;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as it is typed. */
class DoctorTest {
    private static final Path ROOT = Path.of("..");
    private static final String KEY = "--alipay-key docs/doctor/alipay-public-key.txt";
    private static final Pattern EXAMPLE =
            Pattern.compile("```sh\\n\\./tongbao doctor ([^\\n]*)\\n```\\n\\n```\\w*\\n(.*?)```\\n", Pattern.DOTALL);

    private record Outcome(int exit, String said) {}

    private static Outcome run(String words, byte[] input) throws IOException {
        var out = new ByteArrayOutputStream();
        List<String> here = Stream.of(words.split(" ", -1))
                .map(it -> it.startsWith("docs/") ? ROOT.resolve(it).toString() : it)
                .toList();
        int exit = new Doctor(new ByteArrayInputStream(input), new PrintStream(out, true, UTF_8)).run(here);
        return new Outcome(exit, out.toString(UTF_8));
    }

    private static Outcome run(String words) throws IOException {
        return run(words, new byte[0]);
    }

    @TestFactory
    Stream<DynamicTest> the_documents_examples_print_what_it_says() throws IOException {
        List<MatchResult> examples = EXAMPLE.matcher(Files.readString(ROOT.resolve("docs/doctor.md")))
                .results()
                .toList();
        assertThat(examples).hasSizeGreaterThan(5);
        return examples.stream()
                .map(it -> DynamicTest.dynamicTest(
                        it.group(1), () -> assertThat(run(it.group(1)).said()).isEqualTo(it.group(2))));
    }

    @Test
    void the_exit_code_tells_right_from_wrong_and_unknown() throws IOException {
        byte[] notice = Files.readAllBytes(ROOT.resolve("docs/doctor/notice.txt"));
        byte[] forged = new String(notice, UTF_8).replace("88.80", "88.81").getBytes(UTF_8);
        assertThat(run("notice docs/doctor/notice.txt " + KEY).exit()).isZero();
        assertThat(run("notice docs/doctor/notice-broken.txt " + KEY).exit()).isEqualTo(1);
        assertThat(run("notice - " + KEY, notice).exit()).isZero();
        assertThat(run("notice - " + KEY, forged).exit()).isEqualTo(3);
        assertThat(run("notice - " + KEY, forged).said())
                .startsWith("Unknown: nothing that is known of explains it, and nothing is guessed.\nTried: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "notice docs/doctor/notice.txt",
                "notice " + KEY,
                "look docs/doctor/notice.txt " + KEY,
                "notice docs/doctor/absent.txt " + KEY,
                "notice docs " + KEY,
                "key docs/doctor/notice.txt " + KEY,
                "key --now today " + KEY,
                "key --environment moon " + KEY,
                "key --shout " + KEY
            })
    void wrong_usage_is_refused_with_words(String words) {
        assertThatThrownBy(() -> run(words))
                .isInstanceOf(Refusal.class)
                .message()
                .isNotBlank();
    }

    @Test
    void a_file_that_is_too_large_is_refused() {
        assertThatThrownBy(() -> run("notice - " + KEY, new byte[1024 * 1024 + 1]))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("1048576");
    }
}
