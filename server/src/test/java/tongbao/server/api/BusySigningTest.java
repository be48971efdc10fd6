package tongbao.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tongbao.core.payment.AppId;
import tongbao.core.payment.OutTradeNo;

/** What the caller hears when too much waits to be signed for an order string to be signed as well. */
class BusySigningTest {
    private static final String CREATE = "/api/v1/pay/create";
    private final Shop shop = new Shop();

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    void a_create_is_kept_and_says_where_its_order_string_comes_from() {
        shop.channel.refuseSignatures(1);

        Shop.Heard refused = shop.post(CREATE, order());

        assertThat(refused.status() + refused.type() + refused.at("error.effect"))
                .isEqualTo("503signing_busynone");
        assertThat(refused.header("Retry-After")).containsExactly("1");
        assertThat(shop.memory.find(new AppId(Shop.APP), new OutTradeNo("A-1"))).isPresent();
        assertThat(shop.get("/api/v1/pay/query?out_trade_no=A-1").at("data.pay.order_string"))
                .startsWith("https://cashier.example/");
    }

    @Test
    void a_repeated_create_that_is_refused_does_not_pass_for_an_answer() {
        shop.post(CREATE, order());
        shop.business.advance(Duration.ofMinutes(2));
        shop.channel.refuseSignatures(1);

        Shop.Heard refused = shop.post(CREATE, order());
        Shop.Heard repeated = shop.post(CREATE, order());

        assertThat(refused.type()).isEqualTo("signing_busy");
        assertThat(refused.header("Idempotency-Hit")).isEmpty();
        assertThat(repeated.header("Idempotency-Hit")).containsExactly("true");
        assertThat(repeated.at("data.pay.type")).isEqualTo("order_string");
    }

    @Test
    void what_needs_no_signature_is_answered() {
        shop.channel.refuseSignatures(10);

        assertThat(shop.create("A-2").status()).isEqualTo(200);
        assertThat(shop.get("/api/v1/pay/query?out_trade_no=A-2").status()).isEqualTo(200);
    }

    private static String order() {
        return "{\"out_trade_no\":\"A-1\",\"total_amount\":\"99.90\",\"subject\":\"Tea\",\"product\":\"app\"}";
    }
}
