package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.domain.AlipayTradeCreateModel;
import com.alipay.api.request.AlipayTradeCreateRequest;
import com.alipay.api.response.AlipayTradeCreateResponse;
import com.alipay.v3.ApiException;
import com.alipay.v3.api.AlipayTradeApi;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongbao.sandbox.trade.Customs;
import tongbao.sandbox.wire.BeijingTime;

/** Trades that merchants begin for payers they know, and how trades end, by the official clients. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CreateTest {
    private static final String BUYER = "2088102146225888";
    private static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;

    private final Ground ground = Ground.inMemory();

    @AfterAll
    void close() {
        ground.close();
    }

    private static AlipayTradeCreateModel model(String number, String amount) {
        var model = new AlipayTradeCreateModel();
        model.setOutTradeNo(number);
        model.setTotalAmount(amount);
        model.setSubject("小程序");
        model.setBuyerId(BUYER);
        model.setProductCode("JSAPI_PAY");
        return model;
    }

    private AlipayTradeCreateResponse create(AlipayTradeCreateModel model) {
        var request = new AlipayTradeCreateRequest();
        request.setBizModel(model);
        return ground.execute(request);
    }

    @Test
    void a_created_trade_waits_at_once_and_the_same_again_is_the_same_trade() {
        String number = Ground.orderNumber();
        AlipayTradeCreateResponse created = create(model(number, "3.00"));

        assertThat(created.getTradeNo()).hasSize(28);
        assertThat(ground.query(number).getTradeStatus()).isEqualTo("WAIT_BUYER_PAY");
        assertThat(ground.query(number).getBuyerUserId()).isEqualTo(BUYER);
        assertThat(create(model(number, "3.00")).getTradeNo()).isEqualTo(created.getTradeNo());
        assertThat(create(model(number, "4.00")).getSubCode()).isEqualTo("ACQ.CONTEXT_INCONSISTENT");
        var other = model(number, "3.00");
        other.setBuyerId("2088102146225889");
        assertThat(create(other).getSubCode()).isEqualTo("ACQ.TRADE_BUYER_NOT_MATCH");

        assertThat(ground.pay(number).status()).isEqualTo(200);
        assertThat(ground.query(number).getReceiptAmount()).isEqualTo("3.00");
        assertThat(create(model(number, "3.00")).getSubCode()).isEqualTo("ACQ.TRADE_HAS_SUCCESS");
    }

    @Test
    void a_payer_must_be_named_and_be_somebody_else() {
        var nobody = model(Ground.orderNumber(), "1.00");
        nobody.setBuyerId("");
        assertThat(create(nobody).getSubCode()).isEqualTo("ACQ.INVALID_PARAMETER");
        var wrong = model(Ground.orderNumber(), "1.00");
        wrong.setBuyerId("somebody");
        assertThat(create(wrong).getSubMsg()).contains("buyer_id");
        var myself = model(Ground.orderNumber(), "1.00");
        myself.setBuyerId(ground.sellerId);
        assertThat(create(myself).getSubCode()).isEqualTo("ACQ.BUYER_SELLER_EQUAL");
        var open = model(Ground.orderNumber(), "1.00");
        open.setBuyerId("");
        open.setBuyerOpenId("074a1CcTG1LelxKe4xQC0zgNdId0nxi95b5lsNpazWYoCo5");
        assertThat(create(open).getCode()).isEqualTo("10000");
    }

    @Test
    void an_unpaid_trade_closes_after_three_hours_after_its_time_out_and_at_its_absolute_time() {
        String usual = Ground.orderNumber();
        create(model(usual, "1.00"));
        String quickly = Ground.orderNumber();
        var quick = model(quickly, "1.00");
        quick.setTimeoutExpress("5m");
        create(quick);
        String absolute = Ground.orderNumber();
        var timed = model(absolute, "1.00");
        timed.setTimeoutExpress("15d");
        timed.setTimeExpire(BeijingTime.seconds(ground.sandbox.clock().instant().plusSeconds(HOUR)));
        create(timed);

        ground.advance(4 * 60);
        assertThat(ground.query(quickly).getTradeStatus()).isEqualTo("WAIT_BUYER_PAY");
        ground.advance(61);
        assertThat(ground.query(quickly).getTradeStatus()).isEqualTo("TRADE_CLOSED");
        assertThat(ground.query(absolute).getTradeStatus()).isEqualTo("WAIT_BUYER_PAY");
        ground.advance(HOUR);
        assertThat(ground.query(absolute).getTradeStatus()).isEqualTo("TRADE_CLOSED");
        assertThat(ground.query(usual).getTradeStatus()).isEqualTo("WAIT_BUYER_PAY");
        ground.advance(2 * HOUR);
        assertThat(ground.query(usual).getTradeStatus()).isEqualTo("TRADE_CLOSED");
        timed.setOutTradeNo(Ground.orderNumber());
        assertThat(create(timed).getSubCode()).isEqualTo("ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR");
    }

    @Test
    void what_can_no_longer_be_refunded_is_finished_and_only_repeated_refunds_are_answered() {
        var customs = Customs.USUAL.refundableFor(Duration.ofDays(90));
        try (Ground formerly = Ground.with(Ground.settings().holdingTo(customs))) {
            String number = formerly.paid("10.00", "");
            formerly.refund(number, "early", "4.00");
            formerly.advance(90 * DAY - 60);
            assertThat(formerly.query(number).getTradeStatus()).isEqualTo("TRADE_SUCCESS");
            formerly.advance(61);

            assertThat(formerly.query(number).getTradeStatus()).isEqualTo("TRADE_FINISHED");
            assertThat(formerly.refund(number, "late", "1.00").getSubCode()).isEqualTo("ACQ.TRADE_HAS_FINISHED");
            var again = formerly.refund(number, "early", "4.00");
            assertThat(again.getFundChange()).isEqualTo("N");
            assertThat(again.getRefundFee()).isEqualTo("4.00");
            assertThat(formerly.refund(number, "early", "5.00").getSubCode())
                    .isEqualTo("ACQ.DISCORDANT_REPEAT_REQUEST");
        }
    }

    @Test
    void with_a_contract_without_refunds_a_trade_is_finished_when_it_is_paid() {
        var customs = Customs.USUAL.refundableFor(Duration.ZERO);
        try (Ground strict = Ground.with(Ground.settings().holdingTo(customs))) {
            String number = strict.paid("10.00", "");

            assertThat(strict.query(number).getTradeStatus()).isEqualTo("TRADE_FINISHED");
            assertThat(strict.refund(number, "r", "1.00").getSubCode()).isEqualTo("ACQ.TRADE_HAS_FINISHED");
        }
    }

    @Test
    void version_3_creates_and_cancels() throws ApiException {
        var api = new AlipayTradeApi(ground.clientV3());
        var model = new com.alipay.v3.model.AlipayTradeCreateModel();
        String number = Ground.orderNumber();
        model.setOutTradeNo(number);
        model.setTotalAmount("5.00");
        model.setSubject("小程序");
        model.setBuyerId(BUYER);
        String tradeNo = api.create(model).getTradeNo();

        var cancel = new com.alipay.v3.model.AlipayTradeCancelModel();
        cancel.setTradeNo(tradeNo);
        assertThat(api.cancel(cancel).getAction()).isEqualTo("close");
        assertThat(ground.query(number).getTradeStatus()).isEqualTo("TRADE_CLOSED");
    }
}
