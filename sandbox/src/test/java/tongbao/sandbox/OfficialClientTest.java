package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.api.AlipayApiException;
import com.alipay.api.domain.AlipayTradeAppPayModel;
import com.alipay.api.domain.AlipayTradeCancelModel;
import com.alipay.api.domain.AlipayTradeCloseModel;
import com.alipay.api.domain.AlipayTradeFastpayRefundQueryModel;
import com.alipay.api.domain.AlipayTradeWapPayModel;
import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.api.request.AlipayTradeAdvanceConsultRequest;
import com.alipay.api.request.AlipayTradeAppPayRequest;
import com.alipay.api.request.AlipayTradeCancelRequest;
import com.alipay.api.request.AlipayTradeCloseRequest;
import com.alipay.api.request.AlipayTradeFastpayRefundQueryRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeWapPayRequest;
import com.alipay.api.response.AlipayTradeCancelResponse;
import com.alipay.api.response.AlipayTradeCloseResponse;
import com.alipay.api.response.AlipayTradeFastpayRefundQueryResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.sandbox.wire.Form;
import tongbao.sandbox.wire.RsaKeys;

/** Alipay's official SDK in public-key mode does its whole day's work here and checks every signature itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficialClientTest {
    private Ground ground = Ground.inMemory();

    @BeforeAll
    void open() {
        assertThat(ground.sandbox.url()).startsWith("http://127.0.0.1:");
    }

    @AfterAll
    void close() {
        ground.close();
    }

    @Test
    void a_page_payment_runs_from_the_link_to_the_signed_return() throws AlipayApiException {
        String number = Ground.orderNumber();
        var request = ground.pageRequest(number, "88.88");
        request.setReturnUrl("https://shop.example/back?mine=1#part");
        String address = ground.pageAddress(request);

        Ground.Got opened = ground.get(address);
        assertThat(opened.status()).isEqualTo(302);
        assertThat(ground.query(number).getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
        Ground.Got page = ground.get(opened.location());
        assertThat(page.body()).contains("88.88", "确认付款", "&lt;b&gt;", number).doesNotContain("<b>两");

        Ground.Got paid = ground.postForm(opened.location() + "/pay", "");
        assertThat(paid.status()).isEqualTo(303);
        URI back = URI.create(paid.location());
        assertThat(paid.location())
                .startsWith("https://shop.example/back?mine=1&")
                .endsWith("#part");
        Map<String, String> params =
                Form.decode(back.getRawQuery().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(params.remove("mine")).isEqualTo("1");
        assertThat(params)
                .containsEntry("method", "alipay.trade.page.pay.return")
                .containsEntry("total_amount", "88.88");
        assertThat(AlipaySignature.rsaCheckV1(params, ground.alipayPublicKey, "utf-8", "RSA2"))
                .isTrue();

        var answer = ground.query(number);
        assertThat(answer.getTradeStatus()).isEqualTo("TRADE_SUCCESS");
        assertThat(answer.getTotalAmount()).isEqualTo("88.88");
        assertThat(answer.getReceiptAmount()).isEqualTo("0.00");
        assertThat(answer.getTradeNo()).matches("\\d{8}220014\\d{14}");
        assertThat(ground.get(opened.location()).body()).contains("付款成功", "返回商家");
        assertThat(ground.get(address).body()).contains("TRADE_HAS_SUCCESS");
    }

    @Test
    void the_form_that_posts_itself_leads_to_the_same_wallet() throws AlipayApiException {
        String number = Ground.orderNumber();
        String form = ground.client.pageExecute(ground.pageRequest(number, "1")).getBody();
        var action = Pattern.compile("action=\"([^\"]+)\"").matcher(form);
        var content = Pattern.compile("name=\"biz_content\" value=\"([^\"]*)\"").matcher(form);
        assertThat(action.find() && content.find()).isTrue();
        String body =
                Form.encode(Map.of("biz_content", content.group(1).replace("&quot;", "\"")), StandardCharsets.UTF_8);

        Ground.Got opened = ground.postForm(action.group(1), body);

        assertThat(opened.status()).isEqualTo(302);
        assertThat(ground.postForm(opened.location() + "/enter", "").status()).isEqualTo(303);
        assertThat(ground.query(number).getTradeStatus()).isEqualTo("WAIT_BUYER_PAY");
        assertThat(ground.get(opened.location()).body()).contains("已进入收银台");
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUICK_WAP_WAY", "QUICK_WAP_PAY"})
    void a_wap_payment_is_paid_by_the_control_call(String productCode) throws AlipayApiException {
        String number = Ground.orderNumber();
        var model = new AlipayTradeWapPayModel();
        model.setOutTradeNo(number);
        model.setTotalAmount("0.01");
        model.setSubject("手机");
        model.setProductCode(productCode);
        var request = new AlipayTradeWapPayRequest();
        request.setBizModel(model);
        assertThat(ground.get(ground.client.pageExecute(request, "GET").getBody())
                        .status())
                .isEqualTo(302);

        assertThat(ground.trade(number).text("trade_status")).contains("NOT_CREATED");
        assertThat(ground.pay(number).json().text("trade_status")).contains("TRADE_SUCCESS");
        assertThat(ground.pay(number).status()).isEqualTo(409);
        assertThat(ground.query(number).getBuyerLogonId()).isEqualTo("buy***@sandbox.com");
    }

    @Test
    void an_order_string_enters_the_cashier_as_the_app_would() throws AlipayApiException {
        String number = Ground.orderNumber();
        var model = new AlipayTradeAppPayModel();
        model.setOutTradeNo(number);
        model.setTotalAmount("5.00");
        model.setSubject("app");
        var request = new AlipayTradeAppPayRequest();
        request.setBizModel(model);
        String orderString = ground.client.sdkExecute(request).getBody();

        assertThat(ground.postForm("/gateway.do", orderString).status()).isEqualTo(302);

        assertThat(ground.query(number).getTradeStatus()).isEqualTo("WAIT_BUYER_PAY");
    }

    @Test
    void a_qr_code_creates_the_trade_only_when_it_is_scanned() {
        String number = Ground.orderNumber();
        var made = ground.precreate(number, "9.90", "");
        assertThat(made.getQrCode()).startsWith(ground.sandbox.url() + "/qr/");
        assertThat(ground.query(number).getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");

        Ground.Got scanned = ground.get(made.getQrCode());

        assertThat(scanned.status()).isEqualTo(303);
        assertThat(ground.query(number).getTradeStatus()).isEqualTo("WAIT_BUYER_PAY");
        assertThat(ground.postForm(scanned.location() + "/pay", "").location()).isEqualTo(scanned.location());
        assertThat(ground.query(number).getReceiptAmount()).isEqualTo("9.90");
        assertThat(ground.precreate(number, "9.90", "").getSubCode()).isEqualTo("ACQ.TRADE_HAS_SUCCESS");
    }

    @Test
    void the_same_precreate_gives_the_same_code_and_another_amount_is_refused() {
        String number = Ground.orderNumber();
        String code = ground.precreate(number, "9.90", "").getQrCode();

        assertThat(ground.precreate(number, "9.90", "").getQrCode()).isEqualTo(code);
        assertThat(ground.precreate(number, "9.91", "").getSubCode()).isEqualTo("ACQ.CONTEXT_INCONSISTENT");
    }

    @Test
    void refunds_add_up_repeat_and_close_the_trade() {
        String number = ground.paid("10.00", "");

        var first = ground.refund(number, "r1", "3.00");
        assertThat(first.getFundChange()).isEqualTo("Y");
        assertThat(first.getRefundFee()).isEqualTo("3.00");
        var again = ground.refund(number, "r1", "3.00");
        assertThat(again.getFundChange()).isEqualTo("N");
        assertThat(again.getRefundFee()).isEqualTo("3.00");
        assertThat(again.getSendBackFee()).isEqualTo("0.00");
        assertThat(again.getGmtRefundPay()).isEqualTo(first.getGmtRefundPay());
        assertThat(ground.refund(number, "r1", "3.01").getSubCode()).isEqualTo("ACQ.DISCORDANT_REPEAT_REQUEST");
        assertThat(ground.refund(number, "", "3.00").getSubCode()).isEqualTo("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL");
        assertThat(ground.refund(number, "r2", "7.01").getSubCode()).isEqualTo("ACQ.REASON_TRADE_REFUND_FEE_ERR");
        assertThat(ground.query(number).getTradeStatus()).isEqualTo("TRADE_SUCCESS");

        assertThat(ground.refund(number, "r2", "7.00").getRefundFee()).isEqualTo("10.00");
        assertThat(ground.query(number).getTradeStatus()).isEqualTo("TRADE_CLOSED");
        assertThat(ground.refund(number, "r2", "7.00").getFundChange()).isEqualTo("N");
        assertThat(ground.refund(number, "r3", "0.01").getSubCode()).isEqualTo("ACQ.TRADE_HAS_CLOSE");
    }

    @Test
    void a_refund_query_that_misses_says_10000_and_nothing_else() {
        String number = ground.paid("10.00", "");
        ground.refund(number, "r1", "3.00");

        var hit = refundQuery(number, "r1");
        assertThat(hit.getRefundStatus()).isEqualTo("REFUND_SUCCESS");
        assertThat(hit.getRefundAmount()).isEqualTo("3.00");
        assertThat(hit.getTotalAmount()).isEqualTo("10.00");
        assertThat(refundQuery(number, "r2").getBody())
                .startsWith(
                        "{\"alipay_trade_fastpay_refund_query_response\":{\"code\":\"10000\",\"msg\":\"Success\"},");
        assertThat(refundQuery("nothing", "r2").getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
    }

    @Test
    void closing_works_only_while_nobody_has_paid() {
        String number = Ground.orderNumber();
        ground.precreate(number, "1.00", "");
        assertThat(close(number).getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
        ground.post("/sandbox/trades/" + number + "/scan", "");

        assertThat(close(number).getCode()).isEqualTo("10000");
        assertThat(close(number).getSubCode()).isEqualTo("ACQ.TRADE_STATUS_ERROR");
        assertThat(ground.pay(number).status()).isEqualTo(409);
        assertThat(ground.refund(number, "r", "1.00").getSubCode()).isEqualTo("ACQ.TRADE_HAS_CLOSE");
        assertThat(close(ground.paid("1.00", "")).getSubMsg()).isEqualTo("交易状态不合法");
    }

    @Test
    void a_cancel_undoes_whatever_it_finds() {
        String nothing = Ground.orderNumber();
        assertThat(cancel(nothing).getRetryFlag()).isEqualTo("N");
        assertThat(cancel(nothing).getAction()).isNull();

        String unpaid = Ground.orderNumber();
        ground.precreate(unpaid, "1.00", "");
        ground.post("/sandbox/trades/" + unpaid + "/scan", "");
        assertThat(cancel(unpaid).getAction()).isEqualTo("close");
        assertThat(cancel(unpaid).getAction()).isEqualTo("close");

        String paid = ground.paid("1.00", "");
        assertThat(cancel(paid).getAction()).isEqualTo("refund");
        assertThat(ground.trade(paid).text("refunded_amount")).contains("1.00");

        String partly = ground.paid("1.00", "");
        ground.refund(partly, "r", "0.40");
        assertThat(cancel(partly).getSubCode()).isEqualTo("ACQ.REASON_TRADE_REFUND_FEE_ERR");
    }

    @Test
    void a_wrong_key_is_told_which_text_the_gateway_built() throws AlipayApiException {
        var client = ground.client(Ground.APP_ID, RsaKeys.text(Ground.OTHER_KEYS.getPrivate()), "RSA2", "utf-8");
        var request = new AlipayTradeQueryRequest();
        request.setBizContent("{\"out_trade_no\":\"x/y\"}");

        var answer = client.execute(request);

        assertThat(answer.getSubCode()).isEqualTo("isv.invalid-signature");
        assertThat(answer.getSubMsg()).contains("网关生成的验签字符串为：", "app_id=" + Ground.APP_ID + "&amp;biz_content=");
        assertThat(answer.getBody()).contains("x\\/y", "\"sign\":\"");
    }

    @Test
    void an_unknown_app_is_refused_without_a_signature() throws AlipayApiException {
        var client = ground.client("2021000199999999", RsaKeys.text(Ground.APP_KEYS.getPrivate()), "RSA2", "utf-8");
        var request = new AlipayTradeQueryRequest();
        request.setBizContent("{}");

        var answer = client.execute(request);

        assertThat(answer.getBody())
                .isEqualTo("{\"alipay_trade_query_response\":{\"code\":\"40002\",\"msg\":\"Invalid Arguments\","
                        + "\"sub_code\":\"isv.invalid-app-id\",\"sub_msg\":\"无效的AppID参数\"}}");
    }

    @Test
    void old_rsa_and_gbk_work_the_same_way() throws AlipayApiException {
        var client = ground.client(Ground.APP_ID, RsaKeys.text(Ground.APP_KEYS.getPrivate()), "RSA", "GBK");
        String number = Ground.orderNumber();

        var made = client.execute(ground.precreateRequest(number, "2.00", ""));

        assertThat(made.getQrCode()).isNotEmpty();
        ground.pay(number);
        assertThat(client.execute(ground.precreateRequest(number, "2.00", "")).getSubMsg())
                .isEqualTo("交易已被支付");
    }

    @Test
    void a_method_that_this_alipay_does_not_have_is_invalid() {
        var request = new AlipayTradeAdvanceConsultRequest();
        request.setBizContent("{}");

        assertThat(ground.execute(request).getSubCode()).isEqualTo("isv.invalid-method");
    }

    @Test
    void broken_content_is_no_json() {
        var request = new AlipayTradeQueryRequest();
        request.setBizContent("{\"out_trade_no\":");

        assertThat(ground.execute(request).getSubCode()).isEqualTo("isv.illegal-json");
    }

    @Test
    void a_key_that_is_not_the_sandboxs_fails_in_the_client() {
        var client = new com.alipay.api.DefaultAlipayClient(
                ground.sandbox.url() + "/gateway.do",
                Ground.APP_ID,
                RsaKeys.text(Ground.APP_KEYS.getPrivate()),
                "json",
                "utf-8",
                RsaKeys.text(Ground.OTHER_KEYS.getPublic()),
                "RSA2");
        var request = new AlipayTradeQueryRequest();
        request.setBizContent("{\"out_trade_no\":\"1\"}");

        assertThatThrownBy(() -> client.execute(request)).isInstanceOf(AlipayApiException.class);
    }

    private AlipayTradeCloseResponse close(String number) {
        var model = new AlipayTradeCloseModel();
        model.setOutTradeNo(number);
        var request = new AlipayTradeCloseRequest();
        request.setBizModel(model);
        return ground.execute(request);
    }

    private AlipayTradeCancelResponse cancel(String number) {
        var model = new AlipayTradeCancelModel();
        model.setOutTradeNo(number);
        var request = new AlipayTradeCancelRequest();
        request.setBizModel(model);
        return ground.execute(request);
    }

    private AlipayTradeFastpayRefundQueryResponse refundQuery(String number, String outRequestNo) {
        var model = new AlipayTradeFastpayRefundQueryModel();
        model.setOutTradeNo(number);
        model.setOutRequestNo(outRequestNo);
        var request = new AlipayTradeFastpayRefundQueryRequest();
        request.setBizModel(model);
        return ground.execute(request);
    }
}
