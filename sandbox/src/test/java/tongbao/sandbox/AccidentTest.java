package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.api.AlipayApiException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Each accident does what it says, once, and the truth comes out afterwards. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccidentTest {
    private static final String REFUND = "alipay.trade.refund";
    private static final String QUERY = "alipay.trade.query";

    private final Ground ground = Ground.inMemory();
    private Receiver receiver = new Receiver();

    AccidentTest() throws IOException {}

    @BeforeEach
    void open() throws IOException {
        receiver.close();
        receiver = new Receiver();
        assertThat(ground.get("/sandbox/accidents").json().list("accidents")).isEmpty();
    }

    @AfterAll
    void close() {
        ground.close();
        receiver.close();
    }

    @Test
    void a_system_error_before_leaves_nothing_done() {
        String number = ground.paid("10.00", "");
        ground.accident(REFUND, "system_error_before");

        assertThat(ground.refund(number, "r", "1.00").getSubCode()).isEqualTo("ACQ.SYSTEM_ERROR");
        assertThat(ground.trade(number).text("refunded_amount")).contains("0.00");
        assertThat(ground.refund(number, "r", "1.00").getFundChange()).isEqualTo("Y");
    }

    @Test
    void a_system_error_after_hides_what_was_done() {
        String number = ground.paid("10.00", "");
        ground.accident(REFUND, "system_error_after");

        assertThat(ground.refund(number, "r", "1.00").getSubCode()).isEqualTo("ACQ.SYSTEM_ERROR");
        assertThat(ground.trade(number).text("refunded_amount")).contains("1.00");
        assertThat(ground.refund(number, "r", "1.00").getFundChange()).isEqualTo("N");
    }

    @Test
    void timeouts_and_cuts_end_without_a_whole_answer() {
        String number = ground.paid("10.00", "");
        List<String> refunded = new ArrayList<>();
        for (String kind : List.of("timeout_before", "timeout_after", "cut_after")) {
            String body = "{\"method\":\"" + REFUND + "\",\"kind\":\"" + kind + "\",\"delay_ms\":20}";
            assertThat(ground.post("/sandbox/accidents", body).status()).isEqualTo(200);
            assertThatThrownBy(() -> ground.client.execute(Ground.refundRequest(number, kind, "1.00")))
                    .isInstanceOf(AlipayApiException.class);
            refunded.add(ground.trade(number).text("refunded_amount").orElseThrow());
        }
        assertThat(refunded).containsExactly("0.00", "1.00", "2.00");
    }

    @Test
    void a_reset_is_a_reset_by_tcp_before_or_after_it_is_done() throws IOException, AlipayApiException {
        String number = ground.paid("10.00", "");
        List<String> refunded = new ArrayList<>();
        for (String kind : List.of("reset_before", "reset_after")) {
            ground.accident(REFUND, kind);
            String signed = ground.client
                    .sdkExecute(Ground.refundRequest(number, kind, "1.00"))
                    .getBody();
            URI there = ground.uri("/");
            try (Socket socket = new Socket(there.getHost(), there.getPort())) {
                socket.setSoTimeout(20_000);
                String request = "GET /gateway.do?" + signed + " HTTP/1.1\r\nHost: x\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                assertThatThrownBy(() -> socket.getInputStream().read())
                        .isInstanceOf(SocketException.class)
                        .hasMessageContaining("reset");
            }
            refunded.add(ground.trade(number).text("refunded_amount").orElseThrow());
        }
        assertThat(refunded).containsExactly("0.00", "1.00");
    }

    @Test
    void a_bad_signature_is_seen_by_the_official_client() {
        String number = ground.paid("10.00", "");
        ground.accident(REFUND, "bad_signature");

        assertThatThrownBy(() -> ground.client.execute(Ground.refundRequest(number, "r", "1.00")))
                .isInstanceOf(AlipayApiException.class)
                .hasMessageContaining("sign check fail");
        assertThat(ground.trade(number).text("refunded_amount")).contains("1.00");
    }

    @Test
    void a_throttled_call_is_limited_as_often_as_asked() {
        String body = "{\"method\":\"" + QUERY + "\",\"kind\":\"throttled\",\"times\":2}";
        ground.post("/sandbox/accidents", body);

        assertThat(ground.query("x").getSubCode()).isEqualTo("isv.app-call-limited");
        assertThat(ground.query("x").getCode()).isEqualTo("40005");
        assertThat(ground.query("x").getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
    }

    @Test
    void accidents_are_listed_in_order_and_called_off() {
        ground.accident(QUERY, "throttled");
        ground.accident("notice", "drop");

        assertThat(ground.get("/sandbox/accidents").body())
                .isEqualTo("{\"accidents\":[{\"method\":\"alipay.trade.query\",\"kind\":\"throttled\",\"times\":1},"
                        + "{\"method\":\"notice\",\"kind\":\"drop\",\"times\":1}]}");
        assertThat(ground.delete("/sandbox/accidents").body()).isEqualTo("{\"accidents\":[]}");
        assertThat(ground.query("x").getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
    }

    @Test
    void a_dropped_notice_comes_with_the_next_step_of_the_ladder() {
        ground.accident("notice", "drop");
        String number = ground.paid("1.00", receiver.url());
        awaitLogged(number, "drop");
        assertThat(receiver.isEmpty()).isTrue();

        ground.advance(241);

        assertThat(receiver.next().isSignedBy(ground.alipayPublicKey)).isTrue();
    }

    @Test
    void a_duplicate_notice_comes_three_times_at_once_and_then_no_more() {
        ground.accident("notice", "duplicate");
        String number = ground.paid("1.00", receiver.url());
        String id = receiver.next().field("notify_id");

        assertThat(receiver.next().field("notify_id")).isEqualTo(id);
        assertThat(receiver.next().field("notify_id")).isEqualTo(id);
        awaitLogged(number, "duplicate");
        ground.advance(Duration.ofDays(2).toSeconds());
        assertThat(receiver.isEmpty()).isTrue();
    }

    @Test
    void a_delayed_notice_waits_for_the_business_clock() {
        ground.post("/sandbox/accidents", "{\"method\":\"notice\",\"kind\":\"delay\",\"delay_ms\":600000}");
        String number = ground.paid("1.00", receiver.url());
        awaitLogged(number, "delay");
        ground.advance(590);
        assertThat(receiver.isEmpty()).isTrue();

        ground.advance(11);

        assertThat(receiver.next().field("out_trade_no")).isEqualTo(number);
    }

    @Test
    void a_reordered_notice_comes_after_the_one_behind_it() {
        ground.accident("notice", "reorder");
        String number = ground.paid("2.00", receiver.url());
        awaitLogged(number, "reorder");
        ground.refund(number, "r", "2.00");

        assertThat(receiver.next().field("trade_status")).isEqualTo("TRADE_CLOSED");
        assertThat(receiver.next().field("trade_status")).isEqualTo("TRADE_SUCCESS");
    }

    @Test
    void lies_come_first_and_the_truth_follows_on_the_ladder() {
        for (String kind : List.of("wrong_amount", "forged", "corrupt")) {
            ground.accident("notice", kind);
            String number = ground.paid("5.00", receiver.url());
            var lie = receiver.next();
            awaitLogged(number, kind);
            ground.advance(241);
            var truth = receiver.next();

            assertThat(lie.isSignedBy(ground.alipayPublicKey)).isEqualTo(kind.equals("wrong_amount"));
            assertThat(lie.field("total_amount")).isEqualTo(kind.equals("wrong_amount") ? "6.00" : "5.00");
            assertThat(truth.isSignedBy(ground.alipayPublicKey)).isTrue();
            assertThat(truth.field("total_amount")).isEqualTo("5.00");
            assertThat(truth.field("notify_id")).isEqualTo(lie.field("notify_id"));
        }
    }

    private void awaitLogged(String number, String accident) {
        Await.until(
                accident + " is logged",
                () -> ground.get("/sandbox/notices?out_trade_no=" + number)
                        .body()
                        .contains("\"accident\":\"" + accident + "\""));
    }
}
