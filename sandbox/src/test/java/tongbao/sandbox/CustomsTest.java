package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.api.domain.AlipayTradeCloseModel;
import com.alipay.api.request.AlipayTradeCancelRequest;
import com.alipay.api.request.AlipayTradeCloseRequest;
import com.alipay.api.response.AlipayTradeCloseResponse;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.sandbox.wire.JsonObject;

/** What Alipay's sources leave open is a setting, shown with its default and changed while the sandbox runs. */
class CustomsTest {
    private final Ground ground = Ground.inMemory();

    @AfterEach
    void close() {
        ground.close();
    }

    private JsonObject change(String json) {
        Ground.Got got = ground.post("/sandbox/customs", json);
        assertThat(got.status()).as(got.body()).isEqualTo(200);
        return got.json().object("customs");
    }

    @Test
    void the_usual_customs_are_listed() {
        String usual = "{\"ends_told\":[\"wap\",\"app\"],\"repeated_at_once\":[],\"refundable_days\":365,"
                + "\"password_above\":\"2000.00\",\"fee_per_ten_thousand\":60,\"royalty_percent_max\":30,"
                + "\"bills_ready_at\":\"09:00\",\"cancellable_hours\":24,\"precreate_again\":\"same_code\","
                + "\"closed_again\":\"ACQ.TRADE_STATUS_ERROR\",\"page_amounts\":\"zero\","
                + "\"v3_signature_status\":400,\"messages_signed\":\"v1\",\"manners\":\"sandbox\"}";

        assertThat(ground.get("/sandbox/customs").body())
                .isEqualTo("{\"customs\":" + usual + ",\"usual\":" + usual + "}");
    }

    @Test
    void some_are_changed_the_others_stay_and_all_go_back() {
        JsonObject changed = change("{\"fee_per_ten_thousand\":38,\"ends_told\":[]}");
        assertThat(changed.text("fee_per_ten_thousand")).contains("38");
        assertThat(changed.list("ends_told")).isEmpty();
        assertThat(change("{\"manners\":\"production\"}").text("fee_per_ten_thousand"))
                .contains("38");

        ground.paid("100.00", "");
        assertThat(ground.get("/sandbox/accounts/" + ground.sellerId).body()).contains("\"balance\":\"1000099.62\"");
        assertThat(ground.delete("/sandbox/customs").json().object("customs").text("manners"))
                .contains("sandbox");
        ground.paid("100.00", "");
        assertThat(ground.get("/sandbox/accounts/" + ground.sellerId).body()).contains("\"balance\":\"1000199.02\"");
    }

    @Test
    void a_closed_trade_is_closed_again_with_the_word_that_was_chosen() {
        change("{\"closed_again\":\"ACQ.REASON_TRADE_STATUS_INVALID\"}");
        String number = Ground.orderNumber();
        ground.precreate(number, "1.00", "");
        ground.post("/sandbox/trades/" + number + "/scan", "{}");

        assertThat(close(number).getCode()).isEqualTo("10000");
        assertThat(close(number).getSubCode()).isEqualTo("ACQ.REASON_TRADE_STATUS_INVALID");
        assertThat(close(ground.paid("1.00", "")).getSubCode()).isEqualTo("ACQ.TRADE_STATUS_ERROR");
    }

    private AlipayTradeCloseResponse close(String number) {
        var model = new AlipayTradeCloseModel();
        model.setOutTradeNo(number);
        var request = new AlipayTradeCloseRequest();
        request.setBizModel(model);
        return ground.execute(request);
    }

    @Test
    void the_same_precreate_again_is_refused_where_the_documents_are_believed() {
        String number = Ground.orderNumber();
        String code = ground.precreate(number, "1.00", "").getQrCode();
        assertThat(ground.precreate(number, "1.00", "").getQrCode()).isEqualTo(code);

        change("{\"precreate_again\":\"refused\"}");

        assertThat(ground.precreate(number, "1.00", "").getSubCode()).isEqualTo("ACQ.APPLY_PC_MERCHANT_CODE_ERROR");
        assertThat(ground.precreate(Ground.orderNumber(), "1.00", "").getCode()).isEqualTo("10000");
    }

    @Test
    void a_page_payments_query_shows_what_was_paid_where_the_documents_are_believed() {
        String number = Ground.orderNumber();
        ground.get(ground.pageAddress(ground.pageRequest(number, "7.00")));
        ground.pay(number);
        assertThat(ground.query(number).getReceiptAmount()).isEqualTo("0.00");

        change("{\"page_amounts\":\"paid\"}");

        assertThat(ground.query(number).getReceiptAmount()).isEqualTo("7.00");
    }

    @Test
    void a_cancel_comes_too_late_when_the_time_for_it_is_short() {
        change("{\"cancellable_hours\":1}");
        String number = ground.paid("1.00", "");
        ground.advance(3700);
        var request = new AlipayTradeCancelRequest();
        request.setBizContent("{\"out_trade_no\":\"" + number + "\"}");

        assertThat(ground.execute(request).getSubCode()).isEqualTo("ACQ.TRADE_CANCEL_TIME_OUT");
    }

    @Test
    void version_3_refuses_a_signature_with_the_status_that_was_chosen() {
        assertThat(unsignedStatus()).isEqualTo(400);
        change("{\"v3_signature_status\":401}");
        assertThat(unsignedStatus()).isEqualTo(401);
    }

    private int unsignedStatus() {
        String authorization = "ALIPAY-SHA256withRSA app_id=" + Ground.APP_ID + ",nonce=" + Ground.orderNumber()
                + ",timestamp=" + ground.sandbox.clock().millis() + ",sign=AAAA";
        return Ground.send(HttpRequest.newBuilder(ground.uri("/v3/alipay/trade/query"))
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}")))
                .status();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"fee":1}                          | unknown field [fee]
            {"ends_told":["nobody"]}           | ends_told has only [page, wap
            {"password_above":"1e3"}           | password_above must be yuan
            {"bills_ready_at":"noon"}          | bills_ready_at must be
            {"closed_again":"ACQ.WHATEVER"}    | closed_again must be
            {"manners":"rude"}                 | manners must be one of [sandbox, production]
            {"v3_signature_status":402}        | v3_signature_status must be
            """)
    void what_makes_no_sense_is_refused_with_the_reason(String json, String reason) {
        Ground.Got got = ground.post("/sandbox/customs", json);

        assertThat(got.status()).isEqualTo(400);
        assertThat(got.json().text("message").orElseThrow()).contains(reason);
        assertThatThrownBy(() -> Ground.settings().under(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void customs_and_a_scenario_may_hold_from_the_start() {
        var settings = Ground.settings()
                .under("{\"manners\":\"production\"}")
                .playing("{\"name\":\"bad evening\",\"steps\":"
                        + "[{\"method\":\"*\",\"kind\":\"maintenance\",\"percent\":100}]}");
        try (Ground other = Ground.with(settings)) {
            assertThat(other.query("x").getSubCode()).isEqualTo("isp.unknow-error");
            assertThat(other.get("/sandbox/scenario").json().text("name")).contains("bad evening");
        }
        assertThatThrownBy(() -> Sandbox.start(Ground.settings().playing("{}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the scenario: steps must be a list of 1 to 100");
    }
}
