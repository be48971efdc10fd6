package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that real gateways have answered with, signed here with the tests' key, and what becomes of them. */
class RecordedAnswersTest {
    private static final FakeAlipay ALIPAY = new FakeAlipay();
    private static final AlipayClient CLIENT =
            Vectors.client().gateway(ALIPAY.address()).build();
    private static final Map<String, Function<OutTradeNo, Object>> CALLS = Map.of(
            TradeQuery.METHOD, it -> CLIENT.query(TradeQuery.Request.of(it)),
            TradePay.METHOD, it -> CLIENT.pay(TradePay.Request.of(order(it), new TradePay.From.BarCode("28"))),
            TradeClose.METHOD, it -> CLIENT.close(new TradeClose.Request(it)),
            TradeCancel.METHOD, it -> CLIENT.cancel(new TradeCancel.Request(it)),
            TradeRefund.METHOD,
                    it -> CLIENT.refund(TradeRefund.Request.of(it, Yuan.of("2.00"), new OutRequestNo("20200730444"))),
            TradeFastpayRefundQuery.METHOD,
                    it -> CLIENT.refundQuery(TradeFastpayRefundQuery.Request.of(it, new OutRequestNo("20200730444"))));

    @AfterAll
    static void stop() {
        ALIPAY.close();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", quoteCharacter = '\0', textBlock = """
            alipay.trade.query | 2222223 | {"code":"10000","msg":"Success","buyer_logon_id":"ljf***@sandbox.com","buyer_pay_amount":"0.00","buyer_user_id":"2088102178965924","buyer_user_type":"PRIVATE","invoice_amount":"0.00","out_trade_no":"2222223","point_amount":"0.00","receipt_amount":"0.00","send_pay_date":"2020-05-26 17:09:35","total_amount":"20.00","trade_no":"2020052622001465920500929641","trade_status":"TRADE_SUCCESS"} | Done | totalAmount=20.00
            alipay.trade.query | 22222233 | {"code":"40004","msg":"Business Failed","sub_code":"ACQ.TRADE_NOT_EXIST","sub_msg":"交易不存在","buyer_pay_amount":"0.00","invoice_amount":"0.00","out_trade_no":"22222233","point_amount":"0.00","receipt_amount":"0.00"} | Refused | 交易不存在
            alipay.trade.refund | 2222223 | {"code":"10000","msg":"Success","buyer_logon_id":"ljf***@sandbox.com","buyer_user_id":"2088102178965924","fund_change":"N","gmt_refund_pay":"2020-05-28 09:32:52","out_trade_no":"2222223","refund_fee":"2.00","send_back_fee":"0.00","trade_no":"2020052622001465920500929641"} | Done | fundChange=NO
            alipay.trade.refund | 2222223 | {"code":"40004","msg":"Business Failed","sub_code":"ACQ.TRADE_NOT_EXIST","sub_msg":"交易不存在","refund_fee":"0.00","send_back_fee":"0.00"} | Refused | 40004
            alipay.trade.fastpay.refund.query | 2222223 | {"code":"10000","msg":"Success","out_request_no":"20200730444","out_trade_no":"2222223","refund_amount":"2.00","total_amount":"20.00","trade_no":"2020052622001465920500929641"} | Done | Recorded
            alipay.trade.fastpay.refund.query | 2222223 | {"code":"10000","msg":"Success"} | Done | Missed
            alipay.trade.close | 222222 | {"code":"10000","msg":"Success","out_trade_no":"222222","trade_no":"2020052622001465920500929640"} | Done | 222222
            alipay.trade.close | 2222223 | {"code":"40004","msg":"Business Failed","sub_code":"ACQ.TRADE_STATUS_ERROR","sub_msg":"交易状态不合法","out_trade_no":"2222223"} | Unknown | ASK
            alipay.trade.cancel | 7 | {"code":"10000","msg":"Success","out_trade_no":"7","retry_flag":"N"} | Done | NOTHING
            alipay.trade.pay | GZ201901301040361012 | {"code":"10000","msg":"Success","buyer_logon_id":"854***@qq.com","buyer_pay_amount":"0.01","buyer_user_id":"2088102363632794","fund_bill_list":[{"amount":"0.01","fund_channel":"PCREDIT"}],"gmt_payment":"2019-08-29 20:14:05","invoice_amount":"0.01","out_trade_no":"GZ201901301040361012","point_amount":"0.00","receipt_amount":"0.01","total_amount":"0.01","trade_no":"2019082922001432790585537960"} | Finished | 2019-08-29T12:14:05Z
            alipay.trade.pay | 7 | {"code":"10003","msg":" order success pay inprocess","buyer_logon_id":"854***@qq.com","buyer_pay_amount":"0.00","buyer_user_id":"2088102363632794","invoice_amount":"0.00","out_trade_no":"7","point_amount":"0.00","receipt_amount":"0.00","total_amount":"0.01","trade_no":"2019082922001432790585537960"} | Underway | gmtPayment=Optional.empty
            alipay.trade.pay | 7 | {"code":"40004","msg":"Business Failed","sub_code":"ACQ.PAYMENT_AUTH_CODE_INVALID","sub_msg":"支付失败，获取顾客账户信息失败，请顾客刷新付款码后重新收款，如再次收款失败，请联系管理员处理。[SOUNDWAVE_PARSER_FAIL]","buyer_pay_amount":"0.00","invoice_amount":"0.00","out_trade_no":"7","point_amount":"0.00","receipt_amount":"0.00"} | Refused | SOUNDWAVE_PARSER_FAIL
            """)
    void a_recorded_body_becomes_what_is_listed(String method, String order, String node, String kind, String says) {
        ALIPAY.signs(method, node);
        Object outcome = CALLS.getOrDefault(method, Object::toString).apply(new OutTradeNo(order));
        assertThat(outcome.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(outcome.toString()).contains(says);
    }

    @Test
    void the_means_of_a_recorded_payment_are_read() {
        ALIPAY.signs(
                TradePay.METHOD,
                "{\"code\":\"10000\",\"fund_bill_list\":[{\"amount\":\"0.01\",\"fund_channel\":\"PCREDIT\"}],"
                        + "\"gmt_payment\":\"2019-08-29 20:14:05\",\"out_trade_no\":\"7\",\"trade_no\":\"1\"}");
        TradePay.Reply reply = BesideTheSdk.finished(
                CLIENT.pay(TradePay.Request.of(order(new OutTradeNo("7")), new TradePay.From.BarCode("28"))));
        assertThat(reply.find(TradePay.Reply.FUND_BILL_LIST)).hasValueSatisfying(bills -> {
            assertThat(bills).hasSize(1);
            assertThat(bills.getFirst().find(FundBill.FUND_CHANNEL))
                    .contains(new Word.Known<>(FundBill.FundChannel.PCREDIT));
            assertThat(bills.getFirst().find(FundBill.AMOUNT)).contains(Yuan.of("0.01"));
        });
    }

    @Test
    void the_recorded_tokens_of_the_official_sdk_are_read() {
        Map<String, String> recorded = Vectors.of("03-v2-responses.json").stream()
                .filter(it -> it.path("method").asString("").equals(SystemOauthToken.METHOD))
                .collect(Collectors.toMap(
                        it -> it.get("id").asString(),
                        it -> it.get("rawResponse").asString()));
        assertThat(recorded).hasSize(2);
        recorded.forEach((id, body) -> {
            ALIPAY.answers(200, "text/html;charset=utf-8", body);
            var outcome = CLIENT.userToken(new SystemOauthToken.Request(new Grant.AuthorizationCode("c")));
            assertThat(outcome)
                    .as(id)
                    .isInstanceOf(id.contains("success") ? Outcome.Done.class : Outcome.Refused.class);
        });
    }

    private static TradeOrder order(OutTradeNo number) {
        return TradeOrder.of(number, Yuan.of("0.01"), "subject");
    }
}
