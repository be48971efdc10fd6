package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.domain.AlipayTradePrecreateModel;
import com.alipay.api.request.AlipayTradePagePayRequest;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongbao.sandbox.wire.BeijingTime;
import tongbao.sandbox.wire.Json;

/** What time alone does: orders run out, trades close, paid trades finish. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimeTest {
    private static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;

    private final Ground ground = Ground.inMemory();

    @AfterAll
    void close() {
        ground.close();
    }

    @Test
    void an_unpaid_trade_closes_at_its_absolute_time() {
        String number = Ground.orderNumber();
        String expires = BeijingTime.seconds(ground.sandbox.clock().instant().plusSeconds(HOUR));
        page(number, Map.of("time_expire", expires, "timeout_express", "15d"), "/enter");
        ground.advance(HOUR - 60);
        assertThat(ground.query(number).getTradeStatus()).isEqualTo("WAIT_BUYER_PAY");

        ground.advance(61);

        assertThat(ground.query(number).getTradeStatus()).isEqualTo("TRADE_CLOSED");
        assertThat(ground.pay(number).json().text("message").orElse("")).contains("ACQ.TRADE_HAS_CLOSE");
    }

    @Test
    void a_page_order_counts_from_the_first_request_and_cannot_be_entered_when_it_is_over() {
        String number = Ground.orderNumber();
        String wallet = page(number, Map.of("timeout_express", "90m"), "");
        ground.advance(90 * 60);

        assertThat(ground.get(wallet).body()).contains("订单已超时").doesNotContain("确认付款");
        assertThat(ground.postForm(wallet + "/pay", "").location()).isEqualTo(wallet + "?said=REFUSED");
        assertThat(ground.pay(number).status()).isEqualTo(409);
        assertThat(ground.query(number).getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
    }

    @Test
    void a_qr_code_lives_two_hours_and_is_then_made_anew() {
        String number = Ground.orderNumber();
        String code = ground.precreate(number, "1.00", "").getQrCode();
        ground.advance(2 * HOUR);
        assertThat(ground.get(ground.get(code).location()).body()).contains("订单已超时");

        String renewed = ground.precreate(number, "1.00", "").getQrCode();

        assertThat(renewed).isNotEqualTo(code);
        assertThat(ground.get(code).status()).isEqualTo(404);
        assertThat(ground.get(renewed).status()).isEqualTo(303);
        assertThat(ground.query(number).getTradeStatus()).isEqualTo("WAIT_BUYER_PAY");
    }

    @Test
    void a_new_qr_code_for_a_scanned_order_leads_to_the_same_trade() {
        String number = Ground.orderNumber();
        ground.get(ground.precreate(number, "1.00", "").getQrCode());
        String tradeNo = ground.query(number).getTradeNo();
        ground.advance(2 * HOUR);

        String renewed = ground.precreate(number, "1.00", "").getQrCode();

        assertThat(ground.get(renewed).status()).isEqualTo(303);
        assertThat(ground.pay(number).json().text("trade_no")).contains(tradeNo);
    }

    @Test
    void a_paid_trade_finishes_after_its_refund_window() {
        String number = ground.paid("1.00", "");
        ground.advance(364 * DAY);
        assertThat(ground.query(number).getTradeStatus()).isEqualTo("TRADE_SUCCESS");

        ground.advance(DAY);

        assertThat(ground.query(number).getTradeStatus()).isEqualTo("TRADE_FINISHED");
        assertThat(ground.refund(number, "r", "1.00").getSubCode()).isEqualTo("ACQ.TRADE_HAS_FINISHED");
    }

    @Test
    void another_amount_under_the_number_of_a_waiting_trade_is_inconsistent() {
        String number = Ground.orderNumber();
        page(number, Map.of(), "/enter");

        String other = ground.pageAddress(ground.pageRequest(number, "2.00"));

        assertThat(ground.get(other).body()).contains("CONTEXT_INCONSISTENT");
    }

    @Test
    void of_two_orders_with_one_number_the_first_entered_wins() {
        String number = Ground.orderNumber();
        String dear = page(number, Map.of("total_amount", "9.00"), "");
        String cheap = page(number, Map.of(), "/enter");

        assertThat(ground.get(dear).body()).contains("订单信息不一致");
        ground.postForm(dear + "/pay", "");
        assertThat(ground.query(number).getTradeStatus()).isEqualTo("WAIT_BUYER_PAY");
        ground.postForm(cheap + "/pay", "");
        assertThat(ground.query(number).getTotalAmount()).isEqualTo("1.00");
        assertThat(ground.query(number).getTradeStatus()).isEqualTo("TRADE_SUCCESS");
    }

    @Test
    void an_order_with_a_short_time_is_refused_once_that_time_is_over() {
        var model = new AlipayTradePrecreateModel();
        model.setOutTradeNo(Ground.orderNumber());
        model.setTotalAmount("1.00");
        model.setSubject("late");
        model.setTimeExpire(BeijingTime.seconds(ground.sandbox.clock().instant()));
        var request = new AlipayTradePrecreateRequest();
        request.setBizModel(model);

        assertThat(ground.execute(request).getSubCode()).isEqualTo("ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR");
    }

    /** Opens a page order over 1.00 and goes one step further in the wallet; its address there. */
    private String page(String number, Map<String, String> fields, String step) {
        Map<String, Object> content = new TreeMap<>(Map.of(
                "out_trade_no",
                number,
                "total_amount",
                "1.00",
                "subject",
                "x",
                "product_code",
                "FAST_INSTANT_TRADE_PAY"));
        content.putAll(fields);
        var request = new AlipayTradePagePayRequest();
        request.setBizContent(Json.write(content));
        String wallet = ground.get(ground.pageAddress(request)).location();
        assertThat(wallet).startsWith("/cashier/");
        if (!step.isEmpty()) {
            ground.postForm(wallet + step, "");
        }
        return wallet;
    }
}
