package tongbao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/money.md names the tests that hold its rules, and they are there. */
class MoneyPageTest {
    private static final Pattern NAMED = Pattern.compile("`([a-z0-9]+(?:_[a-z0-9]+){3,})`");
    private static final Pattern TEST = Pattern.compile("void ([a-z0-9_]+)\\(");

    @Test
    void every_test_that_the_rules_name_exists() throws IOException {
        Set<String> named =
                found(NAMED, Files.readString(SourceTree.here().root().resolve("docs/money.md")));

        assertThat(named).hasSizeGreaterThan(40);
        assertThat(tests()).containsAll(named);
    }

    private static Set<String> tests() {
        Set<String> tests = new TreeSet<>();
        SourceTree.here().java().forEach(file -> tests.addAll(found(TEST, String.join("\n", file.lines()))));
        return tests;
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
