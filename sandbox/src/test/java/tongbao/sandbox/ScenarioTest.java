package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.api.AlipayApiException;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.v3.ApiException;
import com.alipay.v3.api.AlipayTradeApi;
import com.alipay.v3.model.AlipayTradeQueryModel;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.sandbox.wire.JsonObject;

/** A script says which calls go wrong and how; what happened is counted and listed. */
class ScenarioTest {
    private static final String NOT_EXIST = "ACQ.TRADE_NOT_EXIST";

    private final Ground ground = Ground.inMemory();

    @AfterEach
    void close() {
        ground.close();
    }

    private JsonObject begin(String steps) {
        Ground.Got got = ground.post("/sandbox/scenario", "{\"name\":\"n\",\"seed\":7,\"steps\":[" + steps + "]}");
        assertThat(got.status()).as(got.body()).isEqualTo(200);
        return got.json();
    }

    private List<String> queries(int many) {
        List<String> subCodes = new ArrayList<>();
        for (int made = 0; made < many; made++) {
            subCodes.add(ground.query("x").getSubCode());
        }
        return subCodes;
    }

    private JsonObject step(int at) {
        return (JsonObject) ground.get("/sandbox/scenario").json().list("steps").get(at);
    }

    @Test
    void a_step_strikes_the_nth_call_of_its_method_so_many_times() {
        begin("{\"method\":\"alipay.trade.query\",\"kind\":\"throttled\",\"nth\":2,\"times\":2}");

        assertThat(queries(5))
                .containsExactly(NOT_EXIST, "isv.app-call-limited", "isv.app-call-limited", NOT_EXIST, NOT_EXIST);
        assertThat(step(0).text("seen")).contains("5");
        assertThat(step(0).text("struck")).contains("2");
    }

    @Test
    void the_first_step_that_strikes_is_what_happens() {
        begin("{\"method\":\"alipay.trade.*\",\"kind\":\"maintenance\"},"
                + "{\"method\":\"*\",\"kind\":\"refused\",\"sub_code\":\"ACQ.ACCESS_FORBIDDEN\",\"times\":2}");

        assertThat(queries(4))
                .containsExactly("isp.unknow-error", "ACQ.ACCESS_FORBIDDEN", "ACQ.ACCESS_FORBIDDEN", NOT_EXIST);
        assertThat(step(1).text("seen")).contains("3");
        assertThat(ground.get("/sandbox/accidents/happened").body())
                .contains("\"counts\":{\"refused\":2,\"maintenance\":1}", "\"step\":2}");
    }

    @Test
    void what_is_likely_is_drawn_from_the_seed_alone() {
        String likely = "{\"method\":\"alipay.trade.query\",\"kind\":\"throttled\",\"percent\":40}";
        begin(likely);
        List<String> first = queries(40);
        begin(likely);

        assertThat(queries(40)).isEqualTo(first).contains(NOT_EXIST, "isv.app-call-limited");
        ground.post("/sandbox/scenario", "{\"seed\":8,\"steps\":[" + likely + "]}");
        assertThat(queries(40)).isNotEqualTo(first);
    }

    @Test
    void a_window_holds_by_the_business_clock_and_a_step_may_be_for_one_order() {
        begin("{\"method\":\"*\",\"kind\":\"maintenance\",\"from_seconds\":60,\"for_seconds\":120},"
                + "{\"method\":\"alipay.trade.query\",\"kind\":\"throttled\",\"out_trade_no\":\"y\"}");

        assertThat(queries(1)).containsExactly(NOT_EXIST);
        ground.advance(61);
        assertThat(queries(2)).containsExactly("isp.unknow-error", "isp.unknow-error");
        ground.advance(120);
        assertThat(queries(1)).containsExactly(NOT_EXIST);
        assertThat(ground.query("y").getSubCode()).isEqualTo("isv.app-call-limited");
    }

    @Test
    void notices_have_steps_of_their_own() throws IOException {
        try (Receiver receiver = new Receiver()) {
            begin("{\"method\":\"*\",\"kind\":\"slow\",\"delay_ms\":0,\"percent\":100},"
                    + "{\"method\":\"notice\",\"kind\":\"wrong_amount\"}");
            ground.paid("5.00", receiver.url());

            assertThat(receiver.next().field("total_amount")).isEqualTo("6.00");
        }
    }

    @Test
    void pages_and_halves_come_in_place_of_answers_and_the_truth_comes_out_afterwards() {
        String number = ground.paid("10.00", "");
        begin("{\"method\":\"alipay.trade.refund\",\"kind\":\"html_before\"},"
                + "{\"method\":\"alipay.trade.refund\",\"kind\":\"html_after\",\"http_status\":200},"
                + "{\"method\":\"alipay.trade.refund\",\"kind\":\"truncated_after\"}");
        List<String> refunded = new ArrayList<>();
        for (String request : List.of("a", "b", "c")) {
            assertThatThrownBy(() -> ground.client.execute(Ground.refundRequest(number, request, "1.00")))
                    .isInstanceOfAny(AlipayApiException.class, IllegalArgumentException.class);
            refunded.add(ground.trade(number).text("refunded_amount").orElseThrow());
        }

        assertThat(refunded).containsExactly("0.00", "1.00", "2.00");
        assertThat(ground.get("/overview").body()).contains("⚡ html_before", "⚡ truncated_after");
    }

    @Test
    void a_clock_that_is_wrong_by_more_than_ten_minutes_refuses_calls_of_version_3() {
        var trades = new AlipayTradeApi(ground.clientV3());
        var model = new AlipayTradeQueryModel();
        model.setOutTradeNo("x");
        begin("{\"method\":\"alipay.trade.query\",\"kind\":\"clock_skew\",\"skew_seconds\":-700},"
                + "{\"method\":\"alipay.trade.query\",\"kind\":\"clock_skew\",\"skew_seconds\":60}");

        assertThatThrownBy(() -> trades.query(model))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("illegal-timestamp");
        assertThatThrownBy(() -> trades.query(model))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("TRADE_NOT_EXIST");
    }

    @Test
    void a_clock_that_is_wrong_dates_the_answers_of_version_2() throws AlipayApiException {
        begin("{\"method\":\"alipay.trade.query\",\"kind\":\"clock_skew\",\"skew_seconds\":86400}");
        var request = new AlipayTradeQueryRequest();
        request.setBizContent("{\"out_trade_no\":\"x\"}");
        String signed = "/gateway.do?" + ground.client.sdkExecute(request).getBody();

        Instant wrong = dated(ground.get(signed));
        Instant right = dated(ground.get(signed));

        assertThat(Duration.between(right, wrong)).isBetween(Duration.ofHours(23), Duration.ofHours(24));
    }

    private static Instant dated(Ground.Got got) {
        assertThat(got.body()).contains("ACQ.TRADE_NOT_EXIST");
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                got.headers().firstValue("Date").orElseThrow(), Instant::from);
    }

    @Test
    void a_script_ends_when_it_is_called_off() {
        begin("{\"method\":\"*\",\"kind\":\"maintenance\",\"percent\":100}");
        assertThat(queries(1)).containsExactly("isp.unknow-error");

        assertThat(ground.delete("/sandbox/scenario").body()).isEqualTo("{\"name\":null,\"steps\":[]}");
        assertThat(queries(1)).containsExactly(NOT_EXIST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {} | 1 to 100
            {"steps":[{"method":"alipay.trade.query"}]} | step 1: kind is missing
            {"steps":[{"method":"*","kind":"drop"}]} | step 1: kind for * must be
            {"steps":[{"method":"nope.*","kind":"slow"}]} | no method begins with nope.
            {"steps":[{"method":"*","kind":"slow","percent":101}]} | percent must be
            {"steps":[{"method":"*","kind":"slow","skew_seconds":1}]} | belongs to the kind "clock_skew"
            {"steps":[{"method":"*","kind":"slow","http_status":500}]} | http_status belongs
            {"steps":[{"method":"*","kind":"slow","wat":1}]} | unknown field [wat]
            {"steps":[1]} | step 1: it must be an object
            {"sneps":[]} | unknown field [sneps]
            """)
    void a_script_that_makes_no_sense_is_refused_with_the_reason(String script, String reason) {
        Ground.Got got = ground.post("/sandbox/scenario", script);

        assertThat(got.status()).isEqualTo(400);
        assertThat(got.json().text("message").orElseThrow()).contains(reason);
    }
}
