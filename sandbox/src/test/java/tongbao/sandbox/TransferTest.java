package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.domain.AlipayFundAccountQueryModel;
import com.alipay.api.domain.AlipayFundTransCommonQueryModel;
import com.alipay.api.domain.AlipayFundTransUniTransferModel;
import com.alipay.api.domain.Participant;
import com.alipay.api.request.AlipayFundAccountQueryRequest;
import com.alipay.api.request.AlipayFundTransCommonQueryRequest;
import com.alipay.api.request.AlipayFundTransUniTransferRequest;
import com.alipay.api.response.AlipayFundTransCommonQueryResponse;
import com.alipay.api.response.AlipayFundTransUniTransferResponse;
import com.alipay.v3.ApiException;
import com.alipay.v3.api.AlipayFundTransUniApi;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money is sent without a trade, and counted on both sides, by the official clients. */
class TransferTest {
    private static final String PAYEE = "2088102146225666";

    private final Ground ground = Ground.inMemory();

    @AfterEach
    void close() {
        ground.close();
    }

    private static AlipayFundTransUniTransferModel model(String outBizNo, String amount, String type, String identity) {
        var payee = new Participant();
        payee.setIdentityType(type);
        payee.setIdentity(identity);
        var model = new AlipayFundTransUniTransferModel();
        model.setOutBizNo(outBizNo);
        model.setTransAmount(amount);
        model.setProductCode("TRANS_ACCOUNT_NO_PWD");
        model.setBizScene("DIRECT_TRANSFER");
        model.setOrderTitle("佣金");
        model.setPayeeInfo(payee);
        return model;
    }

    private AlipayFundTransUniTransferResponse transfer(AlipayFundTransUniTransferModel model) {
        var request = new AlipayFundTransUniTransferRequest();
        request.setBizModel(model);
        return ground.execute(request);
    }

    private AlipayFundTransCommonQueryResponse query(String outBizNo) {
        var model = new AlipayFundTransCommonQueryModel();
        model.setOutBizNo(outBizNo);
        model.setProductCode("TRANS_ACCOUNT_NO_PWD");
        model.setBizScene("DIRECT_TRANSFER");
        var request = new AlipayFundTransCommonQueryRequest();
        request.setBizModel(model);
        return ground.execute(request);
    }

    private String available() {
        var model = new AlipayFundAccountQueryModel();
        model.setAlipayUserId(ground.sellerId);
        model.setAccountType("ACCTRANS_ACCOUNT");
        var request = new AlipayFundAccountQueryRequest();
        request.setBizModel(model);
        return ground.execute(request).getAvailableAmount();
    }

    @Test
    void money_moves_once_a_number_from_one_account_to_the_other() {
        ground.control("/sandbox/accounts", Map.of("user", PAYEE, "balance", "1.00"));
        assertThat(available()).isEqualTo("1000000.00");

        var sent = transfer(model("t1", "88.00", "ALIPAY_USER_ID", PAYEE));

        assertThat(sent.getStatus()).isEqualTo("SUCCESS");
        assertThat(sent.getOrderId()).matches("\\d{8}110070\\d{18}");
        assertThat(transfer(model("t1", "88.00", "ALIPAY_USER_ID", PAYEE)).getOrderId())
                .isEqualTo(sent.getOrderId());
        assertThat(transfer(model("t1", "89.00", "ALIPAY_USER_ID", PAYEE)).getSubCode())
                .isEqualTo("PAYMENT_INFO_INCONSISTENCY");
        assertThat(available()).isEqualTo("999912.00");
        assertThat(ground.get("/sandbox/accounts/" + PAYEE).body()).contains("\"balance\":\"89.00\"");
        assertThat(query("t1").getPayFundOrderId()).isEqualTo(sent.getPayFundOrderId());
        assertThat(query("t1").getTransAmount()).isEqualTo("88.00");
        assertThat(query("t2").getSubCode()).isEqualTo("ORDER_NOT_EXIST");
    }

    @Test
    void who_has_too_little_sends_nothing() {
        ground.control("/sandbox/accounts", Map.of("user", ground.sellerId, "balance", "10.00"));

        assertThat(transfer(model("t1", "10.01", "ALIPAY_USER_ID", PAYEE)).getSubCode())
                .isEqualTo("PAYER_BALANCE_NOT_ENOUGH");
        assertThat(query("t1").getSubCode()).isEqualTo("ORDER_NOT_EXIST");
        assertThat(transfer(model("t1", "10.00", "ALIPAY_USER_ID", PAYEE)).getStatus())
                .isEqualTo("SUCCESS");
        assertThat(available()).isEqualTo("0.00");
    }

    @Test
    void a_bank_takes_two_hours() {
        var model = model("t1", "5.00", "BANKCARD_ACCOUNT", "6222020000000000000");
        model.getPayeeInfo().setName("张三");
        assertThat(transfer(model).getStatus()).isEqualTo("DEALING");
        assertThat(query("t1").getStatus()).isEqualTo("DEALING");
        ground.advance(2 * 3600);
        assertThat(query("t1").getStatus()).isEqualTo("SUCCESS");
        assertThat(transfer(model).getStatus()).isEqualTo("SUCCESS");
    }

    @ParameterizedTest
    @CsvSource({
        "0.09,     ALIPAY_USER_ID,  2088102146225666, EXCEED_LIMIT_SM_MIN_AMOUNT",
        "0,        ALIPAY_USER_ID,  2088102146225666, INVALID_PARAMETER",
        "50000.00, ALIPAY_USER_ID,  2088102146225666, MEMO_REQUIRED_IN_TRANSFER_ERROR",
        "1.00,     ALIPAY_USER_ID,  somebody,         PAYEE_NOT_EXIST",
        "1.00,     ALIPAY_LOGON_ID, a@b.cn,           INVALID_PARAMETER",
        "1.00,     PHONE,           1,                INVALID_PARAMETER",
    })
    void a_wrong_request_is_refused_without_a_prefix(String amount, String type, String identity, String code) {
        assertThat(transfer(model("t1", amount, type, identity)).getSubCode()).isEqualTo(code);
    }

    @Test
    void nobody_sends_to_himself_or_sees_the_money_of_others() {
        assertThat(transfer(model("t1", "1.00", "ALIPAY_USER_ID", ground.sellerId))
                        .getSubCode())
                .isEqualTo("PAYER_PAYEE_CANNOT_SAME");
        var model = new AlipayFundAccountQueryModel();
        model.setAlipayUserId(PAYEE);
        model.setAccountType("ACCTRANS_ACCOUNT");
        var request = new AlipayFundAccountQueryRequest();
        request.setBizModel(model);
        assertThat(ground.execute(request).getSubCode()).isEqualTo("NO_PERMISSION");
    }

    @Test
    void version_3_sends_likewise() throws ApiException {
        var payee = new com.alipay.v3.model.Participant();
        payee.setIdentity(PAYEE);
        payee.setIdentityType("ALIPAY_USER_ID");
        var model = new com.alipay.v3.model.AlipayFundTransUniTransferModel();
        model.setOutBizNo("t3");
        model.setTransAmount("1.00");
        model.setProductCode("TRANS_ACCOUNT_NO_PWD");
        model.setBizScene("DIRECT_TRANSFER");
        model.setPayeeInfo(payee);

        assertThat(new AlipayFundTransUniApi(ground.clientV3()).transfer(model).getStatus())
                .isEqualTo("SUCCESS");
        assertThat(query("t3").getStatus()).isEqualTo("SUCCESS");
    }
}
