package tongbao.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.core.money.Money;

class IdempotencyTest {
    private static final String CREATE = "/api/v1/pay/create";
    private static final String FULL = "{\"out_trade_no\":\"A-1\",\"total_amount\":\"99.90\",\"subject\":\"茶\","
            + "\"product\":\"page\",\"body\":\"b\",\"metadata\":{\"a\":\"1\",\"b\":\"2\"},"
            + "\"return_url\":\"https://shop.example/\",\"alipay\":{\"extend_params\":{\"x\":1,\"y\":\"2\"}}}";
    private final Shop shop = new Shop();

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    void the_same_content_written_differently_gives_the_first_payment() {
        Shop.Heard first = shop.post(CREATE, FULL);
        Shop.Heard again = shop.post(
                CREATE,
                " { \"alipay\" : {\"extend_params\":{\"y\":\"2\", \"x\":1}}, \"metadata\":{\"b\":\"2\",\"a\":\"1\"},"
                        + "\"expires_in\":1800,\"total_amount\":99.9,\"subject\":\"\\u8336\",\"product\":\"page\","
                        + "\"body\":\"b\",\"return_url\":\"https://shop.example/\",\"out_trade_no\":\"A-1\"} ");

        assertThat(first.header("Idempotency-Hit")).isEmpty();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotency-Hit")).containsExactly("true");
        assertThat(again.at("data")).isEqualTo(first.at("data"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "99.90"                  | "99.91"                    | total_amount
        "茶"                     | "咖啡"                     | subject
        "body":"b"               | "body":"c"                 | body
        "body":"b",              | ``                         | body
        "product":"page"         | "product":"page","expires_in":1801 | expires_in
        "b":"2"                  | "b":"3"                    | metadata
        "product":"page"         | "product":"wap"            | product
        https://shop.example/    | https://shop.example/other | return_url
        "x":1                    | "x":2                      | alipay
        """)
    void other_content_under_the_same_number_names_the_field(String kept, String changed, String param) {
        shop.post(CREATE, FULL);

        Shop.Heard heard = shop.post(CREATE, FULL.replace(kept, changed == null ? "" : changed));

        assertThat(heard.status() + heard.type() + heard.at("error.param")).isEqualTo("409out_trade_no_reused" + param);
        assertThat(heard.at("code")).isEqualTo("40902");
        assertThat(heard.at("error.effect")).isEqualTo("none");
        assertThat(shop.kept("A-1").orElseThrow().order().total()).isEqualTo(Money.ofFen(9990));
    }

    @Test
    void two_apps_may_use_the_same_number() {
        shop.create("A-1");

        assertThat(shop.as("rival", "POST", CREATE, Shop.order("A-1", "\"body\":\"other\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_same_refund_is_made_once_and_another_under_its_number_is_refused() {
        String id = shop.paid("A-1");
        Shop.Heard first = refund(id, "R-1", "\"10.00\"", "x");
        Shop.Heard again = refund(id, "R-1", "10", "x");

        assertThat(again.at("data")).isEqualTo(first.at("data"));
        assertThat(again.header("Idempotency-Hit")).containsExactly("true");
        assertThat(refund(id, "R-1", "\"10.01\"", "x").at("error.param")).isEqualTo("refund_amount");
        assertThat(refund(id, "R-1", "\"10.00\"", "y").at("error.param")).isEqualTo("reason");
        assertThat(refund(id, "R-1", "\"10.00\"", "y").type()).isEqualTo("out_request_no_reused");
        assertThat(shop.channel.refunded(shop.payment(id).newest())).isEqualTo(Money.ofFen(1000));
    }

    private Shop.Heard refund(String id, String number, String amount, String reason) {
        return shop.post(
                "/api/v1/pay/refund",
                "{\"payment_id\":\"" + id + "\",\"out_request_no\":\"" + number + "\",\"refund_amount\":" + amount
                        + ",\"reason\":\"" + reason + "\"}");
    }

    @Test
    void of_200_refunds_of_one_yuan_of_100_exactly_100_are_taken() throws Exception {
        String id = shop.paid("A-1");
        List<Callable<Shop.Heard>> calls = IntStream.range(0, 200)
                .<Callable<Shop.Heard>>mapToObj(i -> () -> refund(id, "R-" + i, "\"1.00\"", ""))
                .toList();

        List<Shop.Heard> heard;
        try (ExecutorService pool = Executors.newFixedThreadPool(32)) {
            heard = pool.invokeAll(calls).stream().map(Future::resultNow).toList();
        }

        assertThat(heard.stream().filter(answer -> answer.status() == 200)).hasSize(100);
        assertThat(heard.stream().filter(answer -> answer.status() != 200).map(Shop.Heard::type))
                .hasSize(100)
                .containsOnly("refund_exceeds_remaining");
        assertThat(shop.channel.refunded(shop.payment(id).newest())).isEqualTo(Money.ofFen(10_000));
        assertThat(shop.get("/api/v1/pay/query/" + id).at("data.status")).isEqualTo("refunded");
    }

    @Test
    void of_many_creates_of_one_number_at_once_one_is_first_and_the_others_repeat_it() throws Exception {
        List<Callable<Shop.Heard>> calls = IntStream.range(0, 40)
                .<Callable<Shop.Heard>>mapToObj(i -> () -> shop.create("A-1"))
                .toList();

        List<Shop.Heard> heard;
        try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
            heard = pool.invokeAll(calls).stream().map(Future::resultNow).toList();
        }

        assertThat(heard.stream().map(answer -> answer.at("data.payment_id")).distinct())
                .hasSize(1);
        assertThat(heard.stream()
                        .filter(answer -> answer.header("Idempotency-Hit").isEmpty()))
                .hasSize(1);
    }
}
