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
    /** Whoever moves a code between kinds must say so here as well. */
    private static final String NOT_FINAL = """
            alipay.trade.cancel               ASK        ACQ.REASON_TRADE_REFUND_FEE_ERR
            alipay.trade.cancel               RETRY_SAME ACQ.SELLER_BALANCE_NOT_ENOUGH
            alipay.trade.cancel               UNKNOWN    ACQ.SYSTEM_ERROR
            alipay.trade.close                ASK        ACQ.REASON_ILLEGAL_STATUS
            alipay.trade.close                ASK        ACQ.REASON_TRADE_STATUS_INVALID
            alipay.trade.close                ASK        ACQ.TRADE_STATUS_ERROR
            alipay.trade.close                UNKNOWN    ACQ.SYSTEM_ERROR
            alipay.trade.fastpay.refund.query UNKNOWN    ACQ.SYSTEM_ERROR
            alipay.trade.precreate            ASK        ACQ.APPLY_PC_MERCHANT_CODE_ERROR
            alipay.trade.precreate            ASK        ACQ.CONTEXT_INCONSISTENT
            alipay.trade.precreate            ASK        ACQ.TRADE_BUYER_NOT_MATCH
            alipay.trade.precreate            ASK        ACQ.TRADE_HAS_CLOSE
            alipay.trade.precreate            ASK        ACQ.TRADE_HAS_SUCCESS
            alipay.trade.precreate            UNKNOWN    ACQ.SYSTEM_ERROR
            alipay.trade.query                UNKNOWN    ACQ.SYSTEM_ERROR
            alipay.trade.refund               ASK        ACQ.DISCORDANT_REPEAT_REQUEST
            alipay.trade.refund               RETRY_SAME ACQ.REFUND_CHARGE_ERROR
            alipay.trade.refund               RETRY_SAME ACQ.SELLER_BALANCE_NOT_ENOUGH
            alipay.trade.refund               UNKNOWN    ACQ.SYSTEM_ERROR
            gateway                           RETRY_SAME isv.app-call-limited
            gateway                           RETRY_SAME isv.method-call-limited
            gateway                           UNKNOWN    ACQ.SYSTEM_ERROR
            gateway                           UNKNOWN    aop.unknow-error
            gateway                           UNKNOWN    isp.unknow-error
            gateway                           UNKNOWN    isv.suspected-attack
            """;

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

    @Test
    void all_rows_but_these_are_final() throws IOException {
        assertThat(rows().filter(it -> !it[2].equals("FINAL")).map(it -> it[0] + " " + it[2] + " " + it[1]))
                .containsExactlyInAnyOrderElementsOf(
                        NOT_FINAL.lines().map(it -> it.replaceAll(" +", " ")).toList());
    }

    @Test
    void every_documented_code_of_a_method_has_a_row() throws IOException {
        assertThat(lines("/documented-subcodes.tsv").filter(it -> !it[0].equals("gateway")))
                .hasSize(95)
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
