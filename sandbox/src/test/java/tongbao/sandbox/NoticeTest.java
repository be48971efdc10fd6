package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.trade.Customs;
import tongbao.sandbox.wire.JsonObject;

/** What merchants are told, when, and how often. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticeTest {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;

    private final Ground ground = Ground.inMemory();
    private Receiver receiver = new Receiver();

    NoticeTest() throws IOException {}

    @BeforeEach
    void open() throws IOException {
        receiver.close();
        receiver = new Receiver();
        assertThat(receiver.isEmpty()).isTrue();
    }

    @AfterAll
    void close() {
        ground.close();
        receiver.close();
    }

    @Test
    void a_payment_is_told_in_a_form_that_the_official_check_accepts() {
        String number = ground.paid("88.80", receiver.url());

        var notice = receiver.next();

        assertThat(notice.contentType()).isEqualTo("application/x-www-form-urlencoded; charset=utf-8");
        assertThat(notice.isSignedBy(ground.alipayPublicKey)).isTrue();
        assertThat(notice.raw()).contains("subject=%E5%92%96%E5%95%A1+coffee");
        assertThat(notice.fields())
                .containsEntry("out_trade_no", number)
                .containsEntry("trade_status", "TRADE_SUCCESS")
                .containsEntry("total_amount", "88.80")
                .containsEntry("seller_id", ground.sellerId)
                .containsEntry("app_id", Ground.APP_ID)
                .containsEntry("fund_bill_list", "[{\"amount\":\"88.80\",\"fundChannel\":\"ALIPAYACCOUNT\"}]")
                .containsEntry("trade_no", ground.query(number).getTradeNo());
        assertThat(notice.field("notify_id")).matches("\\d{8}00222\\d{6}0\\d{14}");
        assertThat(List.copyOf(notice.fields().keySet()))
                .isNotEqualTo(List.copyOf(new TreeMap<>(notice.fields()).keySet()));
        Await.until(
                "the sending is settled",
                () -> sendings(number).size() == 1
                        && sendings(number).getFirst().text("answered").isPresent());
        assertThat(sendings(number).getFirst().text("answered")).contains("success");
        assertThat(sendings(number).getFirst().text("http_status")).contains("200");
    }

    @Test
    void an_unacknowledged_notice_climbs_the_ladder_with_the_same_id_and_then_ends() {
        receiver.answering(200, "SUCCESS");
        String number = ground.paid("1.00", receiver.url());
        var first = receiver.next();
        long tries = 1;
        for (long step : new long[] {4 * MINUTE, 10 * MINUTE, 10 * MINUTE, HOUR, 2 * HOUR, 6 * HOUR, 15 * HOUR}) {
            awaitSendings(number, tries);
            ground.advance(step - 30);
            assertThat(receiver.isEmpty()).isTrue();
            ground.advance(31);
            var again = receiver.next();
            assertThat(again.field("notify_id")).isEqualTo(first.field("notify_id"));
            assertThat(again.field("notify_time")).isGreaterThan(first.field("notify_time"));
            assertThat(again.isSignedBy(ground.alipayPublicKey)).isTrue();
            tries++;
        }
        awaitSendings(number, 8);
        Await.until("nothing is pending", () -> sendings(number).size() == 8);
        ground.advance(100 * HOUR);
        assertThat(receiver.isEmpty()).isTrue();
    }

    @Test
    void the_ladder_is_climbed_from_the_time_of_sending_not_of_the_answer() {
        receiver.answering(200, "busy");
        receiver.meanwhile(() -> ground.advance(4 * MINUTE));
        ground.paid("1.00", receiver.url());

        assertThat(receiver.next().field("notify_id")).isEqualTo(receiver.next().field("notify_id"));
    }

    @Test
    void only_the_seven_letters_with_200_and_without_a_redirect_count() {
        String number = "";
        for (int status : new int[] {302, 500, 201}) {
            receiver.answering(status, "success");
            number = ground.paid("1.00", receiver.url());
            String paid = number;
            receiver.next();
            awaitSendings(paid, 1);
            Await.until("another try is planned", () -> sendings(paid).size() == 2);
        }
        assertThat(sendings(number).getLast().text("sent_at")).isEmpty();
        assertThat(sendings(number).getLast().text("tries")).contains("2");
    }

    @Test
    void refunds_are_told_as_success_while_partial_and_as_closed_when_all_is_back() {
        String number = ground.paid("10.00", receiver.url());
        var payment = receiver.next();
        ground.refund(number, "part", "4.00");
        var partial = receiver.next();
        ground.refund(number, "rest", "6.00");
        var full = receiver.next();

        assertThat(partial.fields())
                .containsEntry("trade_status", "TRADE_SUCCESS")
                .containsEntry("refund_fee", "4.00")
                .containsEntry("out_biz_no", "part")
                .doesNotContainKey("gmt_close");
        assertThat(partial.field("gmt_refund")).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}");
        assertThat(full.fields())
                .containsEntry("trade_status", "TRADE_CLOSED")
                .containsEntry("refund_fee", "10.00")
                .containsEntry("out_biz_no", "rest")
                .containsKeys("gmt_close", "gmt_payment");
        assertThat(full.isSignedBy(ground.alipayPublicKey)).isTrue();
        assertThat(Set.of(payment.field("notify_id"), partial.field("notify_id"), full.field("notify_id")))
                .hasSize(3);
    }

    @Test
    void an_unpaid_page_order_closes_in_silence_unless_the_setting_tells_it() {
        String silent = entered(ground);
        ground.advance(16 * 24 * HOUR);
        assertThat(ground.trade(silent).text("trade_status")).contains("TRADE_CLOSED");
        assertThat(sendings(silent)).isEmpty();

        try (Ground telling = Ground.with(Ground.settings().tellingEndsOf(Set.of(Product.PAGE)))) {
            String told = entered(telling);
            telling.advance(16 * 24 * HOUR);
            var notice = receiver.next();
            assertThat(notice.fields())
                    .containsEntry("out_trade_no", told)
                    .containsEntry("trade_status", "TRADE_CLOSED")
                    .doesNotContainKeys("gmt_payment", "refund_fee");
        }
    }

    @Test
    void where_it_is_the_custom_a_notice_is_repeated_three_times_at_once_before_it_climbs() {
        var customs = Customs.USUAL.repeatingAtOnce(Set.of(Product.PRECREATE));
        receiver.answering(500, "later");
        try (Ground eager = Ground.with(Ground.settings().holdingTo(customs))) {
            eager.paid("1.00", receiver.url());
            String notifyId = receiver.next().field("notify_id");
            for (int repeat = 0; repeat < 3; repeat++) {
                assertThat(receiver.next().field("notify_id")).isEqualTo(notifyId);
            }
            Await.until(
                    "the fifth is planned",
                    () -> eager.get("/sandbox/notices").body().contains("\"tries\":5"));
            assertThat(receiver.isEmpty()).isTrue();
            eager.advance(4 * MINUTE);
            assertThat(receiver.next().field("notify_id")).isEqualTo(notifyId);
        }
    }

    private String entered(Ground at) {
        String number = Ground.orderNumber();
        var request = at.pageRequest(number, "1.00");
        request.setNotifyUrl(receiver.url());
        String wallet = at.get(at.pageAddress(request)).location();
        at.postForm(wallet + "/enter", "");
        return number;
    }

    private void awaitSendings(String number, long count) {
        Await.until(
                count + " sendings",
                () -> sendings(number).stream()
                                .filter(sending -> sending.text("sent_at").isPresent())
                                .count()
                        == count);
    }

    private List<JsonObject> sendings(String number) {
        return ground.get("/sandbox/notices?out_trade_no=" + number).json().list("notices").stream()
                .map(JsonObject.class::cast)
                .toList();
    }
}
