package tongbao.server.cashier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tongbao.core.channel.Channel;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Payment;
import tongbao.core.store.Once;
import tongbao.core.testing.ScriptedChannel;
import tongbao.server.FaultyStore;
import tongbao.server.Running;

class CashierTest {
    private Running running = new Running();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void opening_a_link_is_committed_and_then_leads_to_alipay() throws Exception {
        Payment payment = running.create();
        assertThat(running.signatures()).isZero();

        HttpResponse<String> answer = running.open(payment);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(header(answer, "location")).startsWith("https://cashier.example/?order=");
        assertThat(header(answer, "cache-control")).isEqualTo("no-store");
        assertThat(header(answer, "referrer-policy")).isEqualTo("no-referrer");
        assertThat(running.now(payment).newest().state()).isInstanceOf(AttemptState.Awaiting.class);
    }

    @Test
    void when_the_opening_cannot_be_committed_nothing_is_signed_and_no_address_leaves() throws Exception {
        Payment payment = running.create();
        running.store().set(FaultyStore.Fault.WRITES);

        HttpResponse<String> answer = running.open(payment);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(status(answer)).isEqualTo("unavailable");
        assertThat(answer.headers().firstValue("location")).isEmpty();
        assertThat(answer.body()).doesNotContain("cashier.example");
        assertThat(running.signatures()).isZero();
    }

    @Test
    void when_the_store_is_away_the_payer_is_told_not_to_pay_again() throws Exception {
        Payment payment = running.create();
        running.store().set(FaultyStore.Fault.ALL);

        assertThat(status(running.open(payment))).isEqualTo("unavailable");
        HttpResponse<String> back = running.get(returned(payment));
        assertThat(back.statusCode()).isEqualTo(503);
        assertThat(back.body()).contains("请勿重复付款");
        HttpResponse<String> polled = running.get(polled(payment));
        assertThat(polled.statusCode()).isEqualTo(503);
        assertThat(polled.body()).isEqualTo("{\"status\":\"unavailable\"}");
    }

    @Test
    void a_link_opened_again_within_a_minute_leads_to_the_same_address() throws Exception {
        Payment payment = running.create();
        String first = header(running.open(payment), "location");

        running.clock().advance(Duration.ofSeconds(59));
        assertThat(header(running.open(payment), "location")).isEqualTo(first);
        assertThat(running.signatures()).isOne();

        running.clock().advance(Duration.ofSeconds(1));
        assertThat(header(running.open(payment), "location")).isNotEqualTo(first);
    }

    @Test
    void a_paid_payment_shows_it_and_signs_nothing() throws Exception {
        Payment payment = running.create();
        running.pay(payment);
        running.hears("paid", running.pay(payment));
        running.notice("paid");

        HttpResponse<String> answer = running.open(payment);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(status(answer)).isEqualTo("paid");
        assertThat(running.signatures()).isZero();
    }

    @Test
    void a_closed_payment_shows_it_and_signs_nothing() throws Exception {
        Payment payment = running.create();
        running.replica().close(payment, Once.none());

        HttpResponse<String> answer = running.open(payment);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(status(answer)).isEqualTo("closed");
        assertThat(running.signatures()).isZero();
    }

    @Test
    void an_expired_payment_shows_it_and_signs_nothing() throws Exception {
        Payment payment = running.create();
        running.clock().advance(Duration.ofMinutes(30));

        HttpResponse<String> answer = running.open(payment);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(status(answer)).isEqualTo("expired");
        assertThat(running.signatures()).isZero();
    }

    @Test
    void an_expired_link_that_was_opened_before_leads_nowhere() throws Exception {
        Payment payment = running.create();
        running.open(payment);
        running.clock().advance(Duration.ofMinutes(30));

        assertThat(status(running.open(payment))).isEqualTo("expired");
        assertThat(running.signatures()).isOne();
    }

    @Test
    void a_tampered_link_is_not_found_and_tells_nothing() throws Exception {
        String link = Running.link(running.create().newest());
        char last = link.charAt(link.length() - 1);
        String other = link.substring(0, link.length() - 1) + (last == 'a' ? 'b' : 'a');

        for (String path : List.of(other, link + "a", link.toUpperCase(Locale.ROOT), "/pay/x", "/pay/%00")) {
            HttpResponse<String> answer = running.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).doesNotContain("88.88");
        }
        assertThat(status(running.get(other))).isEqualTo("unknown");
        assertThat(status(running.get("/pay/return?t=" + other.substring(5)))).isEqualTo("unknown");
        assertThat(status(running.get("/pay/return"))).isEqualTo("unknown");
        assertThat(running.get("/pay/return/state?t=x").statusCode()).isEqualTo(404);
        assertThat(running.signatures()).isZero();
    }

    @Test
    void only_get_opens_a_link() throws Exception {
        Payment payment = running.create();

        for (String method : List.of("HEAD", "POST", "PUT", "DELETE", "OPTIONS")) {
            for (String path : List.of(Running.link(payment.newest()), returned(payment), polled(payment))) {
                HttpResponse<String> answer = running.send(method, path, "");
                assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(405);
                assertThat(header(answer, "allow")).isEqualTo("GET");
            }
        }
        assertThat(running.now(payment).newest().state()).isInstanceOf(AttemptState.Prepared.class);
    }

    @Test
    void an_address_of_4000_bytes_is_a_redirect_and_a_longer_one_a_page_that_posts_itself() throws Exception {
        assertThat(running.open(running.create()).statusCode()).isEqualTo(302);
        running.close();
        String base = "https://openapi.alipay.com/gateway.do?a=1&subject=";
        running = addressed(base + "x".repeat(4_000 - base.length()));
        assertThat(running.open(running.create()).statusCode()).isEqualTo(302);
        running.close();
        running = addressed(base + "x".repeat(4_001 - base.length()));
        assertThat(running.open(running.create()).statusCode()).isEqualTo(200);
    }

    @Test
    void the_page_that_posts_itself_carries_the_decoded_parameters_and_works_without_scripts() throws Exception {
        running.close();
        String more = "x".repeat(4_000);
        running = addressed("https://openapi.alipay.com/gateway.do?charset=utf-8&sign=a%2Bb%3D%3D&biz_content="
                + "%7B%22subject%22%3A%22%3Cb%3E%E8%8C%B6+%26+tea%27%22%7D&more=" + more);

        HttpResponse<String> answer = running.open(running.create());

        assertThat(answer.body())
                .contains("action=\"https://openapi.alipay.com/gateway.do\"")
                .contains("name=\"charset\" value=\"utf-8\"")
                .contains("name=\"sign\" value=\"a+b==\"")
                .contains("name=\"biz_content\" value=\"{&quot;subject&quot;:&quot;&lt;b&gt;茶 &amp; tea&#39;&quot;}\"")
                .contains("value=\"" + more + "\"")
                .contains("<button class=\"go\" form=\"post\"")
                .doesNotContain("<b>");
        String policy = header(answer, "content-security-policy");
        Matcher nonce = Pattern.compile("<script nonce=\"([^\"]+)\"").matcher(answer.body());
        assertThat(nonce.find()).isTrue();
        assertThat(policy)
                .contains("script-src 'nonce-" + nonce.group(1) + "'")
                .contains("form-action https: https://openapi.alipay.com")
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("location")).isEmpty();
    }

    @Test
    void the_return_page_waits_and_turns_paid_when_the_channel_says_so() throws Exception {
        Payment payment = running.create();
        running.open(payment);

        HttpResponse<String> before = running.get(returned(payment));
        assertThat(status(before)).isEqualTo("waiting");
        assertThat(before.body()).contains("http-equiv=\"refresh\"").doesNotContain("shop.example");
        assertThat(running.get(polled(payment)).body()).isEqualTo("{\"status\":\"waiting\"}");

        running.pay(payment);
        running.clock().advance(Duration.ofSeconds(3));
        assertThat(running.get(polled(payment)).body()).isEqualTo("{\"status\":\"paid\"}");
        HttpResponse<String> after = running.get(returned(payment));
        assertThat(status(after)).isEqualTo("paid");
        assertThat(after.body())
                .contains("¥88.88", "A cup of tea", payment.order().outTradeNo().value(), "2026-11-22 18:00:03")
                .doesNotContain("http-equiv=\"refresh\"", "<script");
    }

    @Test
    void the_return_page_believes_nothing_in_the_address_but_the_token() throws Exception {
        Payment payment = running.create();
        running.open(payment);

        String lie = "&trade_status=TRADE_SUCCESS&total_amount=88.88&out_trade_no=T1&sign=abc&t=lnk_other";
        assertThat(status(running.get(returned(payment) + lie))).isEqualTo("waiting");
    }

    @Test
    void a_settled_payment_offers_the_way_back_with_hints_for_the_app() throws Exception {
        Payment payment = running.create();
        running.open(payment);
        running.pay(payment);

        HttpResponse<String> answer = running.get(returned(payment));

        assertThat(answer.body())
                .contains("href=\"https://shop.example/done?cart=5&amp;payment_id=" + payment.id()
                        + "&amp;out_trade_no=" + payment.order().outTradeNo() + "#top\"");
    }

    @Test
    void an_address_of_the_app_that_is_not_of_the_web_is_not_offered() throws Exception {
        Payment payment = running.create("Tea", Optional.of("javascript:alert(1)"));
        running.open(payment);
        running.pay(payment);

        assertThat(running.get(returned(payment)).body()).doesNotContain("javascript:", "id=\"back\"");
    }

    @Test
    void a_subject_is_text_whatever_it_looks_like() throws Exception {
        Payment payment = running.create("<script>alert('x')</script>\"茶");
        running.open(payment);

        assertThat(running.get(returned(payment)).body())
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;茶")
                .doesNotContain("<script>alert");
    }

    @Test
    void when_the_channel_cannot_be_heard_the_page_goes_on_waiting() throws Exception {
        Payment payment = running.create();
        running.open(payment);
        running.pay(payment);
        running.channel().loseNext(ScriptedChannel.Loss.AFTER);

        assertThat(status(running.get(returned(payment)))).isEqualTo("waiting");
    }

    @Test
    void when_too_much_waits_to_be_signed_the_payer_is_asked_to_try_again_and_then_gets_there() throws Exception {
        Payment payment = running.create();
        running.channel().refuseSignatures(1);

        HttpResponse<String> refused = running.open(payment);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(header(refused, "Retry-After")).isEqualTo("1");
        assertThat(status(refused)).isEqualTo("unavailable");
        assertThat(running.now(payment).newest().state()).isInstanceOf(AttemptState.Awaiting.class);
        assertThat(running.open(payment).statusCode()).isEqualTo(302);
    }

    private static Running addressed(String address) {
        return new Running(channel -> new Addressed(channel, address));
    }

    /** A channel that signs every attempt with the same address. */
    private record Addressed(Channel inner, String address) implements Forwarding {
        @Override
        public String sign(Payment payment, Attempt attempt) {
            return address;
        }
    }

    private static String returned(Payment payment) {
        return "/pay/return?t=" + payment.newest().link();
    }

    private static String polled(Payment payment) {
        return "/pay/return/state?t=" + payment.newest().link();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String status(HttpResponse<String> answer) {
        Matcher matcher =
                Pattern.compile("id=\"state\" data-status=\"([a-z_]+)\"").matcher(answer.body());
        return matcher.find() ? matcher.group(1) : "none";
    }
}
