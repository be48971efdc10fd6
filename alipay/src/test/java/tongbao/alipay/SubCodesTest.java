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
import org.junit.jupiter.params.provider.CsvSource;
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

    /** The rows by heart: whoever moves a code between kinds must say so here as well. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gateway                           | RETRY_SAME | isv.app-call-limited isv.method-call-limited
            gateway                           | UNKNOWN    | ACQ.SYSTEM_ERROR aop.unknow-error isp.unknow-error isv.suspected-attack
            alipay.trade.query                | FINAL      | ACQ.ENTERPRISE_PAY_BIZ_ERROR ACQ.INVALID_PARAMETER ACQ.TRADE_NOT_EXIST
            alipay.trade.query                | UNKNOWN    | ACQ.SYSTEM_ERROR
            alipay.trade.close                | ASK        | ACQ.REASON_ILLEGAL_STATUS ACQ.REASON_TRADE_STATUS_INVALID ACQ.TRADE_STATUS_ERROR
            alipay.trade.close                | FINAL      | ACQ.INVALID_PARAMETER ACQ.TRADE_NOT_EXIST
            alipay.trade.close                | UNKNOWN    | ACQ.SYSTEM_ERROR
            alipay.trade.cancel               | ASK        | ACQ.REASON_TRADE_REFUND_FEE_ERR
            alipay.trade.cancel               | FINAL      | ACQ.CANCEL_NOT_ALLOWED ACQ.INVALID_PARAMETER ACQ.REASON_TRADE_BEEN_FREEZEN ACQ.TRADE_CANCEL_TIME_OUT ACQ.TRADE_HAS_FINISHED
            alipay.trade.cancel               | RETRY_SAME | ACQ.SELLER_BALANCE_NOT_ENOUGH
            alipay.trade.cancel               | UNKNOWN    | ACQ.SYSTEM_ERROR
            alipay.trade.refund               | ASK        | ACQ.DISCORDANT_REPEAT_REQUEST
            alipay.trade.refund               | RETRY_SAME | ACQ.REFUND_CHARGE_ERROR ACQ.SELLER_BALANCE_NOT_ENOUGH
            alipay.trade.refund               | UNKNOWN    | ACQ.SYSTEM_ERROR
            alipay.trade.fastpay.refund.query | FINAL      | ACQ.ENTERPRISE_PAY_BIZ_ERROR ACQ.INVALID_PARAMETER ACQ.TRADE_NOT_EXIST TRADE_NOT_EXIST
            alipay.trade.fastpay.refund.query | UNKNOWN    | ACQ.SYSTEM_ERROR
            alipay.trade.precreate            | ASK        | ACQ.APPLY_PC_MERCHANT_CODE_ERROR ACQ.CONTEXT_INCONSISTENT ACQ.TRADE_BUYER_NOT_MATCH ACQ.TRADE_HAS_CLOSE ACQ.TRADE_HAS_SUCCESS
            alipay.trade.precreate            | UNKNOWN    | ACQ.SYSTEM_ERROR
            """)
    void the_table_holds_exactly_these_codes_of_a_kind(String method, String kind, String codes) throws IOException {
        assertThat(rows().filter(it -> it[0].equals(method) && it[2].equals(kind))
                        .map(it -> (String) it[1]))
                .containsExactlyInAnyOrderElementsOf(List.of(codes.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alipay.trade.query                | 4
            alipay.trade.close                | 6
            alipay.trade.cancel               | 8
            alipay.trade.refund               | 31
            alipay.trade.fastpay.refund.query | 5
            alipay.trade.precreate            | 40
            """)
    void every_documented_code_of_a_method_has_a_row(String method, int rows) throws IOException {
        assertThat(rows().filter(it -> it[0].equals(method))).hasSize(rows);
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

    static Stream<Object[]> rows() throws IOException {
        try (InputStream in = SubCodes.class.getResourceAsStream("subcodes.tsv")) {
            String table = new String(Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(table.split("\n"))
                    .filter(it -> !it.startsWith("#"))
                    .map(it -> it.split("\t", -1));
        }
    }
}
