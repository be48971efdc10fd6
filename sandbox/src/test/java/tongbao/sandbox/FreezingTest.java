package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.AlipayApiException;
import com.alipay.api.domain.AlipayFundAuthOperationCancelModel;
import com.alipay.api.domain.AlipayFundAuthOrderAppFreezeModel;
import com.alipay.api.domain.AlipayFundAuthOrderFreezeModel;
import com.alipay.api.domain.AlipayFundAuthOrderUnfreezeModel;
import com.alipay.api.domain.AlipayFundAuthOrderVoucherCreateModel;
import com.alipay.api.domain.AlipayTradePayModel;
import com.alipay.api.request.AlipayFundAuthOperationCancelRequest;
import com.alipay.api.request.AlipayFundAuthOperationDetailQueryRequest;
import com.alipay.api.request.AlipayFundAuthOrderAppFreezeRequest;
import com.alipay.api.request.AlipayFundAuthOrderFreezeRequest;
import com.alipay.api.request.AlipayFundAuthOrderUnfreezeRequest;
import com.alipay.api.request.AlipayFundAuthOrderVoucherCreateRequest;
import com.alipay.api.request.AlipayTradePayRequest;
import com.alipay.api.response.AlipayFundAuthOperationCancelResponse;
import com.alipay.api.response.AlipayFundAuthOperationDetailQueryResponse;
import com.alipay.api.response.AlipayFundAuthOrderFreezeResponse;
import com.alipay.api.response.AlipayFundAuthOrderUnfreezeResponse;
import com.alipay.api.response.AlipayTradePayResponse;
import com.alipay.v3.ApiException;
import com.alipay.v3.api.AlipayFundAuthOperationDetailApi;
import com.alipay.v3.model.AlipayFundAuthOperationDetailQueryModel;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Money is frozen, taken piece by piece, and let go, by the official clients. */
class FreezingTest {
    private static final String PAYER = "2088102146225444";

    private final Ground ground = Ground.inMemory();

    @AfterEach
    void close() {
        ground.close();
    }

    private AlipayFundAuthOrderFreezeResponse freeze(String number, String amount, boolean asks, String notifyUrl) {
        var model = new AlipayFundAuthOrderFreezeModel();
        model.setOutOrderNo(number);
        model.setOutRequestNo(number + "-freeze");
        model.setOrderTitle("押金");
        model.setAmount(amount);
        model.setAuthCode(ground.payCode(PAYER, asks));
        model.setAuthCodeType("bar_code");
        model.setProductCode("PRE_AUTH");
        var request = new AlipayFundAuthOrderFreezeRequest();
        request.setBizModel(model);
        if (!notifyUrl.isEmpty()) {
            request.setNotifyUrl(notifyUrl);
        }
        return ground.execute(request);
    }

    private AlipayTradePayResponse pay(String authNo, String number, String amount, String mode) {
        var model = new AlipayTradePayModel();
        model.setOutTradeNo(number);
        model.setTotalAmount(amount);
        model.setSubject("转支付");
        model.setProductCode("PRE_AUTH_ONLINE");
        model.setAuthNo(authNo);
        model.setAuthConfirmMode(mode);
        var request = new AlipayTradePayRequest();
        request.setBizModel(model);
        return ground.execute(request);
    }

    private AlipayFundAuthOrderUnfreezeResponse unfreeze(String authNo, String requestNo, String amount) {
        var model = new AlipayFundAuthOrderUnfreezeModel();
        model.setAuthNo(authNo);
        model.setOutRequestNo(requestNo);
        model.setAmount(amount);
        model.setRemark("退还");
        var request = new AlipayFundAuthOrderUnfreezeRequest();
        request.setBizModel(model);
        return ground.execute(request);
    }

    private AlipayFundAuthOperationDetailQueryResponse query(String number, String requestNo) {
        var model = new com.alipay.api.domain.AlipayFundAuthOperationDetailQueryModel();
        model.setOutOrderNo(number);
        model.setOutRequestNo(requestNo);
        var request = new AlipayFundAuthOperationDetailQueryRequest();
        request.setBizModel(model);
        return ground.execute(request);
    }

    private AlipayFundAuthOperationCancelResponse cancel(String number) {
        var model = new AlipayFundAuthOperationCancelModel();
        model.setOutOrderNo(number);
        model.setOutRequestNo(number + "-freeze");
        var request = new AlipayFundAuthOperationCancelRequest();
        request.setBizModel(model);
        return ground.execute(request);
    }

    private String account(String userId) {
        return ground.get("/sandbox/accounts/" + userId).body();
    }

    @Test
    void frozen_money_is_taken_in_pieces_and_the_rest_let_go_with_the_last() throws IOException {
        ground.control("/sandbox/accounts", Map.of("user", PAYER, "balance", "150.00"));
        try (Receiver receiver = new Receiver()) {
            String number = Ground.orderNumber();
            var frozen = freeze(number, "100.00", false, receiver.url());
            assertThat(frozen.getStatus()).isEqualTo("SUCCESS");
            assertThat(frozen.getAuthNo()).matches("\\d{28}");
            var told = receiver.next();
            assertThat(told.isSignedBy(ground.alipayPublicKey)).isTrue();
            assertThat(told.fields())
                    .containsEntry("notify_type", "fund_auth_freeze")
                    .containsEntry("auth_no", frozen.getAuthNo())
                    .containsEntry("rest_amount", "100.00");
            assertThat(account(PAYER)).contains("\"balance\":\"50.00\",\"frozen\":\"100.00\"");

            String first = Ground.orderNumber();
            assertThat(pay(frozen.getAuthNo(), first, "30.00", "NOT_COMPLETE").getCode())
                    .isEqualTo("10000");
            assertThat(ground.query(first).getTradeStatus()).isEqualTo("TRADE_SUCCESS");
            assertThat(pay(frozen.getAuthNo(), Ground.orderNumber(), "70.01", "COMPLETE")
                            .getSubCode())
                    .isEqualTo("ACQ.AUTH_AMOUNT_NOT_ENOUGH");
            assertThat(query(number, number + "-freeze").getRestAmount()).isEqualTo("70.00");
            assertThat(pay(frozen.getAuthNo(), Ground.orderNumber(), "20.00", "COMPLETE")
                            .getCode())
                    .isEqualTo("10000");

            assertThat(receiver.next().fields())
                    .containsEntry("notify_type", "fund_auth_unfreeze")
                    .containsEntry("amount", "50.00")
                    .containsEntry("rest_amount", "0.00");
            assertThat(account(PAYER)).contains("\"balance\":\"100.00\",\"frozen\":\"0.00\"");
            assertThat(query(number, number + "-freeze").getOrderStatus()).isEqualTo("FINISH");
            assertThat(pay(frozen.getAuthNo(), Ground.orderNumber(), "1.00", "COMPLETE")
                            .getSubCode())
                    .isEqualTo("ACQ.AUTH_ORDER_HAS_FINISHED");
        }
    }

    @Test
    void money_is_let_go_once_a_number_and_never_more_than_is_left() {
        String number = Ground.orderNumber();
        String authNo = freeze(number, "100.00", false, "").getAuthNo();

        var let = unfreeze(authNo, "u1", "40.00");
        assertThat(let.getStatus()).isEqualTo("SUCCESS");
        assertThat(unfreeze(authNo, "u1", "40.00").getOperationId()).isEqualTo(let.getOperationId());
        assertThat(unfreeze(authNo, "u1", "41.00").getSubCode()).isEqualTo("UNIQUE_VIOLATION");
        assertThat(unfreeze(authNo, "u2", "60.01").getSubCode()).isEqualTo("REQUEST_AMOUNT_EXCEED");
        var shown = query(number, "u1");
        assertThat(shown.getOperationType()).isEqualTo("UNFREEZE");
        assertThat(shown.getAmount()).isEqualTo("40.00");
        assertThat(shown.getRestAmount()).isEqualTo("60.00");
        assertThat(query(number, "other").getSubCode()).isEqualTo("AUTH_OPERATION_NOT_EXIST");
        assertThat(unfreeze(authNo, "u2", "60.00").getStatus()).isEqualTo("SUCCESS");
        assertThat(unfreeze(authNo, "u3", "1.00").getSubCode()).isEqualTo("ORDER_ALREADY_FINISH");
        assertThat(unfreeze("0", "u1", "1.00").getSubCode()).isEqualTo("AUTH_ORDER_NOT_EXIST");
    }

    @Test
    void a_payer_who_is_asked_decides_and_until_then_nothing_can_be_taken() {
        String number = Ground.orderNumber();
        var asked = freeze(number, "10.00", true, "");
        assertThat(asked.getCode()).isEqualTo("10003");
        assertThat(asked.getStatus()).isEqualTo("INIT");
        assertThat(pay(asked.getAuthNo(), Ground.orderNumber(), "1.00", "COMPLETE")
                        .getSubCode())
                .isEqualTo("ACQ.AUTH_ORDER_NOT_PAID");
        assertThat(unfreeze(asked.getAuthNo(), "u", "1.00").getSubCode()).isEqualTo("ILLEGAL_STATUS");

        ground.control("/sandbox/consents/" + asked.getAuthNo() + "/agree", Map.of("buyer", PAYER));

        assertThat(query(number, number + "-freeze").getOrderStatus()).isEqualTo("AUTHORIZED");
        assertThat(freeze(number, "10.00", true, "").getSubCode()).isEqualTo("FREEZE_ALREADY_SUCCESS");
        assertThat(freeze(number, "11.00", true, "").getSubCode()).isEqualTo("UNIQUE_VIOLATION");
        assertThat(cancel(number).getAction()).isEqualTo("unfreeze");
        assertThat(freeze(number, "10.00", true, "").getSubCode()).isEqualTo("ORDER_ALREADY_FINISH");

        String refused = Ground.orderNumber();
        String authNo = freeze(refused, "10.00", true, "").getAuthNo();
        ground.control("/sandbox/consents/" + authNo + "/refuse", Map.of());
        assertThat(query(refused, refused + "-freeze").getOrderStatus()).isEqualTo("CLOSED");
        assertThat(ground.post("/sandbox/consents/" + authNo + "/agree", "{}").status())
                .isEqualTo(409);
        assertThat(cancel(refused).getAction()).isEqualTo("close");
    }

    @Test
    void who_has_too_little_can_freeze_nothing() {
        ground.control("/sandbox/accounts", Map.of("user", PAYER, "balance", "9.99"));

        assertThat(freeze(Ground.orderNumber(), "10.00", false, "").getSubCode())
                .isEqualTo("MONEY_NOT_ENOUGH");
        assertThat(account(PAYER)).contains("\"balance\":\"9.99\",\"frozen\":\"0.00\"");
    }

    @Test
    void a_code_and_an_order_string_lead_to_the_page_where_the_payer_agrees() throws AlipayApiException {
        var model = new AlipayFundAuthOrderVoucherCreateModel();
        String number = Ground.orderNumber();
        model.setOutOrderNo(number);
        model.setOutRequestNo("r");
        model.setOrderTitle("押金 <b>");
        model.setAmount("5.00");
        model.setPayTimeout("2d");
        var request = new AlipayFundAuthOrderVoucherCreateRequest();
        request.setBizModel(model);
        String page = ground.execute(request).getCodeValue();
        assertThat(ground.get(page).body()).contains("5.00", "同意", "&lt;b&gt;").doesNotContain("押金 <b>");
        assertThat(ground.postForm(page + "/agree", "").status()).isEqualTo(303);
        assertThat(ground.get(page).body()).contains("资金已冻结").doesNotContain("同意");
        assertThat(query(number, "r").getStatus()).isEqualTo("SUCCESS");

        var late = new AlipayFundAuthOrderAppFreezeModel();
        late.setOutOrderNo(number + "b");
        late.setOutRequestNo("r");
        late.setOrderTitle("押金");
        late.setAmount("5.00");
        late.setPayTimeout("2d");
        var opening = new AlipayFundAuthOrderAppFreezeRequest();
        opening.setBizModel(late);
        String body = ground.client.sdkExecute(opening).getBody();
        String opened = ground.get("/gateway.do?" + body).location();
        assertThat(opened).startsWith("/consent/");
        ground.advance(2 * 24 * 3600);
        ground.postForm(opened + "/agree", "");
        assertThat(query(number + "b", "r").getOrderStatus()).isEqualTo("CLOSED");
    }

    @Test
    void version_3_looks_likewise() throws ApiException {
        String number = Ground.orderNumber();
        freeze(number, "10.00", false, "");
        var model = new AlipayFundAuthOperationDetailQueryModel();
        model.setOutOrderNo(number);
        model.setOutRequestNo(number + "-freeze");

        var shown = new AlipayFundAuthOperationDetailApi(ground.clientV3()).query(model);

        assertThat(shown.getTotalFreezeAmount()).isEqualTo("10.00");
        assertThat(shown.getOrderStatus()).isEqualTo("AUTHORIZED");
    }
}
