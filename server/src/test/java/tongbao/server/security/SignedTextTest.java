package tongbao.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedTextTest {
    private static final Map<String, String> HEADERS =
            Map.of("X-App-Id", "demo", "X-Timestamp", "1795352400", "X-Nonce", "nonce_0000000001", "X-Signature", "00");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
        ''              | ''
        a=1&a-b=2       | a-b=2&a=1
        b=2&a&b=1&a=    | a&a=&b=1&b=2
        a=%2F&a=/       | a=%2F&a=/
        a&&b            | &a&b
        B=1&a=1         | B=1&a=1
        a=1             | a=1
        """)
    void pairs_are_sorted_by_their_bytes_and_left_as_sent(String query, String line) {
        Knock knock = new Knock("GET", "/p%20a", query, SignedTextTest::header, "中".getBytes(UTF_8));

        String text = SignedText.of(Algorithm.HMAC_SHA256, Claim.of(knock), knock);

        assertThat(text)
                .isEqualTo("TONGBAO1-HMAC-SHA256\ndemo\nGET\n/p%20a\n" + line
                        + "\n1795352400\nnonce_0000000001\n"
                        + "a567bdaa11367f260f0708391f4d10766b5962f565d9e432f17981a3584fe1e2");
    }

    private static List<String> header(String name) {
        return HEADERS.containsKey(name) ? List.of(HEADERS.getOrDefault(name, "")) : List.of();
    }
}
