package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.AlipayApiException;
import com.alipay.api.domain.AccessParams;
import com.alipay.api.domain.AgreementParams;
import com.alipay.api.domain.AlipayTradePayModel;
import com.alipay.api.domain.AlipayUserAgreementPageSignModel;
import com.alipay.api.domain.AlipayUserAgreementQueryModel;
import com.alipay.api.domain.AlipayUserAgreementUnsignModel;
import com.alipay.api.domain.PeriodRuleParams;
import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.api.request.AlipayTradePayRequest;
import com.alipay.api.request.AlipayUserAgreementPageSignRequest;
import com.alipay.api.request.AlipayUserAgreementQueryRequest;
import com.alipay.api.request.AlipayUserAgreementUnsignRequest;
import com.alipay.api.response.AlipayTradePayResponse;
import com.alipay.api.response.AlipayUserAgreementQueryResponse;
import com.alipay.v3.ApiException;
import com.alipay.v3.api.AlipayUserAgreementApi;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tongbao.sandbox.wire.BeijingTime;
import tongbao.sandbox.wire.Form;

/** A payer agrees once and the merchant takes money by that, by the official clients. */
class AgreementTest {
    private final Ground ground = Ground.inMemory();

    @AfterEach
    void close() {
        ground.close();
    }

    private static AlipayUserAgreementPageSignModel model(String externalNo) {
        var access = new AccessParams();
        access.setChannel("ALIPAYAPP");
        var model = new AlipayUserAgreementPageSignModel();
        model.setPersonalProductCode("GENERAL_WITHHOLDING_P");
        model.setSignScene("INDUSTRY|CARRENTAL");
        model.setExternalAgreementNo(externalNo);
        model.setProductCode("GENERAL_WITHHOLDING");
        model.setAccessParams(access);
        return model;
    }

    /** The path of the page where the payer decides. */
    private String open(AlipayUserAgreementPageSignModel model, String notifyUrl) {
        var request = new AlipayUserAgreementPageSignRequest();
        request.setBizModel(model);
        request.setReturnUrl("https://shop.example/agreed");
        if (!notifyUrl.isEmpty()) {
            request.setNotifyUrl(notifyUrl);
        }
        try {
            String opened = ground.get(ground.client.pageExecute(request, "GET").getBody())
                    .location();
            assertThat(opened).startsWith("/consent/");
            return opened;
        } catch (AlipayApiException e) {
            throw new AssertionError(e);
        }
    }

    private AlipayUserAgreementQueryResponse query(String externalNo) {
        var model = new AlipayUserAgreementQueryModel();
        model.setExternalAgreementNo(externalNo);
        model.setPersonalProductCode("GENERAL_WITHHOLDING_P");
        var request = new AlipayUserAgreementQueryRequest();
        request.setBizModel(model);
        return ground.execute(request);
    }

    private AlipayTradePayResponse take(String agreementNo, String amount, String productCode) {
        var params = new AgreementParams();
        params.setAgreementNo(agreementNo);
        var model = new AlipayTradePayModel();
        model.setOutTradeNo(Ground.orderNumber());
        model.setTotalAmount(amount);
        model.setSubject("月费");
        model.setProductCode(productCode);
        model.setAgreementParams(params);
        var request = new AlipayTradePayRequest();
        request.setBizModel(model);
        return ground.execute(request);
    }

    private String unsign(String agreementNo) {
        var model = new AlipayUserAgreementUnsignModel();
        model.setAgreementNo(agreementNo);
        var request = new AlipayUserAgreementUnsignRequest();
        request.setBizModel(model);
        var answer = ground.execute(request);
        return answer.isSuccess() ? "" : answer.getSubCode();
    }

    @Test
    void a_payer_agrees_the_merchant_is_told_takes_money_and_ends_it() throws IOException {
        try (Receiver receiver = new Receiver()) {
            String page = open(model("A1"), receiver.url());
            assertThat(query("A1").getSubCode()).isEqualTo("USER_AGREEMENT_NOT_EXIST");
            assertThat(ground.get(page).body()).contains("代扣协议待签约", "A1");

            ground.postForm(page + "/agree", "");

            var told = receiver.next();
            assertThat(told.isSignedBy(ground.alipayPublicKey)).isTrue();
            assertThat(told.fields())
                    .containsEntry("notify_type", "dut_user_sign")
                    .containsEntry("status", "NORMAL")
                    .containsEntry("external_agreement_no", "A1");
            String agreementNo = told.field("agreement_no");
            assertThat(query("A1").getAgreementNo()).isEqualTo(agreementNo).matches("\\d{20}");
            assertThat(ground.get(page).body()).contains("已签约", "返回商家", "agreement_no=" + agreementNo);

            var taken = take(agreementNo, "3000.00", "GENERAL_WITHHOLDING");
            assertThat(taken.getCode()).isEqualTo("10000");
            assertThat(taken.getBuyerUserId()).isEqualTo(query("A1").getPrincipalId());
            assertThat(ground.query(taken.getOutTradeNo()).getTradeStatus()).isEqualTo("TRADE_SUCCESS");

            assertThat(unsign(agreementNo)).isEmpty();
            assertThat(receiver.next().fields()).containsEntry("notify_type", "dut_user_unsign");
            assertThat(unsign(agreementNo)).isEqualTo("USER_AGREEMENT_STATUS_NOT_NORMAL");
            assertThat(take(agreementNo, "1.00", "GENERAL_WITHHOLDING").getSubCode())
                    .isEqualTo("ACQ.AGREEMENT_STATUS_NOT_NORMAL");
            assertThat(take("20260101000000000000", "1.00", "GENERAL_WITHHOLDING")
                            .getSubCode())
                    .isEqualTo("ACQ.AGREEMENT_NOT_EXIST");
        }
    }

    @Test
    void the_way_back_is_signed() throws AlipayApiException {
        String page = open(model("A2"), "");
        ground.postForm(page + "/agree", "");
        String html = ground.get(page).body();
        int from = html.indexOf("https://shop.example/agreed");
        String url = html.substring(from, html.indexOf('"', from)).replace("&amp;", "&");

        Map<String, String> params =
                Form.decode(URI.create(url).getRawQuery().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        assertThat(params).containsEntry("status", "NORMAL");
        assertThat(AlipaySignature.rsaCheckV1(params, ground.alipayPublicKey, "utf-8", "RSA2"))
                .isTrue();
    }

    @Test
    void a_periodic_agreement_bounds_each_payment_their_sum_their_number_and_their_first_day() {
        var rules = new PeriodRuleParams();
        rules.setPeriodType("DAY");
        rules.setPeriod(7L);
        rules.setSingleAmount("10.00");
        rules.setTotalAmount("15.00");
        rules.setTotalPayments(3L);
        rules.setExecuteTime(
                BeijingTime.date(ground.sandbox.clock().instant()).plusDays(1).toString());
        var model = model("A3");
        model.setPersonalProductCode("CYCLE_PAY_AUTH_P");
        model.setPeriodRuleParams(rules);
        ground.postForm(open(model, "") + "/agree", "");
        String agreementNo = query("A3").getAgreementNo();

        assertThat(take(agreementNo, "5.00", "CYCLE_PAY_AUTH").getSubCode()).isEqualTo("ACQ.CYCLE_PAY_DATE_NOT_MATCH");
        ground.advance(24 * 3600);
        assertThat(take(agreementNo, "10.01", "CYCLE_PAY_AUTH").getSubCode())
                .isEqualTo("ACQ.CYCLE_PAY_SINGLE_FEE_EXCEED");
        assertThat(take(agreementNo, "10.00", "CYCLE_PAY_AUTH").isSuccess()).isTrue();
        assertThat(take(agreementNo, "5.01", "CYCLE_PAY_AUTH").getSubCode())
                .isEqualTo("ACQ.CYCLE_PAY_TOTAL_FEE_EXCEED");
        assertThat(take(agreementNo, "1.00", "CYCLE_PAY_AUTH").isSuccess()).isTrue();
        assertThat(take(agreementNo, "1.00", "CYCLE_PAY_AUTH").isSuccess()).isTrue();
        assertThat(take(agreementNo, "1.00", "CYCLE_PAY_AUTH").getSubCode())
                .isEqualTo("ACQ.CYCLE_PAY_TOTAL_TIMES_EXCEED");
    }

    @Test
    void a_payer_may_refuse_and_version_3_asks_by_get() throws ApiException {
        String refused = open(model("A4"), "");
        ground.postForm(refused + "/refuse", "");
        assertThat(ground.get(refused).body()).contains("已拒绝");
        assertThat(ground.post("/sandbox" + refused.replace("/consent/", "/consents/") + "/agree", "{}")
                        .status())
                .isEqualTo(409);
        String agreed = open(model("A5"), "");
        ground.control("/sandbox" + agreed.replace("/consent/", "/consents/") + "/agree", Map.of("buyer", "somebody"));

        var api = new AlipayUserAgreementApi(ground.clientV3());
        var answer = api.query("GENERAL_WITHHOLDING_P", "", "", "", "INDUSTRY|CARRENTAL", "A5", "", "");
        assertThat(answer.getStatus()).isEqualTo("NORMAL");
    }
}
