package tongbao.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.core.payment.Payment;
import tongbao.server.json.Json;

class TimelineTest {
    private static final String PATH = "/api/v1/pay/timeline/";

    private final Shop shop = new Shop();

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    void a_payment_is_told_with_its_reason_and_what_comes_next() {
        Payment payment = shop.payment(shop.create("A-1").at("data.payment_id"));
        shop.open(payment.newest());

        Shop.Heard heard = shop.get(PATH + payment.id());

        assertThat(heard.status()).isEqualTo(200);
        assertThat(heard.at("data.out_trade_no") + heard.at("data.status")).isEqualTo("A-1awaiting");
        assertThat(heard.at("data.because"))
                .isEqualTo("the payer can pay attempt 1, and Alipay has not said that they did");
        assertThat(heard.at("data.next.0.what") + heard.at("data.next.0.at")).isEqualTo("payerabsent");
        assertThat(heard.at("data.next.1.what") + heard.at("data.next.1.at"))
                .isEqualTo("look2031-05-06T09:02:08+08:00");
        assertThat(heard.at("data.next.1.detail")).isEqualTo("Alipay is asked how attempt 1 stands");
        assertThat(heard.at("data.next.2.what")).isEqualTo("expiry");
        assertThat(heard.at("data.next.3.what")).isEqualTo("end_of_waiting");
        assertThat(heard.at("data.entries.0.kind") + heard.at("data.entries.0.source"))
                .isEqualTo("requestapp");
        assertThat(heard.at("data.entries.1.from") + heard.at("data.entries.1.to"))
                .isEqualTo("preparedawaiting");
        assertThat(heard.at("data.whole")).isEqualTo("true");
    }

    @Test
    void every_id_that_carries_the_payment_s_leads_to_it() {
        String id = shop.paid("A-1");
        String refund = shop.post(
                        "/api/v1/pay/refund",
                        "{\"payment_id\":\"" + id + "\",\"out_request_no\":\"R-1\",\"refund_amount\":\"1.00\"}")
                .at("data.refund_id");

        for (String name : List.of(id, shop.payment(id).newest().orderNo().value(), refund)) {
            assertThat(shop.get(PATH + name).at("data.payment_id")).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A-1", "pay_0000000000000000000000000", "nobody"})
    void what_names_no_payment_is_not_found(String name) {
        shop.create("A-1");

        assertThat(shop.get(PATH + name).type()).isEqualTo("payment_not_found");
    }

    @Test
    void another_app_s_payment_is_not_found_and_reading_has_to_be_allowed() {
        String id = shop.create("A-1").at("data.payment_id");

        assertThat(shop.as("rival", "GET", PATH + id, "").type()).isEqualTo("payment_not_found");
        assertThat(shop.as("reader", "GET", PATH + id, "").type()).isEqualTo("payment_not_found");
        assertThat(Route.TIMELINE.permission().word()).isEqualTo("read");
    }

    @Test
    void nothing_may_stand_in_its_query() {
        String id = shop.create("A-1").at("data.payment_id");

        assertThat(shop.get(PATH + id + "?sync=false").type()).isEqualTo("unknown_field");
    }

    @Test
    void it_asks_nobody_and_changes_nothing() {
        Payment payment = shop.payment(shop.create("A-1").at("data.payment_id"));
        shop.open(payment.newest());
        int calls = shop.channel.calls().size();
        long version = shop.payment(payment.id().value()).version();

        shop.get(PATH + payment.id());

        assertThat(shop.channel.calls()).hasSize(calls);
        assertThat(shop.payment(payment.id().value()).version()).isEqualTo(version);
    }

    @Test
    void it_has_the_fields_of_its_description() {
        Shop.Heard heard = shop.get(PATH + shop.paid("A-1"));

        Json data = heard.json().fields().getOrDefault("data", new Json.Nothing());
        assertThat(((Json.Members) data).fields().keySet())
                .containsExactlyElementsOf(OpenApiTest.properties("Timeline"));
    }
}
