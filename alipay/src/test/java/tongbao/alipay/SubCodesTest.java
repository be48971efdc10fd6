package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SubCodesTest {
    /** Row by row what the table makes of a signed failure: only a final code refuses. */
    @ParameterizedTest
    @MethodSource("rows")
    void a_row_refuses_only_if_it_is_final(String method, String code, String kind, String meaning) {
        String asked = method.equals("gateway") ? TradeQuery.METHOD : method;
        Outcome<String> outcome = signedFailure(asked, "40004", code);
        assertThat(outcome instanceof Outcome.Refused<String>).isEqualTo(kind.equals("FINAL"));
        switch (outcome) {
            case Outcome.Refused<String> it ->
                assertThat(it.subCode().meaning()).isEqualTo(meaning);
            case Outcome.Unknown<String> it -> {
                assertThat(it.why()).isEqualTo(Outcome.Why.SENT);
                assertThat(it.subCode().map(SubCode::kind)).contains(SubCode.Kind.valueOf(kind));
            }
            case Outcome.Done<String> it -> assertThat(it).isNull();
        }
        assertThat(signedFailure(asked, "20000", code)).isInstanceOf(Outcome.Unknown.class);
    }

    /** Whoever moves a code between kinds must say so in {@code not-final-subcodes.txt} as well. */
    @Test
    void all_rows_but_these_are_final() throws IOException {
        assertThat(rows().filter(it -> !it[2].equals("FINAL")).map(it -> it[0] + " " + it[2] + " " + it[1]))
                .containsExactlyInAnyOrderElementsOf(lines("/not-final-subcodes.txt")
                        .map(it -> it[0].replaceAll(" +", " "))
                        .toList());
    }

    @Test
    void every_documented_code_of_a_method_has_a_row() throws IOException {
        assertThat(lines("/documented-subcodes.tsv").filter(it -> !it[0].equals("gateway")))
                .hasSize(684)
                .allSatisfy(it -> assertThat(SubCodes.of(it[0], it[1], "").meaning())
                        .as(it[1])
                        .isNotEmpty());
    }

    @Test
    void no_row_is_invented() throws IOException {
        List<String> documented =
                lines("/documented-subcodes.tsv").map(it -> it[0] + " " + it[1]).toList();
        assertThat(rows().map(it -> it[0] + " " + it[1])).isSubsetOf(documented);
    }

    @Test
    void stray_prefixes_do_not_hide_a_code() {
        for (String code :
                List.of("aop.ACQ.SYSTEM_ERROR", "isp.ACQ.SYSTEM_ERROR", "AQC.SYSTEM_ERROR", " ACQ.SYSTEM_ERROR")) {
            assertThat(SubCodes.of(TradeRefund.METHOD, code, "").code()).isEqualTo("ACQ.SYSTEM_ERROR");
        }
        assertThat(SubCodes.of(TradeRefund.METHOD, "AQC.TRADE_NOT_EXIST", "").isTradeMissing())
                .isTrue();
    }

    @Test
    void an_unlisted_code_is_unknown_and_never_refused() {
        for (String code : List.of("ACQ.NEW_IN_2027", "isv.new", "", "SYSTEM_ERROR", "TRADE_NOT_EXIST")) {
            assertThat(signedFailure(TradeRefund.METHOD, "40004", code)).isInstanceOf(Outcome.Unknown.class);
        }
    }

    private static Outcome<String> signedFailure(String method, String code, String subCode) {
        var call = new Call<>(new Command(method, Map.of()), Map.of(), _ -> "done");
        return Verdict.of(call, new Answer.Signed(new Fields(Map.of("code", code, "sub_code", subCode))));
    }

    static Stream<String[]> rows() throws IOException {
        return lines("subcodes.tsv");
    }

    private static Stream<String[]> lines(String resource) throws IOException {
        try (InputStream in = SubCodes.class.getResourceAsStream(resource)) {
            String table = new String(Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(table.split("\n"))
                    .filter(it -> !it.startsWith("#"))
                    .map(it -> it.split("\t", -1));
        }
    }
}
