package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.api.AlipayApiException;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.response.AlipayTradeQueryResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:30:00Z");
    private static final FakeAlipay ALIPAY = new FakeAlipay();
    private static final AlipayClient CLIENT = Vectors.client()
            .gateway(ALIPAY.address())
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .build();
    private static final OutTradeNo ORDER = new OutTradeNo("T1");
    private static final String BOTH = "\"out_trade_no\":\"T1\",\"trade_no\":\"2026112222001400000000000001\"";
    private static final String SUCCESS = "{\"code\":\"10000\",\"msg\":\"Success\",";

    @AfterAll
    static void stop() {
        ALIPAY.close();
    }

    @Test
    void the_official_sdk_verifies_every_parameter_that_we_send() throws Exception {
        ALIPAY.signs(TradePrecreate.METHOD, SUCCESS + "\"out_trade_no\":\"T1\",\"qr_code\":\"https:\\/\\/qr\\/x\"}");
        var order = TradeOrder.of(ORDER, Yuan.of("88.88"), "支付 \"&+%= <b>")
                .withBody("two\nlines")
                .withTimeExpire(NOW.plusSeconds(900))
                .withNotifyUrl(URI.create("https://shop.example/notify"))
                .with(TradeOrder.GOODS_DETAIL, List.of(GoodsDetail.of("apple-01", "Apple", 1, Yuan.of("1.00"))))
                .with(TradeOrder.DISABLE_PAY_CHANNELS, List.of("pcredit", "creditCard"));
        var outcome =
                CLIENT.precreate(new TradePrecreate.Request(order, TradePrecreate.ProductCode.FACE_TO_FACE_PAYMENT));
        assertThat(done(outcome).qrCode()).isEqualTo("https://qr/x");
        assertThat(ALIPAY.asked())
                .containsEntry("timestamp", "2026-11-23 02:30:00")
                .containsEntry("notify_url", "https://shop.example/notify");
        assertThat(ALIPAY.asked().get("biz_content"))
                .contains("\"time_expire\":\"2026-11-23 02:45:00\"", "\"goods_detail\":[{\"goods_id\":\"apple-01\"");
        assertThat(sdkVerifies(ALIPAY.asked())).isTrue();
    }

    @Test
    void the_official_sdk_verifies_pages_forms_and_app_orders() throws Exception {
        var order = TradeOrder.of(ORDER, Yuan.of("0.01"), "引号 \"' <i>&amp;</i> 100%+1");
        PayPage page = CLIENT.pagePay(
                TradePagePay.Request.of(order).withReturnUrl(URI.create("https://shop.example/back?a=1&b=2")));
        Map<String, String> byUrl =
                Vectors.decodedQuery(page.url().substring(page.url().indexOf('?') + 1));
        assertThat(sdkVerifies(byUrl)).isTrue();
        assertThat(byUrl.get("biz_content")).contains("FAST_INSTANT_TRADE_PAY");
        assertThat(PostedForm.read(page.form()).all()).isEqualTo(byUrl);
        PayPage wap = CLIENT.wapPay(TradeWapPay.Request.of(order).withQuitUrl(URI.create("https://shop.example/quit")));
        assertThat(sdkVerifies(PostedForm.read(wap.form()).all())).isTrue();
        String app = CLIENT.appPay(new TradeAppPay.Request(order));
        assertThat(sdkVerifies(Vectors.decodedQuery(app))).isTrue();
    }

    @Test
    void ours_and_the_official_client_understand_the_same_answers() throws Exception {
        ALIPAY.signs(
                TradeQuery.METHOD,
                SUCCESS + BOTH + ",\"send_pay_date\":\"2026-11-22 10:00:05\",\"total_amount\":\"8.88\","
                        + "\"trade_status\":\"TRADE_SUCCESS\",\"fund_bill_list\":[{\"amount\":\"8.88\"}]}");
        TradeQuery.Reply ours = done(query());
        var theirs = sdkQuery();
        assertThat(ours.tradeStatus().name()).isEqualTo(theirs.getTradeStatus());
        assertThat(ours.totalAmount()).hasToString(theirs.getTotalAmount());
        assertThat(ours.sendPayDate()).contains(Instant.parse("2026-11-22T02:00:05Z"));
        assertThat(ours.fields()).containsEntry("fund_bill_list", "[{\"amount\":\"8.88\"}]");

        ALIPAY.signs(TradeQuery.METHOD, failure("ACQ.TRADE_NOT_EXIST"));
        assertThat(query())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        it -> assertThat(it.isTradeMissing()).isTrue());
        assertThat(sdkQuery().getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");

        ALIPAY.answers(
                200,
                "text/html",
                FakeAlipay.signed(TradeQuery.METHOD, SUCCESS + BOTH + "}").replace("T1", "T2"));
        assertThat(why(query())).isEqualTo("UNTRUSTWORTHY");
        assertThatThrownBy(OutcomeTest::sdkQuery).isInstanceOf(AlipayApiException.class);
    }

    @Test
    void an_unsigned_failure_is_never_a_refusal_though_the_official_sdk_believes_it() throws Exception {
        ALIPAY.answers(200, "text/html", FakeAlipay.body(TradeQuery.METHOD, failure("ACQ.TRADE_NOT_EXIST"), ""));
        assertThat(query()).isInstanceOfSatisfying(Outcome.Unknown.class, it -> {
            assertThat(it.why()).isEqualTo(Outcome.Why.UNTRUSTWORTHY);
            assertThat(it.detail()).contains("ACQ.TRADE_NOT_EXIST");
        });
        assertThat(sdkQuery().getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
    }

    @Test
    void a_signed_answer_for_another_trade_is_not_believed() {
        ALIPAY.signs(TradeClose.METHOD, SUCCESS + BOTH.replace("T1", "T2") + "}");
        assertThat(why(CLIENT.close(new TradeClose.Request(ORDER)))).isEqualTo("UNTRUSTWORTHY");
        ALIPAY.signs(TradeClose.METHOD, SUCCESS.replace(",\"msg\":\"Success\",", "}"));
        assertThat(why(CLIENT.close(new TradeClose.Request(ORDER)))).isEqualTo("SENT");
    }

    @Test
    void success_with_what_nobody_has_listed_is_unknown() {
        ALIPAY.signs(TradeQuery.METHOD, SUCCESS + BOTH + ",\"total_amount\":\"8.88\",\"trade_status\":\"TRADE_NEW\"}");
        assertThat(why(query())).isEqualTo("SENT");
        ALIPAY.signs(TradeQuery.METHOD, SUCCESS.replace("10000", "10003") + BOTH + "}");
        assertThat(why(query())).isEqualTo("SENT");
    }

    @Test
    void a_refund_says_whether_it_moved_money_and_the_sum_of_all() {
        var request = TradeRefund.Request.of(ORDER, Yuan.of("2.00"), new OutRequestNo("R1"));
        ALIPAY.signs(
                TradeRefund.METHOD,
                SUCCESS + BOTH + ",\"fund_change\":\"Y\",\"refund_fee\":\"3.00\","
                        + "\"gmt_refund_pay\":\"2020-05-28 09:32:52\"}");
        TradeRefund.Reply first = done(CLIENT.refund(request));
        assertThat(first.fundChange()).isEqualTo(TradeRefund.FundChange.YES);
        assertThat(first.refundFee()).isEqualTo(Yuan.of("3.00"));
        assertThat(first.gmtRefundPay()).contains(Instant.parse("2020-05-28T01:32:52Z"));
        ALIPAY.signs(TradeRefund.METHOD, SUCCESS + BOTH + ",\"refund_fee\":\"3.00\"}");
        assertThat(done(CLIENT.refund(request)).fundChange()).isEqualTo(TradeRefund.FundChange.NO);
    }

    @Test
    void a_refund_query_hits_with_a_status_hits_without_one_or_misses() {
        String hit = SUCCESS + BOTH + ",\"out_request_no\":\"R1\",\"refund_amount\":\"2.00\"";
        assertThat(refundQuery(hit + ",\"refund_status\":\"REFUND_SUCCESS\"}")).startsWith("Done[reply=Refunded");
        assertThat(refundQuery(hit + "}")).startsWith("Done[reply=Recorded");
        assertThat(refundQuery("{\"code\":\"10000\",\"msg\":\"Success\"}")).startsWith("Done[reply=Missed");
        assertThat(refundQuery(hit + ",\"refund_status\":\"REFUND_PROCESSING\"}"))
                .startsWith("Unknown[why=SENT");
        assertThat(refundQuery(hit.replace("R1", "R2") + "}")).startsWith("Unknown[why=UNTRUSTWORTHY");
    }

    @Test
    void a_cancel_says_what_it_undid_and_one_to_repeat_is_unknown() {
        assertThat(cancel(",\"retry_flag\":\"N\",\"action\":\"close\"}")).contains("action=CLOSE");
        assertThat(cancel(",\"retry_flag\":\"N\",\"action\":\"refund\"}")).contains("action=REFUND");
        assertThat(cancel(",\"retry_flag\":\"N\"}")).contains("action=NOTHING");
        assertThat(cancel(",\"retry_flag\":\"Y\"}")).startsWith("Unknown[why=SENT");
    }

    private static String cancel(String rest) {
        ALIPAY.signs(TradeCancel.METHOD, SUCCESS + BOTH + rest);
        return CLIENT.cancel(new TradeCancel.Request(ORDER)).toString();
    }

    private static String refundQuery(String node) {
        ALIPAY.signs(TradeFastpayRefundQuery.METHOD, node);
        return CLIENT.refundQuery(TradeFastpayRefundQuery.Request.of(ORDER, new OutRequestNo("R1")))
                .toString();
    }

    private static Outcome<TradeQuery.Reply> query() {
        return CLIENT.query(TradeQuery.Request.of(ORDER));
    }

    private static AlipayTradeQueryResponse sdkQuery() throws AlipayApiException {
        var sdk = new DefaultAlipayClient(
                ALIPAY.address().toString(),
                "2021000100000001",
                Vectors.text("keys/app.pkcs8.b64"),
                "json",
                "utf-8",
                Vectors.text("keys/alipay.public.b64"),
                "RSA2");
        var request = new AlipayTradeQueryRequest();
        request.setBizContent("{\"out_trade_no\":\"T1\"}");
        return sdk.execute(request);
    }

    private static boolean sdkVerifies(Map<String, String> sent) throws AlipayApiException {
        var unsigned = new TreeMap<>(sent);
        String sign = unsigned.remove("sign");
        String text = AlipaySignature.getSignContent(unsigned);
        return AlipaySignature.rsa256CheckContent(text, sign, Vectors.text("keys/app.public.b64"), "utf-8");
    }

    private static String failure(String subCode) {
        return "{\"code\":\"40004\",\"msg\":\"Business Failed\",\"sub_code\":\"" + subCode + "\",\"sub_msg\":\"x\"}";
    }

    private static <R> R done(Outcome<R> outcome) {
        return outcome instanceof Outcome.Done<R>(R reply) ? reply : fail(outcome);
    }

    private static <R> R fail(Outcome<R> outcome) {
        throw new AssertionError("not done but " + outcome);
    }

    private static String why(Outcome<?> outcome) {
        return outcome instanceof Outcome.Unknown<?> it ? it.why().name() : outcome.toString();
    }
}
