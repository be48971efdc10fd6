package tongbao.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.AlipayApiException;
import com.alipay.api.internal.util.AlipaySignature;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tongbao.connector.alipay.AlipayAccount;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.AppId;
import tongbao.core.payment.OrderNo;
import tongbao.postgres.embedded.EmbeddedPostgres;
import tongbao.server.Operator;
import tongbao.server.Server;
import tongbao.server.Settings;
import tongbao.server.ops.Logs;
import tongbao.server.security.Algorithm;
import tongbao.server.security.App;
import tongbao.server.security.Permission;
import tongbao.server.security.Secret;
import tongbao.store.postgres.Database;

/** Notices in a crowd, and false ones. Alipay's key is this test's own; the official SDK signs with it. */
@Tag("slow")
class NoticesTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String APP_ID = "2021000100000001";
    private static final String SELLER_ID = "2088102100000001";
    private static final KeyPair ALIPAY = keys();
    private static final KeyPair MERCHANT = keys();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static EmbeddedPostgres postgres;
    private static Server server;

    @BeforeAll
    static void start() {
        Path folder = Folders.fresh("notices");
        postgres = EmbeddedPostgres.start(folder);
        AlipayAccount account = new AlipayAccount(
                new AccountId("main"),
                URI.create("http://127.0.0.1:9/gateway.do"),
                APP_ID,
                SELLER_ID,
                text(MERCHANT.getPrivate().getEncoded()),
                text(ALIPAY.getPublic().getEncoded()),
                Duration.ZERO,
                AlipayAccount.CALLS_PER_SECOND);
        App app = new App(
                new AppId("shop"),
                new Secret(SECRET),
                Algorithm.HMAC_SHA256,
                App.Standing.ENABLED,
                EnumSet.allOf(Permission.class),
                10_000,
                App.Terms.usual(new AccountId("main")),
                Set.of());
        int port = Tongbao.freePort();
        server = Server.start(
                new Settings(
                        URI.create("http://127.0.0.1:" + port),
                        new Settings.Bind("127.0.0.1", port),
                        Database.at(postgres.jdbcUrl(), postgres.user(), postgres.password()),
                        List.of(new Settings.Account(Settings.Mode.SANDBOX, account)),
                        List.of(app),
                        Logs.Threshold.ERROR),
                Clock.systemUTC());
    }

    @AfterAll
    static void end() {
        server.close();
        postgres.close();
    }

    @Test
    void fifty_at_once_from_many_connections_are_one_payment() throws Exception {
        Shop shop = new Shop(server.url(), SECRET);
        Shop.Made made = shop.create("crowd-1", "10.00");
        String body = signed(genuine(made.orderNo(), "10.00"), ALIPAY);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> post(body)))
                    .toList();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("success");
            }
        }
        assertThat(shop.query(made).path("status").asString()).isEqualTo("paid");
        assertThat(shop.query(made).path("paid_amount").asString()).isEqualTo("10.00");
    }

    @Test
    void false_ones_change_nothing_and_are_answered_failure() throws Exception {
        Shop shop = new Shop(server.url(), SECRET);
        Shop.Made made = shop.create("false-1", "10.00");
        Map<String, String> genuine = genuine(made.orderNo(), "10.00");
        List<String> bodies = List.of(
                signed(genuine, MERCHANT),
                signed(genuine, keys()),
                signed(genuine, ALIPAY).replace("total_amount=10.00", "total_amount=0.01"),
                signed(genuine(made.orderNo(), "0.01"), ALIPAY),
                signed(with(genuine, "app_id", "2021000100000009"), ALIPAY),
                signed(with(genuine, "seller_id", "2088102100000009"), ALIPAY),
                signed(with(genuine, "out_trade_no", "TB00000000000000000000000000"), ALIPAY),
                signed(genuine, ALIPAY) + "&total_amount=10.00",
                "",
                "not a form");
        for (String body : bodies) {
            assertThat(post(body)).as(body).isEqualTo("failure");
            assertThat(shop.query(made).path("status").asString()).as(body).isEqualTo("awaiting");
        }
        assertThat(post(signed(genuine, ALIPAY))).isEqualTo("success");
        assertThat(shop.query(made).path("status").asString()).isEqualTo("paid");
    }

    @Test
    void orphans_are_kept_counted_and_listed() throws Exception {
        Shop shop = new Shop(server.url(), SECRET);
        String known = shop.create("orphan-1", "10.00").orderNo();
        String orphan = known.substring(0, known.length() - 1) + (known.endsWith("0") ? "1" : "0");
        String body = signed(genuine(orphan, "10.00"), ALIPAY);
        for (int i = 0; i < 3; i++) {
            assertThat(post(body)).isEqualTo("failure");
        }
        Database database = Database.at(postgres.jdbcUrl(), postgres.user(), postgres.password());
        try (Operator operator = new Operator(database, Clock.systemUTC())) {
            assertThat(operator.open())
                    .contains(orphan + "/2026112201222100006000001234567890  orphan, came 3 times to account main");
            assertThat(operator.notice(OrderNo.read(orphan).orElseThrow(), "2026112201222100006000001234567890")
                            .map(bytes -> new String(bytes, UTF_8)))
                    .contains(body);
            assertThat(operator.explain(known, Optional.empty()).orElseThrow()).contains("orphan (it names an order");
        }
    }

    private static Map<String, String> genuine(String orderNo, String amount) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("app_id", APP_ID);
        fields.put("auth_app_id", APP_ID);
        fields.put("charset", "utf-8");
        fields.put("gmt_create", "2026-11-22 10:00:00");
        fields.put("gmt_payment", "2026-11-22 10:00:05");
        fields.put("notify_id", "2026112201222100006000001234567890");
        fields.put("notify_time", "2026-11-22 10:00:06");
        fields.put("notify_type", "trade_status_sync");
        fields.put("out_trade_no", orderNo);
        fields.put("seller_id", SELLER_ID);
        fields.put("sign_type", "RSA2");
        fields.put("subject", "一本 书+&");
        fields.put("total_amount", amount);
        fields.put("trade_no", "2026112222001400001000000001");
        fields.put("trade_status", "TRADE_SUCCESS");
        fields.put("version", "1.0");
        return fields;
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> changed = new TreeMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    /** The form body as Alipay sends it, signed by the official SDK. */
    private static String signed(Map<String, String> fields, KeyPair key) throws AlipayApiException {
        Map<String, String> toSign = new TreeMap<>(fields);
        toSign.remove("sign_type");
        String text = AlipaySignature.getSignContent(toSign);
        String sign = AlipaySignature.rsa256Sign(text, text(key.getPrivate().getEncoded()), "utf-8");
        return with(fields, "sign", sign).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String post(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve("/api/v1/pay/callback"))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(2048, new SecureRandom());
            return rsa.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
