package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Answers that are a success and not the end: none of them may be taken for money. */
class ProgressTest {
    private static final FakeAlipay ALIPAY = new FakeAlipay();
    private static final AlipayClient CLIENT =
            Vectors.client().gateway(ALIPAY.address()).build();
    private static final Yuan ONE = Yuan.of("1.00");
    private static final String TRADE = "\"out_trade_no\":\"T1\",\"trade_no\":\"2026112222001400000000000001\"";

    @AfterAll
    static void stop() {
        ALIPAY.close();
    }

    @Test
    void a_payer_who_is_asked_for_the_password_has_not_paid() {
        Progress<TradePay.Reply> progress = pay(answer(
                "10003",
                " order success pay inprocess",
                TRADE + ",\"buyer_pay_amount\":\"0.00\",\"receipt_amount\":\"0.00\",\"total_amount\":\"1.00\""));
        assertThat(progress)
                .isInstanceOfSatisfying(
                        Progress.Underway.class,
                        it -> assertThat(it.reply()).isInstanceOfSatisfying(TradePay.Reply.class, reply -> {
                            assertThat(reply.tradeNo().value()).isEqualTo("2026112222001400000000000001");
                            assertThat(reply.gmtPayment()).isEmpty();
                        }));
        String oddly = TRADE + ",\"gmt_payment\":\"2026-11-22 10:00:05\"";
        assertThat(pay(answer("10003", "x", oddly))).isInstanceOf(Progress.Underway.class);
    }

    @Test
    void a_payment_is_finished_only_by_a_success_that_says_when() {
        String paid = TRADE + ",\"total_amount\":\"1.00\",\"gmt_payment\":\"2026-11-22 10:00:05\"";
        assertThat(pay(success(paid)))
                .isInstanceOfSatisfying(
                        Progress.Finished.class,
                        it -> assertThat(it.reply()).asString().contains("2026-11-22T02:00:05Z"));
        String takenOn = TRADE + ",\"async_payment_mode\":\"NORMAL_ASYNC_PAY\"";
        assertThat(pay(success(takenOn))).isInstanceOf(Progress.Underway.class);
    }

    @Test
    void a_payment_that_failed_is_refused_only_if_nothing_can_have_happened() {
        assertThat(pay(failure("40004", "ACQ.PAYMENT_AUTH_CODE_INVALID"))).isInstanceOf(Progress.Refused.class);
        assertThat(unknown(pay(failure("40004", "ACQ.PAYMENT_FAIL"))).subCode())
                .hasValueSatisfying(it -> assertThat(it.kind()).isEqualTo(SubCode.Kind.ASK));
        assertThat(unknown(pay(failure("40004", "ACQ.SYSTEM_ERROR"))).why()).isEqualTo(Outcome.Why.SENT);
        assertThat(unknown(pay(failure("20000", "aop.ACQ.SYSTEM_ERROR"))).why()).isEqualTo(Outcome.Why.SENT);
        assertThat(unknown(pay(success(TRADE.replace("T1", "T2")))).why()).isEqualTo(Outcome.Why.UNTRUSTWORTHY);
    }

    @Test
    void only_methods_that_know_the_third_state_take_it() {
        ALIPAY.signs(TradeCreate.METHOD, answer("10003", "x", TRADE));
        var request = TradeCreate.Request.of(order(), new AlipayUser.OpenId("o"), TradeCreate.ProductCode.JSAPI_PAY);
        assertThat(CLIENT.create(request)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void a_transfer_is_finished_underway_or_failed_as_its_status_says() {
        assertThat(transfer("SUCCESS")).isInstanceOf(Progress.Finished.class);
        assertThat(transfer("DEALING")).isInstanceOf(Progress.Underway.class);
        assertThat(transfer("WAIT_PAY")).isInstanceOf(Progress.Underway.class);
        assertThat(transfer("FAIL")).isInstanceOf(Progress.Failed.class);
        assertThat(transfer("REFUND")).isInstanceOf(Progress.Failed.class);
        assertThat(transfer("CLOSED")).isInstanceOf(Progress.Failed.class);
        assertThat(transfer("NEW_IN_2027")).isInstanceOf(Progress.Unknown.class);
        assertThat(transfer("")).isInstanceOf(Progress.Unknown.class);
        ALIPAY.signs(FundTransUniTransfer.METHOD, failure("40004", "PAYER_BALANCE_NOT_ENOUGH"));
        assertThat(CLIENT.transfer(request())).isInstanceOf(Progress.Unknown.class);
        ALIPAY.signs(FundTransUniTransfer.METHOD, failure("40004", "PAYEE_NOT_EXIST"));
        assertThat(CLIENT.transfer(request())).isInstanceOf(Progress.Refused.class);
        ALIPAY.signs(FundTransUniTransfer.METHOD, success("\"out_biz_no\":\"B2\",\"status\":\"SUCCESS\""));
        assertThat(CLIENT.transfer(request())).isInstanceOf(Progress.Unknown.class);
    }

    @Test
    void money_is_frozen_only_by_a_success_in_code_and_status() {
        assertThat(freeze("10000", "SUCCESS")).isInstanceOf(Progress.Finished.class);
        assertThat(freeze("10000", "INIT")).isInstanceOf(Progress.Underway.class);
        assertThat(freeze("10003", "INIT")).isInstanceOf(Progress.Underway.class);
        assertThat(freeze("10003", "SUCCESS")).isInstanceOf(Progress.Underway.class);
        assertThat(freeze("10000", "CLOSED")).isInstanceOf(Progress.Failed.class);
        assertThat(freeze("10000", "NEW")).isInstanceOf(Progress.Unknown.class);
        ALIPAY.signs(
                FundAuthOrderUnfreeze.METHOD,
                success("\"auth_no\":\"A1\",\"out_request_no\":\"R1\",\"status\":\"INIT\""));
        var unfreezing = FundAuthOrderUnfreeze.Request.of(new AuthNo("A1"), new OutRequestNo("R1"), ONE, "why");
        assertThat(CLIENT.unfreeze(unfreezing)).isInstanceOf(Progress.Underway.class);
    }

    @Test
    void a_refund_that_is_decided_later_says_how_far_it_is() {
        assertThat(refundApply("REFUND_PROCESSING")).isInstanceOf(Progress.Underway.class);
        assertThat(refundApply("REFUND_SUCCESS")).isInstanceOf(Progress.Finished.class);
        assertThat(refundApply("REFUND_FAIL")).isInstanceOf(Progress.Failed.class);
        assertThat(refundApply("REFUND_NEW")).isInstanceOf(Progress.Unknown.class);
    }

    private static Progress<TradePay.Reply> pay(String node) {
        ALIPAY.signs(TradePay.METHOD, node);
        return CLIENT.pay(TradePay.Request.of(order(), new TradePay.From.BarCode("286512345678901234")));
    }

    private static Progress<FundTransUniTransfer.Reply> transfer(String status) {
        ALIPAY.signs(FundTransUniTransfer.METHOD, success("\"out_biz_no\":\"B1\",\"status\":\"" + status + "\""));
        return CLIENT.transfer(request());
    }

    private static Progress<FundAuthOrderFreeze.Reply> freeze(String code, String status) {
        String numbers = "\"auth_no\":\"A1\",\"out_order_no\":\"F1\",\"out_request_no\":\"R1\",";
        ALIPAY.signs(FundAuthOrderFreeze.METHOD, answer(code, "x", numbers + "\"status\":\"" + status + "\""));
        var order = FundAuthOrder.of(new OutOrderNo("F1"), new OutRequestNo("R1"), "deposit", ONE);
        return CLIENT.freeze(FundAuthOrderFreeze.Request.of(order, "286512345678901234"));
    }

    private static Progress<TradeRefundApply.Reply> refundApply(String status) {
        ALIPAY.signs(
                TradeRefundApply.METHOD,
                success(TRADE + ",\"out_request_no\":\"R1\",\"refund_amount\":\"1.00\",\"refund_status\":\"" + status
                        + "\""));
        return CLIENT.refundApply(TradeRefundApply.Request.of(new OutTradeNo("T1"), ONE, new OutRequestNo("R1")));
    }

    private static FundTransUniTransfer.Request request() {
        var payee = FundTransUniTransfer.Participant.ofLogonId("a@b.cn", "某人");
        return FundTransUniTransfer.Request.redPacket(new OutBizNo("B1"), ONE, payee, "thanks");
    }

    private static TradeOrder order() {
        return TradeOrder.of(new OutTradeNo("T1"), ONE, "subject");
    }

    private static Outcome.Unknown<?> unknown(Progress<?> progress) {
        if (progress instanceof Progress.Unknown<?>(Outcome.Unknown<?> unknown)) {
            return unknown;
        }
        throw new AssertionError("not unknown but " + progress);
    }

    private static String success(String rest) {
        return answer("10000", "Success", rest);
    }

    private static String answer(String code, String message, String rest) {
        return "{\"code\":\"" + code + "\",\"msg\":\"" + message + "\"," + rest + "}";
    }

    private static String failure(String code, String subCode) {
        return answer(code, "x", "\"sub_code\":\"" + subCode + "\",\"sub_msg\":\"x\"");
    }
}
