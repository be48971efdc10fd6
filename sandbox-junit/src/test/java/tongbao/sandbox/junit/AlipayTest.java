package tongbao.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One test class with an Alipay of its own: payers, accidents, notices and time, all from Java. */
@AlipaySandbox(customs = "{\"password_above\":\"10.00\"}")
class AlipayTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Alipay alipay;
    private final Till till;

    AlipayTest(Alipay alipay) {
        this.alipay = alipay;
        this.till = new Till(alipay);
    }

    @BeforeEach
    void nothingIsLeftFromBefore(Alipay same) {
        assertThat(same).isSameAs(alipay);
        alipay.nothingGoesWrong();
    }

    @Test
    void an_order_is_scanned_paid_and_refunded() {
        till.precreate("paid", "8.00", "");
        assertThat(alipay.order("paid").status()).isEqualTo("NOT_CREATED");
        assertThat(alipay.order("paid").scan().status()).isEqualTo("WAIT_BUYER_PAY");
        assertThat(alipay.order("paid").payAs("alice").status()).isEqualTo("TRADE_SUCCESS");
        assertThat(till.query("paid").getTradeNo())
                .isEqualTo(alipay.order("paid").tradeNo());
        assertThat(till.refund("paid", "r1", "3.00").getFundChange()).isEqualTo("Y");
        assertThat(alipay.order("paid").refundedAmount()).isEqualTo("3.00");
        assertThat(alipay.order("paid").totalAmount()).isEqualTo("8.00");
    }

    @Test
    void a_payer_refuses_or_forgets_the_password() {
        till.precreate("refused", "8.00", "");
        assertThat(alipay.order("refused").scan().refuse().status()).isEqualTo("TRADE_CLOSED");
        till.precreate("forgotten", "8.00", "");
        alipay.order("forgotten").wrongPassword().wrongPassword().wrongPassword();
        assertThatThrownBy(() -> alipay.order("forgotten").pay())
                .isInstanceOfSatisfying(
                        NotDone.class, not -> assertThat(not.status()).isEqualTo(409))
                .hasMessageContaining("PAYMENT_FAIL");
        assertThat(till.query("forgotten").getTradeStatus()).isEqualTo("WAIT_BUYER_PAY");
        assertThatThrownBy(() -> alipay.order("unheard-of").pay())
                .isInstanceOfSatisfying(
                        NotDone.class, not -> assertThat(not.status()).isEqualTo(404));
    }

    @Test
    void a_scanned_code_pays_and_above_a_custom_amount_asks() {
        assertThat(till.scan("cheap", "10.00", alipay.payCode("bob")).getCode()).isEqualTo("10000");
        assertThat(till.scan("dear", "10.01", alipay.payCode("bob")).getCode()).isEqualTo("10003");
        assertThat(till.scan("asked", "1.00", alipay.payCodeThatAsks("bob")).getCode())
                .isEqualTo("10003");
        alipay.balance("poor", "0.50");
        assertThat(till.scan("poor", "1.00", alipay.payCode("poor")).getSubCode())
                .isEqualTo("ACQ.BUYER_BALANCE_NOT_ENOUGH");
    }

    @Test
    void accidents_happen_as_ordered_and_are_counted() {
        till.precreate("unlucky", "8.00", "");
        alipay.order("unlucky").pay();
        alipay.next("alipay.trade.refund").times(2).systemErrorAfter();
        alipay.next("alipay.trade.query").refused("ACQ.ACCESS_FORBIDDEN");

        assertThat(till.refund("unlucky", "r1", "1.00").getSubCode()).isEqualTo("ACQ.SYSTEM_ERROR");
        assertThat(till.refund("unlucky", "r1", "1.00").getSubCode()).isEqualTo("ACQ.SYSTEM_ERROR");
        assertThat(till.refund("unlucky", "r1", "1.00").getFundChange()).isEqualTo("N");
        assertThat(till.query("unlucky").getSubCode()).isEqualTo("ACQ.ACCESS_FORBIDDEN");
        assertThat(alipay.accidents()).containsEntry("system_error_after", 2L).containsEntry("refused", 1L);
        alipay.play("{\"steps\":[{\"method\":\"*\",\"kind\":\"maintenance\",\"percent\":100}]}");
        assertThat(till.query("unlucky").getSubCode()).isEqualTo("isp.unknow-error");
        assertThat(alipay.exchanges().getLast().accident()).contains("maintenance");
    }

    @Test
    void notices_are_sent_fail_on_order_and_come_again_when_time_passes() throws IOException {
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/", exchange -> {
            byte[] success = "success".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, success.length);
            exchange.getResponseBody().write(success);
            exchange.close();
        });
        shop.start();
        try {
            alipay.nextNotice().drop();
            till.precreate(
                    "told", "8.00", "http://127.0.0.1:" + shop.getAddress().getPort() + "/");
            alipay.order("told").pay();
            alipay.await("told", notice -> notice.accident().isPresent(), LONGEST);
            alipay.advance(Duration.ofMinutes(5));

            SentNotice sent = alipay.awaitAcknowledged("told", LONGEST);

            assertThat(sent.tradeStatus()).isEqualTo("TRADE_SUCCESS");
            assertThat(alipay.notices("told")).extracting(SentNotice::accident).hasSizeGreaterThanOrEqualTo(1);
        } finally {
            shop.stop(0);
        }
        assertThatThrownBy(() -> alipay.awaitAcknowledged("never", Duration.ZERO))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void time_stands_until_it_is_advanced() {
        Instant before = alipay.clock().instant();
        assertThat(alipay.clock().instant()).isEqualTo(before);
        till.precreate("late", "8.00", "");
        alipay.order("late").scan();

        alipay.advance(Duration.ofHours(4));

        assertThat(alipay.clock().instant()).isEqualTo(before.plus(Duration.ofHours(4)));
        assertThat(till.query("late").getTradeStatus()).isEqualTo("TRADE_CLOSED");
    }

    @Nested
    class InsideAnother {
        @Test
        void the_alipay_is_that_of_the_class_around_it(Alipay inner) {
            assertThat(inner).isSameAs(alipay);
            assertThat(List.of(inner.url())).containsExactly(alipay.url());
        }
    }
}
