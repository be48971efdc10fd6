package tongbao.alipay.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of causes in the document is the list in the code. */
class CauseWordsTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "doctor.md");

    @Test
    void the_document_lists_every_cause_with_its_words() throws IOException {
        List<String> document = Files.readAllLines(DOCUMENT);
        int start = document.indexOf("## Causes");
        List<String> tables = document.subList(start, document.size()).stream()
                .filter(it -> it.startsWith("|") || it.startsWith("###"))
                .toList();
        assertThat(tables).containsExactlyElementsOf(expected().toList());
    }

    @Test
    void the_file_of_words_has_no_row_too_many() throws IOException {
        try (var in = Cause.class.getResourceAsStream("causes.tsv")) {
            String words = new String(in == null ? new byte[0] : in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(words.lines().filter(it -> !it.startsWith("#")).map(it -> it.substring(0, it.indexOf('\t'))))
                    .containsExactlyElementsOf(
                            Arrays.stream(Cause.values()).map(Enum::name).toList());
        }
    }

    private static Stream<String> expected() {
        return Arrays.stream(Cause.Family.values())
                .flatMap(family -> Stream.concat(
                        Stream.of(
                                "### " + family.words().substring(0, 1).toUpperCase(Locale.ROOT)
                                        + family.words().substring(1),
                                "| cause | what is wrong | what to do |",
                                "| --- | --- | --- |"),
                        Arrays.stream(Cause.values())
                                .filter(it -> it.family() == family)
                                .map(it -> "| `" + it.name() + "` | " + cell(it.what()) + " | " + cell(it.advice())
                                        + " |")));
    }

    /** Entities are written so that a reader of the page sees what the program prints. */
    private static String cell(String words) {
        return Stream.of(words)
                .map(it -> it.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|"))
                .collect(Collectors.joining());
    }
}
