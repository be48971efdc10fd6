package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.api.domain.AlipayTradeCancelModel;
import com.alipay.api.domain.AlipayTradePayModel;
import com.alipay.api.request.AlipayTradeCancelRequest;
import com.alipay.api.request.AlipayTradePayRequest;
import com.alipay.api.response.AlipayTradeCancelResponse;
import com.alipay.api.response.AlipayTradePayResponse;
import com.alipay.v3.ApiException;
import com.alipay.v3.api.AlipayTradeApi;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongbao.sandbox.trade.Customs;
import tongbao.sandbox.wire.Amount;

/** The merchant scans the payer's code, by the official clients of both versions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScanningTest {
    private static final String BUYER = "2088102146225777";

    private final Ground ground = Ground.inMemory();

    @AfterAll
    void close() {
        ground.close();
    }

    private AlipayTradePayResponse pay(Ground at, String number, String amount, String code) {
        var model = new AlipayTradePayModel();
        model.setOutTradeNo(number);
        model.setTotalAmount(amount);
        model.setSubject("午饭");
        model.setAuthCode(code);
        model.setScene("bar_code");
        var request = new AlipayTradePayRequest();
        request.setBizModel(model);
        return at.execute(request);
    }

    private AlipayTradeCancelResponse cancel(String number) {
        var model = new AlipayTradeCancelModel();
        model.setOutTradeNo(number);
        var request = new AlipayTradeCancelRequest();
        request.setBizModel(model);
        return ground.execute(request);
    }

    @Test
    void a_small_amount_is_paid_at_once_and_told_to_the_address_of_the_request() throws IOException {
        try (Receiver receiver = new Receiver()) {
            String number = Ground.orderNumber();
            var model = new AlipayTradePayModel();
            model.setOutTradeNo(number);
            model.setTotalAmount("88.00");
            model.setSubject("午饭");
            model.setAuthCode(ground.payCode(BUYER, false));
            var request = new AlipayTradePayRequest();
            request.setBizModel(model);
            request.setNotifyUrl(receiver.url());

            AlipayTradePayResponse paid = ground.execute(request);

            assertThat(paid.getCode()).isEqualTo("10000");
            assertThat(paid.getBuyerUserId()).isEqualTo(BUYER);
            assertThat(paid.getReceiptAmount()).isEqualTo("88.00");
            assertThat(paid.getFundBillList()).singleElement().satisfies(bill -> {
                assertThat(bill.getAmount()).isEqualTo("88.00");
                assertThat(bill.getFundChannel()).isEqualTo("ALIPAYACCOUNT");
            });
            assertThat(paid.getGmtPayment()).isNotNull();
            assertThat(paid.getTradeNo()).matches("\\d{8}2200145777\\d{10}|\\d{28}");
            assertThat(receiver.next().fields()).containsEntry("trade_no", paid.getTradeNo());
        }
    }

    @Test
    void a_large_amount_waits_for_the_password_until_the_payer_has_decided() {
        String number = Ground.orderNumber();
        String code = ground.payCode(BUYER, false);

        AlipayTradePayResponse asked = pay(ground, number, "2000.01", code);

        assertThat(asked.getCode()).isEqualTo("10003");
        assertThat(asked.getMsg()).isEqualTo(" order success pay inprocess");
        assertThat(asked.getSubCode()).isNull();
        assertThat(asked.getReceiptAmount()).isEqualTo("0.00");
        assertThat(ground.query(number).getTradeStatus()).isEqualTo("WAIT_BUYER_PAY");
        AlipayTradePayResponse again = pay(ground, number, "2000.01", code);
        assertThat(again.getCode()).isEqualTo("10003");
        assertThat(again.getTradeNo()).isEqualTo(asked.getTradeNo());

        assertThat(ground.pay(number).status()).isEqualTo(200);
        assertThat(ground.query(number).getTradeStatus()).isEqualTo("TRADE_SUCCESS");
        assertThat(pay(ground, number, "2000.01", code).getSubCode()).isEqualTo("ACQ.TRADE_HAS_SUCCESS");
    }

    @Test
    void from_which_amount_the_password_is_asked_is_a_custom() {
        var customs = Customs.USUAL.askingAbove(new Amount(100_000));
        try (Ground production = Ground.with(Ground.settings().holdingTo(customs))) {
            String code = production.payCode(BUYER, false);
            assertThat(pay(production, Ground.orderNumber(), "1000.01", code).getCode())
                    .isEqualTo("10003");
            assertThat(pay(production, Ground.orderNumber(), "1000.00", production.payCode(BUYER, false))
                            .getCode())
                    .isEqualTo("10000");
        }
    }

    @Test
    void a_payer_who_is_asked_may_refuse_in_the_wallet() {
        String number = Ground.orderNumber();
        pay(ground, number, "1.00", ground.payCode(BUYER, true));
        String wallet = ground.trade(number).text("wallet").orElseThrow();
        assertThat(ground.get(wallet).body()).contains("拒绝付款");

        ground.postForm(wallet + "/refuse", "");

        assertThat(ground.query(number).getTradeStatus()).isEqualTo("TRADE_CLOSED");
        assertThat(ground.post("/sandbox/trades/" + number + "/refuse", "{}").status())
                .isEqualTo(409);
        assertThat(pay(ground, number, "1.00", ground.payCode(BUYER, true)).getSubCode())
                .isEqualTo("ACQ.TRADE_HAS_CLOSE");
    }

    @Test
    void an_undecided_payment_is_closed_by_a_cancel_and_a_made_one_given_back() {
        String undecided = Ground.orderNumber();
        pay(ground, undecided, "1.00", ground.payCode(BUYER, true));
        String made = Ground.orderNumber();
        pay(ground, made, "1.00", ground.payCode(BUYER, false));

        assertThat(cancel(undecided).getAction()).isEqualTo("close");
        assertThat(cancel(made).getAction()).isEqualTo("refund");

        assertThat(ground.trade(made).text("refunded_amount")).contains("1.00");
        assertThat(cancel(made).getAction()).isEqualTo("refund");
        assertThat(cancel(Ground.orderNumber()).getAction()).isNull();
    }

    @Test
    void a_code_is_good_for_one_trade_and_one_minute() {
        String used = ground.payCode(BUYER, false);
        assertThat(pay(ground, Ground.orderNumber(), "1.00", used).getCode()).isEqualTo("10000");
        String late = ground.payCode(BUYER, false);
        ground.advance(60);
        for (String code : new String[] {used, late, "280000000000000000"}) {
            AlipayTradePayResponse refused = pay(ground, Ground.orderNumber(), "1.00", code);
            assertThat(refused.getSubCode()).isEqualTo("ACQ.PAYMENT_AUTH_CODE_INVALID");
            assertThat(refused.getSubMsg()).endsWith("[SOUNDWAVE_PARSER_FAIL]");
            assertThat(refused.getReceiptAmount()).isEqualTo("0.00");
            assertThat(refused.getOutTradeNo()).isNotNull();
        }
        assertThat(pay(ground, Ground.orderNumber(), "1.00", "123").getSubCode())
                .isEqualTo("ACQ.PAYMENT_AUTH_CODE_INVALID");
    }

    @Test
    void another_payer_or_another_amount_does_not_continue_what_was_begun() {
        String number = Ground.orderNumber();
        pay(ground, number, "1.00", ground.payCode(BUYER, true));

        assertThat(pay(ground, number, "2.00", ground.payCode(BUYER, true)).getSubCode())
                .isEqualTo("ACQ.CONTEXT_INCONSISTENT");
        assertThat(pay(ground, number, "1.00", ground.payCode("other", true)).getSubCode())
                .isEqualTo("ACQ.TRADE_BUYER_NOT_MATCH");
        assertThat(ground.post("/sandbox/trades/" + number + "/pay", "{\"buyer\":\"other\"}")
                        .body())
                .contains("ACQ.TRADE_BUYER_NOT_MATCH");
        assertThat(pay(ground, Ground.orderNumber(), "1.00", ground.payCode(ground.sellerId, false))
                        .getSubCode())
                .isEqualTo("ACQ.BUYER_SELLER_EQUAL");
    }

    @Test
    void a_payer_whose_money_is_counted_pays_only_what_is_there() {
        String poor = "2088102146225778";
        ground.control("/sandbox/accounts", Map.of("user", poor, "balance", "10.00"));
        String first = Ground.orderNumber();
        assertThat(pay(ground, first, "6.00", ground.payCode(poor, false)).getCode())
                .isEqualTo("10000");

        AlipayTradePayResponse second = pay(ground, Ground.orderNumber(), "6.00", ground.payCode(poor, false));

        assertThat(second.getSubCode()).isEqualTo("ACQ.BUYER_BALANCE_NOT_ENOUGH");
        assertThat(ground.query(second.getOutTradeNo()).getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
        assertThat(balance(poor)).isEqualTo("4.00");
        ground.refund(first, "r", "1.50");
        assertThat(balance(poor)).isEqualTo("5.50");
    }

    @Test
    void a_merchant_without_money_can_not_give_back() {
        String number = Ground.orderNumber();
        pay(ground, number, "100.00", ground.payCode(BUYER, false));
        ground.control("/sandbox/accounts", Map.of("user", ground.sellerId, "balance", "10.00"));

        assertThat(ground.refund(number, "a", "11.00").getSubCode()).isEqualTo("ACQ.SELLER_BALANCE_NOT_ENOUGH");
        assertThat(cancel(number).getSubCode()).isEqualTo("ACQ.SELLER_BALANCE_NOT_ENOUGH");
        assertThat(cancel(number).getRetryFlag()).isEqualTo("N");
        assertThat(ground.trade(number).text("refunded_amount")).contains("0.00");
        // The fee of 0.06 for these ten comes back together with them.
        assertThat(ground.refund(number, "a", "10.00").getFundChange()).isEqualTo("Y");
        assertThat(balance(ground.sellerId)).isEqualTo("0.06");
        ground.control("/sandbox/accounts", Map.of("user", ground.sellerId, "balance", "1000000.00"));
    }

    private String balance(String userId) {
        return ground.get("/sandbox/accounts/" + userId).json().text("balance").orElseThrow();
    }

    @Test
    void any_refusal_of_the_business_comes_on_order() {
        ground.control(
                "/sandbox/accidents",
                Map.of("method", "alipay.trade.pay", "kind", "refused", "sub_code", "ACQ.MOBILE_PAYMENT_SWITCH_OFF"));
        ground.control(
                "/sandbox/accidents",
                Map.of("method", "alipay.trade.pay", "kind", "refused", "sub_code", "ACQ.ACCESS_FORBIDDEN"));
        String code = ground.payCode(BUYER, false);
        assertThat(pay(ground, Ground.orderNumber(), "1.00", code).getSubCode())
                .isEqualTo("ACQ.MOBILE_PAYMENT_SWITCH_OFF");
        assertThat(pay(ground, Ground.orderNumber(), "1.00", code).getSubMsg()).isEqualTo("无权限使用接口");
        assertThat(pay(ground, Ground.orderNumber(), "1.00", code).getCode()).isEqualTo("10000");
    }

    @Test
    void version_3_pays_asks_and_refuses_likewise() throws ApiException {
        var api = new AlipayTradeApi(ground.clientV3());
        var model = new com.alipay.v3.model.AlipayTradePayModel();
        String number = Ground.orderNumber();
        model.setOutTradeNo(number);
        model.setTotalAmount("5.00");
        model.setSubject("午饭");
        model.setScene("bar_code");
        model.setAuthCode(ground.payCode(BUYER, true));

        var asked = api.pay(model);
        assertThat(asked.getReceiptAmount()).isEqualTo("0.00");
        assertThat(asked.getGmtPayment()).isNull();
        assertThat(ground.pay(number).status()).isEqualTo(200);
        assertThatThrownBy(() -> api.pay(model))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.getResponseBody()).contains("ACQ.TRADE_HAS_SUCCESS"));
        model.setOutTradeNo(Ground.orderNumber());
        model.setAuthCode(ground.payCode(BUYER, false));
        assertThat(api.pay(model).getReceiptAmount()).isEqualTo("5.00");
    }
}
