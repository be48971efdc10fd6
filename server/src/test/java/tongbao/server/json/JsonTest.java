package tongbao.server.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    private static Json.Members read(String text) {
        return JsonReader.read(text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        { "b" : 1 , "a" : [ true , null ] } | {"a":[true,null],"b":1}
        {"n":99.90,"e":1e2,"z":-0}          | {"e":1e2,"n":99.90,"z":-0}
        {"\\u0061":"\\u8336\\/"}            | {"a":"茶/"}
        {"a":"\\"\\\\\\n\\u0001"}           | {"a":"\\"\\\\\\n\\u0001"}
        {}                                  | {}
        """)
    void the_canonical_text_is_one_for_equal_content_and_keeps_numbers_as_written(String text, String canonical) {
        assertThat(read(text).canonical()).isEqualTo(canonical);
        assertThat(read(canonical)).isEqualTo(read(text));
    }

    @Test
    void sixteen_levels_are_read_and_seventeen_are_not() {
        assertThat(read("{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}").fields())
                .containsOnlyKeys("a");
        assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}"))
                .isInstanceOf(JsonRefused.class);
    }

    @Test
    void what_could_break_a_page_or_a_line_is_escaped() {
        String text = "</script>\u2028\u0000\t\ud83d\ude00";

        String json =
                new JsonWriter().beginObject().field("a", text).endObject().toString();

        assertThat(json).isEqualTo("{\"a\":\"\\u003c/script>\\u2028\\u0000\\t\ud83d\ude00\"}");
    }
}
