package tongbao.connector.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongbao.alipay.SigningQueue;
import tongbao.alipay.SigningRefused;
import tongbao.core.channel.Channel;
import tongbao.core.channel.ChannelBusy;
import tongbao.core.money.Money;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Decision;
import tongbao.core.payment.Fact;
import tongbao.core.payment.Means;
import tongbao.core.payment.Moment;
import tongbao.core.payment.Order;
import tongbao.core.payment.OutRequestNo;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Plan;
import tongbao.core.payment.Product;
import tongbao.core.payment.Reach;
import tongbao.core.payment.Refund;
import tongbao.core.payment.Source;
import tongbao.core.payment.Wish;
import tongbao.sandbox.Sandbox;
import tongbao.sandbox.SandboxSettings;

/** What Alipay's answers become, on the sandbox's wire. */
class AlipayChannelTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Random CHANCE = new Random(5);
    private static final KeyPair MERCHANT = keys();
    private static final String APP_ID = "2021000100000001";

    private static Sandbox alipay;
    private static String joined = "";
    private static AlipayChannel channel;

    @BeforeAll
    static void start() throws Exception {
        alipay = Sandbox.start(SandboxSettings.inMemory(Clock.systemUTC(), new SecureRandom()));
        joined = post("/sandbox/apps", "{\"app_id\":\"" + APP_ID + "\",\"app_public_key\":\"" + publicKey() + "\"}");
        channel = channel(URI.create(alipay.url() + "/gateway.do"), joined);
    }

    private static AlipayChannel channel(URI gateway, String joined) {
        return channel(gateway, joined, SigningQueue.NONE);
    }

    private static AlipayChannel channel(URI gateway, String joined, SigningQueue signing) {
        return channel(gateway, joined, AlipayAccount.CALLS_PER_SECOND, signing);
    }

    private static AlipayChannel channel(URI gateway, String joined, int callsPerSecond) {
        return channel(gateway, joined, callsPerSecond, SigningQueue.NONE);
    }

    private static AlipayChannel channel(URI gateway, String joined, int callsPerSecond, SigningQueue signing) {
        AlipayAccount account = new AlipayAccount(
                new AccountId("main"),
                gateway,
                APP_ID,
                field(joined, "seller_id"),
                text(MERCHANT.getPrivate().getEncoded()),
                field(joined, "alipay_public_key"),
                Duration.ZERO,
                callsPerSecond);
        Links links = new Links(URI.create("https://pay.example.com/"));
        return new AlipayChannel(List.of(account), links, Clock.systemUTC(), signing);
    }

    @AfterAll
    static void end() {
        alipay.close();
    }

    @Test
    void a_code_is_submitted_scanned_paid_and_given_back() throws Exception {
        Payment payment = payment("qr-1", Product.QR);
        Attempt attempt = payment.newest();
        assertThat(channel.ask(payment, attempt)).isEqualTo(new Fact.Missing(attempt.orderNo()));
        assertThat(((Fact.Submitted) channel.submit(payment, attempt)).code()).isPresent();
        post("/sandbox/trades/" + attempt.orderNo() + "/scan", "{}");
        assertThat(((Fact.Trade) channel.ask(payment, attempt)).standing()).isEqualTo(Fact.Standing.WAITING);
        post("/sandbox/trades/" + attempt.orderNo() + "/pay", "{}");
        Fact.Trade trade = (Fact.Trade) channel.ask(payment, attempt);
        assertThat(trade.standing()).isEqualTo(Fact.Standing.SUCCESSFUL);
        assertThat(trade.amount()).isEqualTo(Money.ofFen(10_000));
        Payment refunding = refunding(payment, trade);
        Refund refund = refunding.refunds().getFirst();
        assertThat(channel.askRefund(refunding, refund)).isEqualTo(new Fact.RefundMissing(refund.id()));
        Fact.Refunded refunded = (Fact.Refunded) channel.refund(refunding, refund);
        assertThat(refunded.refunded()).contains(Money.ofFen(4_000));
        assertThat(channel.refund(refunding, refund)).isInstanceOf(Fact.Refunded.class);
        assertThat(channel.askRefund(refunding, refund)).isInstanceOf(Fact.Refunded.class);
    }

    @Test
    void a_code_that_is_shown_is_paid_at_once_or_after_the_password() throws Exception {
        Payment atOnce = shown("bar-1", false);
        Fact.Trade paid = (Fact.Trade) channel.submit(atOnce, atOnce.newest());
        assertThat(paid.standing()).isEqualTo(Fact.Standing.SUCCESSFUL);
        assertThat(paid.amount()).isEqualTo(Money.ofFen(10_000));

        Payment asked = shown("bar-2", true);
        assertThat(channel.submit(asked, asked.newest()))
                .isEqualTo(new Fact.Submitted(asked.newest().orderNo(), Optional.empty()));
        post("/sandbox/trades/" + asked.newest().orderNo() + "/pay", "{}");
        assertThat(((Fact.Trade) channel.ask(asked, asked.newest())).standing()).isEqualTo(Fact.Standing.SUCCESSFUL);
    }

    @Test
    void a_cancel_closes_what_is_not_paid_gives_back_what_is_and_knows_when_there_is_nothing() throws Exception {
        Payment nothing = shown("bar-3", false);
        assertThat(channel.cancelThere(nothing, nothing.newest()))
                .isEqualTo(new Fact.NothingToCancel(nothing.newest().orderNo()));

        Payment waiting = shown("bar-4", true);
        channel.submit(waiting, waiting.newest());
        assertThat(channel.cancelThere(waiting, waiting.newest()))
                .isEqualTo(new Fact.CancelledThere(waiting.newest().orderNo()));

        Payment paid = shown("bar-5", false);
        channel.submit(paid, paid.newest());
        Fact.Trade cameAndWent = (Fact.Trade) channel.cancelThere(paid, paid.newest());
        assertThat(cameAndWent.standing()).isEqualTo(Fact.Standing.CLOSED);
        assertThat(cameAndWent.refunded()).contains(Money.ofFen(10_000));
        assertThat(((Fact.Trade) channel.cancelThere(paid, paid.newest())).refunded())
                .contains(Money.ofFen(10_000));
    }

    @Test
    void a_reversal_that_the_cancel_itself_made_is_found_and_one_that_nobody_made_is_not() throws Exception {
        Payment paid = shown("bar-6", false);
        Fact.Trade trade = (Fact.Trade) channel.submit(paid, paid.newest());
        Payment reversing = reversing(paid, trade);
        Refund reversal = reversing.refunds().getFirst();
        assertThat(channel.askRefund(reversing, reversal)).isEqualTo(new Fact.RefundMissing(reversal.id()));

        channel.cancelThere(paid, paid.newest());
        assertThat(channel.refund(reversing, reversal)).isInstanceOf(Fact.RefundRefused.class);
        Fact.Refunded found = (Fact.Refunded) channel.askRefund(reversing, reversal);
        assertThat(found.refunded()).contains(Money.ofFen(10_000));

        post("/sandbox/accidents", "{\"method\":\"alipay.trade.query\",\"kind\":\"bad_signature\"}");
        assertThat(channel.askRefund(reversing, reversal)).isInstanceOf(Fact.RefundUnheard.class);
    }

    private static Payment reversing(Payment payment, Fact.Trade trade) {
        Moment moment = new Moment(Instant.now(), Source.APP, CHANCE);
        Payment paid = ((Applied) payment.learn(trade, moment)).next();
        return ((Applied) paid.consider(new Wish.Cancel(), moment)).next();
    }

    @Test
    void a_mini_program_gets_the_number_of_its_trade() throws Exception {
        Payment payment = payment("mini-1", Product.JSAPI, Optional.of("2088102146225135"));
        Fact.Submitted submitted = (Fact.Submitted) channel.submit(payment, payment.newest());
        assertThat(submitted.code()).isPresent();
        assertThat(channel.submit(payment, payment.newest())).isEqualTo(submitted);
    }

    private static Payment shown(String outTradeNo, boolean asks) throws Exception {
        String code = field(post("/sandbox/codes", "{\"asks\":" + asks + "}"), "auth_code");
        return payment(outTradeNo, Product.BARCODE, Optional.of(code));
    }

    /** A second may end between two calls, so the first that is held back counts. */
    @Test
    void a_call_that_is_held_back_did_nothing() throws Exception {
        Channel narrow =
                channel(URI.create(alipay.url() + "/gateway.do"), joined, 1).background();
        Payment payment = payment("held-1", Product.QR);
        Fact.OfAttempt fact = narrow.ask(payment, payment.newest());
        assertThat(fact).isEqualTo(new Fact.Missing(payment.newest().orderNo()));
        for (int calls = 0; calls < 100 && !(fact instanceof Fact.Unheard); calls++) {
            fact = narrow.ask(payment, payment.newest());
        }
        Fact.Unheard held = (Fact.Unheard) fact;
        assertThat(held.reach()).isEqualTo(Reach.NOT_SENT);
        assertThat(held.detail()).contains("held back");
    }

    @Test
    void what_alipay_never_saw_can_not_be_closed_and_what_it_saw_can() throws Exception {
        Payment payment = payment("qr-2", Product.QR);
        Attempt attempt = payment.newest();
        assertThat(channel.closeThere(payment, attempt, Fact.Because.ASKED))
                .isEqualTo(new Fact.NothingToClose(attempt.orderNo(), Fact.Because.ASKED));
        channel.submit(payment, attempt);
        post("/sandbox/trades/" + attempt.orderNo() + "/scan", "{}");
        assertThat(channel.closeThere(payment, attempt, Fact.Because.ASKED))
                .isEqualTo(new Fact.ClosedThere(attempt.orderNo(), Fact.Because.ASKED));
        assertThat(((Fact.Trade) channel.closeThere(payment, attempt, Fact.Because.ASKED)).standing())
                .isEqualTo(Fact.Standing.CLOSED);
    }

    @Test
    void closing_what_was_paid_tells_that_it_was_paid() throws Exception {
        Payment payment = payment("qr-3", Product.QR);
        Attempt attempt = payment.newest();
        channel.submit(payment, attempt);
        post("/sandbox/trades/" + attempt.orderNo() + "/pay", "{}");
        Fact fact = channel.closeThere(payment, attempt, Fact.Because.ASKED);
        assertThat(((Fact.Trade) fact).standing()).isEqualTo(Fact.Standing.SUCCESSFUL);
    }

    @Test
    void a_query_of_what_was_paid_and_given_back_whole_does_not_look_like_never_paid() throws Exception {
        Payment payment = payment("qr-6", Product.QR);
        Attempt attempt = payment.newest();
        channel.submit(payment, attempt);
        post("/sandbox/trades/" + attempt.orderNo() + "/scan", "{}");
        channel.closeThere(payment, attempt, Fact.Because.ASKED);
        assertThat(((Fact.Trade) channel.ask(payment, attempt)).refunded()).isEmpty();

        Payment other = payment("qr-7", Product.QR);
        channel.submit(other, other.newest());
        post("/sandbox/trades/" + other.newest().orderNo() + "/pay", "{}");
        Fact.Trade paid = (Fact.Trade) channel.ask(other, other.newest());
        Payment refunding = refunding(other, paid, 10_000);
        channel.refund(refunding, refunding.refunds().getFirst());
        Fact.Trade closed = (Fact.Trade) channel.ask(other, other.newest());
        assertThat(closed.standing()).isEqualTo(Fact.Standing.CLOSED);
        assertThat(closed.refunded()).contains(paid.amount());
    }

    @Test
    void a_lost_answer_is_told_from_a_call_that_never_left() throws Exception {
        Payment payment = payment("qr-4", Product.QR);
        post("/sandbox/accidents", "{\"method\":\"alipay.trade.precreate\",\"kind\":\"system_error_after\"}");
        Fact.Unheard lost = (Fact.Unheard) channel.submit(payment, payment.newest());
        assertThat(lost.reach()).isEqualTo(Reach.SENT);
        post("/sandbox/accidents", "{\"method\":\"alipay.trade.query\",\"kind\":\"bad_signature\"}");
        Fact.Unheard unsigned = (Fact.Unheard) channel.ask(payment, payment.newest());
        assertThat(unsigned.reach()).isEqualTo(Reach.UNTRUSTWORTHY);
        String joined = get("/sandbox/apps/" + APP_ID);
        AlipayChannel nowhere = channel(URI.create("http://127.0.0.1:9/gateway.do"), joined);
        Fact.Unheard unsent = (Fact.Unheard) nowhere.ask(payment, payment.newest());
        assertThat(unsent.reach()).isEqualTo(Reach.NOT_SENT);
    }

    @Test
    void what_nobody_would_sign_was_not_sent_and_changed_nothing() throws Exception {
        Payment payment = payment("qr-5", Product.QR);
        Attempt attempt = payment.newest();
        channel.submit(payment, attempt);
        post("/sandbox/trades/" + attempt.orderNo() + "/pay", "{}");
        Payment refunding = refunding(payment, (Fact.Trade) channel.ask(payment, attempt));
        Refund refund = refunding.refunds().getFirst();
        AlipayChannel busy = channel(URI.create(alipay.url() + "/gateway.do"), get("/sandbox/apps/" + APP_ID), work -> {
            throw new SigningRefused("too much to sign");
        });

        assertThat(busy.submit(payment, attempt)).isEqualTo(unsent(attempt));
        assertThat(busy.ask(payment, attempt)).isEqualTo(unsent(attempt));
        assertThat(busy.closeThere(payment, attempt, Fact.Because.ASKED)).isEqualTo(unsent(attempt));
        Fact unsent = new Fact.RefundUnheard(refund.id(), Reach.NOT_SENT, "too much to sign");
        assertThat(busy.refund(refunding, refund)).isEqualTo(unsent);
        assertThat(busy.askRefund(refunding, refund)).isEqualTo(unsent);
        for (Product product : List.of(Product.PAGE, Product.WAP, Product.APP)) {
            Payment other = payment("busy-" + product, product);
            assertThatThrownBy(() -> busy.sign(other, other.newest())).isInstanceOf(ChannelBusy.class);
        }
        assertThat(channel.askRefund(refunding, refund)).isEqualTo(new Fact.RefundMissing(refund.id()));
    }

    private static Fact unsent(Attempt attempt) {
        return new Fact.Unheard(attempt.orderNo(), Reach.NOT_SENT, "too much to sign");
    }

    @Test
    void a_signed_address_names_the_payer_s_way_back_and_the_notice_s_way_in() {
        Payment payment = payment("page-1", Product.PAGE);
        String address = channel.sign(payment, payment.newest());
        assertThat(address).startsWith(alipay.url() + "/gateway.do?");
        assertThat(address).contains("notify_url=https%3A%2F%2Fpay.example.com%2Fapi%2Fv1%2Fpay%2Fcallback");
        assertThat(address)
                .contains("return_url=https%3A%2F%2Fpay.example.com%2Fpay%2Freturn%3Ft%3D"
                        + payment.newest().link());
    }

    @Test
    void bytes_that_alipay_did_not_sign_are_not_genuine() {
        byte[] body = "app_id=1&sign=AAAA&sign_type=RSA2".getBytes(UTF_8);
        assertThat(channel.notice(body, Instant.now())).isInstanceOf(Heard.NotGenuine.class);
    }

    private static Payment payment(String number, Product product) {
        return payment(number, product, Optional.empty());
    }

    private static Payment payment(String number, Product product, Optional<String> payer) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Order order = new Order(
                new AppId("shop"),
                new OutTradeNo(number),
                Money.ofFen(10_000),
                "一本书",
                Optional.empty(),
                Map.of(),
                now,
                now.plus(Duration.ofMinutes(30)));
        Plan plan = new Plan(new Means(product, Optional.empty(), payer, Map.of()), new AccountId("main"));
        return Payment.begin(order, plan, new Moment(now, Source.APP, CHANCE)).next();
    }

    private static Payment refunding(Payment payment, Fact.Trade trade) {
        return refunding(payment, trade, 4_000);
    }

    private static Payment refunding(Payment payment, Fact.Trade trade, long fen) {
        Moment moment = new Moment(Instant.now(), Source.APP, CHANCE);
        Payment paid = ((Applied) payment.learn(trade, moment)).next();
        Wish wish = new Wish.Return(new OutRequestNo("r-1"), Money.ofFen(fen), "too many", Duration.ZERO);
        Decision decision = paid.consider(wish, moment);
        return ((Applied) decision).next();
    }

    private static String post(String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(alipay.url() + path))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return answer.body();
    }

    private static String get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(alipay.url() + path)).build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String field(String json, String name) {
        Matcher matcher =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        assertThat(matcher.find()).as(json).isTrue();
        return matcher.group(1).replace("\\/", "/");
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(2048, new SecureRandom());
            return rsa.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String publicKey() {
        return text(MERCHANT.getPublic().getEncoded());
    }

    private static String text(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
