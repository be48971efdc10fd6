package tongbao.bench.calls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.bench.record.Purchase;
import tongbao.bench.record.Told;

/** An answer that claims success and says something else than was asked for is not taken for one. */
class JudgementTest {
    private static final URI GATEWAY = URI.create("http://127.0.0.1:8080");
    private static final Caller CALLER = new Caller(
            GATEWAY,
            "bench",
            "0123456789abcdef0123456789abcdef",
            "12345678",
            InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000)));
    private static final String PAYMENT = "{\"code\":200,\"message\":\"ok\",\"data\":{\"payment_id\":\"pay_1\","
            + "\"out_trade_no\":\"n-1\",\"status\":\"awaiting\",\"total_amount\":\"12.34\",\"paid_amount\":\"0.00\","
            + "\"refunded_amount\":\"0.00\",\"subject\":\"A book\",\"pay\":{\"type\":\"redirect\","
            + "\"url\":\"http://127.0.0.1:8080/pay/lnk_1\"},\"attempts\":[{\"alipay_out_trade_no\":\"TB1\"}]},"
            + "\"request_id\":\"r\"}";

    private final Purchase purchase = new Purchase("n-1", 1234, "A book");

    @Test
    void a_right_answer_to_a_create_goes_into_the_record() {
        assertThat(new Create(CALLER).judge(purchase, reply(200, PAYMENT))).isInstanceOf(Judgement.Right.class);

        assertThat(purchase.created()).isEqualTo(Told.DONE);
        assertThat(purchase.paymentId()).isEqualTo("pay_1");
        assertThat(purchase.orderNo()).isEqualTo("TB1");
        assertThat(purchase.link()).isEqualTo("lnk_1");
    }

    @ParameterizedTest
    @CsvSource({"n-1, n-2", "12.34, 12.35", "awaiting, paid", "A book, A cook", "0.00, 12.34"})
    void one_changed_part_makes_it_wrong(String is, String instead) {
        String changed = PAYMENT.replace("\"" + is + "\"", "\"" + instead + "\"");

        assertThat(new Create(CALLER).judge(purchase, reply(200, changed))).isInstanceOf(Judgement.Wrong.class);
    }

    @Test
    void an_error_says_whether_the_payment_may_be_there() {
        String error = "{\"code\":50300,\"data\":null,\"error\":{\"type\":\"store_unavailable\",\"effect\":\"%s\"}}";

        assertThat(new Create(CALLER).judge(purchase, reply(503, error.formatted("unknown"))))
                .isEqualTo(new Judgement.Failed("503 store_unavailable"));
        assertThat(purchase.created()).isEqualTo(Told.UNKNOWN);

        new Create(CALLER).judge(purchase, reply(503, error.formatted("none")));
        assertThat(purchase.created()).isEqualTo(Told.REFUSED);

        assertThat(new Create(CALLER).judge(purchase, reply(500, "<html>"))).isEqualTo(new Judgement.Failed("500"));
        assertThat(purchase.created()).isEqualTo(Told.UNKNOWN);
    }

    @Test
    void a_notice_is_taken_by_seven_bytes_and_nothing_else() {
        Notice notice = new Notice(
                GATEWAY, "2021000100000001", "2088000000000001", TestKeys.RSA.getPrivate(), InstantSource.system());

        assertThat(notice.judge(purchase, reply(200, "success\n"))).isInstanceOf(Judgement.Failed.class);
        assertThat(purchase.paid()).isEqualTo(Told.UNKNOWN);
        assertThat(notice.judge(purchase, reply(200, "failure"))).isEqualTo(new Judgement.Failed("200 failure"));
        assertThat(notice.judge(purchase, reply(200, "success"))).isInstanceOf(Judgement.Right.class);
        assertThat(purchase.paid()).isEqualTo(Told.DONE);
    }

    @Test
    void a_link_has_to_lead_to_the_order_by_a_signed_address() {
        new Create(CALLER).judge(purchase, reply(200, PAYMENT));
        String address = "http://alipay/gateway.do?biz_content=%7B%22out_trade_no%22%3A%22TB1%22%7D&sign=x";
        Open open = new Open(GATEWAY);

        assertThat(open.judge(purchase, led(address))).isInstanceOf(Judgement.Right.class);
        assertThat(open.judge(purchase, led(address.replace("TB1", "TB2")))).isInstanceOf(Judgement.Wrong.class);
        assertThat(open.judge(purchase, led("http://alipay/"))).isInstanceOf(Judgement.Wrong.class);
        assertThat(open.judge(purchase, reply(200, "closed"))).isInstanceOf(Judgement.Failed.class);
    }

    @Test
    void a_query_has_to_show_what_is_on_record() {
        new Create(CALLER).judge(purchase, reply(200, PAYMENT));
        Query recorded = new Query(CALLER, Query.Wanted.AS_RECORDED);
        Query inItself = new Query(CALLER, Query.Wanted.IN_ITSELF);
        String paid =
                PAYMENT.replace("awaiting", "paid").replace("\"paid_amount\":\"0.00\"", "\"paid_amount\":\"12.34\"");

        assertThat(recorded.judge(purchase, reply(200, PAYMENT))).isInstanceOf(Judgement.Right.class);
        assertThat(recorded.judge(purchase, reply(200, paid))).isInstanceOf(Judgement.Wrong.class);
        assertThat(inItself.judge(purchase, reply(200, paid))).isInstanceOf(Judgement.Right.class);
        assertThat(inItself.judge(purchase, reply(200, PAYMENT.replace("awaiting", "paid"))))
                .isInstanceOf(Judgement.Wrong.class);
        purchase.paid(Told.DONE);
        assertThat(recorded.judge(purchase, reply(200, paid))).isInstanceOf(Judgement.Right.class);
        assertThat(recorded.judge(purchase, reply(200, PAYMENT))).isInstanceOf(Judgement.Wrong.class);
    }

    /** The vector of the contract's own words: eight lines, HMAC-SHA256 in hex. */
    @Test
    void a_request_is_signed_as_the_contract_says() {
        String request = new String(new Query(CALLER, Query.Wanted.IN_ITSELF).request(purchase), UTF_8);

        String nonce = request.lines()
                .filter(line -> line.startsWith("X-Nonce: "))
                .findFirst()
                .orElseThrow()
                .substring(9);
        String text = "TONGBAO1-HMAC-SHA256\nbench\nGET\n/api/v1/pay/query\nout_trade_no=n-1&sync=false\n1800000000\n"
                + nonce + "\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assertThat(request)
                .startsWith("GET /api/v1/pay/query?out_trade_no=n-1&sync=false HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n")
                .contains("X-Signature: " + TestKeys.hmac("0123456789abcdef0123456789abcdef", text) + "\r\n")
                .endsWith("\r\n\r\n");
    }

    private static Reply reply(int status, String body) {
        return Reply.of(status, ("HTTP/1.1 " + status + " X\r\nContent-Length: 1\r\n\r\n" + body).getBytes(UTF_8));
    }

    private static Reply led(String address) {
        return Reply.of(302, ("HTTP/1.1 302 Found\r\nLOCATION: " + address + "\r\n\r\n").getBytes(UTF_8));
    }
}
