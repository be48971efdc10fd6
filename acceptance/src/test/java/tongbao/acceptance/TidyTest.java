package tongbao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sizes, names and small manners of every file in the repository. Each failure says where and what. */
final class TidyTest {
    private static final int FILE_LINES_MAX = 400;
    private static final int COLUMNS_MAX = 120;
    private static final SourceTree TREE = SourceTree.here();

    // Put together here, so that this file keeps its own rules.
    private static final Pattern UNFINISHED = Pattern.compile("\\b(" + "TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern REGISTRY_HOST = Pattern.compile("repo1?\\.maven" + "\\.|maven\\.org|central\\.sona"
            + "type|registry\\.np" + "mjs|registry\\.yarn" + "pkg|proxy\\.go" + "lang|py" + "pi\\.org|pythonhos"
            + "ted|maven\\.ali" + "yun|npmmir" + "ror|jit" + "pack\\.io");
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(^|[\\s\"'`=(:,])/(wo" + "rk|fa" + "rm|ro" + "ot|ho" + "me|Us" + "ers)/\\w");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");

    @Test
    void files_are_short() {
        expectNone(TREE.named(".*\\.(java|sh|sql|js|mjs|css|py|go)|tongbao")
                .filter(text -> text.lines().size() > FILE_LINES_MAX)
                .map(text -> text.at(FILE_LINES_MAX, text.lines().size() + " lines, at most " + FILE_LINES_MAX)));
    }

    @Test
    void lines_are_short() {
        expectNone(TREE.named(".*\\.(java|sh|sql)|tongbao")
                .flatMap(text -> IntStream.range(0, text.lines().size())
                        .filter(index -> columns(text.lines().get(index)) > COLUMNS_MAX)
                        .filter(index -> !isRowOfATable(text.lines().get(index)))
                        .mapToObj(index -> text.at(index + 1, "more than " + COLUMNS_MAX + " columns"))));
    }

    /** A row of a test's table is data, and better whole than short. */
    private static boolean isRowOfATable(String line) {
        return line.split(" \\| ", -1).length > 2;
    }

    private static int columns(String line) {
        return line.codePointCount(0, line.length());
    }

    @Test
    void classes_methods_and_calls_keep_the_style() {
        expectNone(JavaRules.findings(TREE.java().toList()).stream());
    }

    @Test
    void nothing_is_left_unfinished() {
        expectNone(TREE.texts().stream().flatMap(text -> text.places(UNFINISHED, "unfinished")));
    }

    @Test
    void no_file_names_a_registry_or_a_machines_own_folder() {
        expectNone(TREE.texts().stream()
                .flatMap(text -> Stream.concat(
                        text.places(REGISTRY_HOST, "a registry's host"),
                        text.places(MACHINE_PATH, "a folder of one machine"))));
    }

    @Test
    void every_package_says_what_it_holds_and_is_null_marked() {
        Map<String, String> packages = new LinkedHashMap<>();
        TREE.java()
                .filter(text -> !text.path().endsWith("module-info.java"))
                .filter(text -> !text.module().equals("examples")) // one file, which is all a reader has to see
                .forEach(text -> packages.putIfAbsent(packageOf(text), text.path()));
        TREE.java()
                .filter(text -> text.path().endsWith("package-info.java"))
                .filter(text -> text.lines().stream().anyMatch(line -> line.startsWith("@NullMarked")))
                .filter(text -> text.lines().stream().anyMatch(line -> line.startsWith("/**")))
                .forEach(text -> packages.remove(packageOf(text)));
        expectNone(packages.values().stream()
                .map(path -> path + ":1: its package has no package-info.java with a sentence and @NullMarked"));
    }

    /** Module and package: a package's tests share the package-info of its main folder. */
    private static String packageOf(SourceTree.Text text) {
        String inside = text.path().replaceFirst(".*/src/(main|test)/java/", "");
        return text.module() + " " + inside.substring(0, Math.max(0, inside.lastIndexOf('/')));
    }

    @Test
    void links_in_documents_lead_somewhere() {
        List<String> broken = new ArrayList<>();
        TREE.named(".*\\.md").forEach(text -> {
            List<String> prose = withoutBlocks(text.lines());
            for (int index = 0; index < prose.size(); index++) {
                Matcher link = LINK.matcher(prose.get(index));
                while (link.find()) {
                    if (!leadsSomewhere(text, link.group(1))) {
                        broken.add(text.at(index + 1, "leads nowhere: " + link.group(1)));
                    }
                }
            }
        });
        expectNone(broken.stream());
    }

    private static boolean leadsSomewhere(SourceTree.Text from, String target) {
        if (target.matches("[a-z]+:.*")) {
            return true; // elsewhere
        }
        Path folder = TREE.root().resolve(from.path()).resolve("..");
        return Files.exists(folder.resolve(target).normalize());
    }

    @Test
    void the_chinese_readme_says_what_the_english_one_says() {
        List<SourceTree.Text> chinese = TREE.named("README\\.zh-CN\\.md").toList();
        if (chinese.isEmpty()) {
            return; // not written yet
        }
        List<String> english =
                TREE.named("README\\.md").findFirst().orElseThrow().lines();
        assertThat(headings(chinese.getFirst().lines())).hasSameSizeAs(headings(english));
        assertThat(commands(chinese.getFirst().lines())).isEqualTo(commands(english));
    }

    private static List<String> headings(List<String> lines) {
        return withoutBlocks(lines).stream()
                .filter(line -> line.startsWith("#"))
                .toList();
    }

    /** What a reader runs; pictures are drawn in each language. */
    private static List<String> commands(List<String> lines) {
        List<String> commands = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            inside = line.startsWith("```") ? line.equals("```sh") : inside;
            if (inside) {
                commands.add(line);
            }
        }
        return commands;
    }

    /** The same lines, with those of fenced blocks marked as such. */
    private static List<String> withoutBlocks(List<String> lines) {
        List<String> prose = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            boolean fence = line.strip().startsWith("```");
            prose.add(inside || fence ? "\0" : line);
            inside ^= fence;
        }
        return prose;
    }

    private static void expectNone(Stream<String> findings) {
        List<String> all = findings.toList();
        assertThat(all).as("untidy:%n%s", String.join("\n", all)).isEmpty();
    }
}
