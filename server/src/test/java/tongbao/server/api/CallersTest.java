package tongbao.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.server.security.Secret;

/** Who is calling, over real sockets. */
class CallersTest {
    private static final String CREATE = "/api/v1/pay/create";
    private final Shop shop = new Shop();

    @AfterEach
    void stop() {
        shop.close();
    }

    private Shop.Draft draft(String app) {
        return shop.signed(app, "POST", CREATE, Shop.order("A-1", "").getBytes(UTF_8));
    }

    @Test
    void of_several_faults_the_first_in_the_contracts_order_is_answered() {
        long stale = shop.real.instant().getEpochSecond() - 301;
        byte[] body = Shop.order("A-1", "").getBytes(UTF_8);
        UnaryOperator<Shop.Draft> badSignature = draft -> draft.with("X-Signature", "0".repeat(64));
        UnaryOperator<Shop.Draft> noNonce = draft -> draft.without("X-Nonce");

        Shop.Draft everything =
                shop.signed("nobody", "POST", CREATE, body, new Shop.Stamp(stale, "nonce-nonce-nonce-1"));
        Stream.of(
                        new Object[] {noNonce.apply(badSignature.apply(everything)), "400 invalid_header"},
                        new Object[] {badSignature.apply(everything), "401 unknown_app"},
                        new Object[] {
                            badSignature.apply(shop.signed(
                                    "reader", "POST", CREATE, body, new Shop.Stamp(stale, "nonce-nonce-nonce-1"))),
                            "401 stale_timestamp"
                        },
                        new Object[] {badSignature.apply(draft("reader")), "403 bad_signature"},
                        new Object[] {draft("reader"), "403 permission_required"},
                        new Object[] {draft("gone"), "401 unknown_app"})
                .forEach(row -> {
                    Shop.Heard heard = shop.send((Shop.Draft) row[0]);
                    assertThat(heard.status() + " " + heard.type()).isEqualTo(row[1]);
                    assertThat(heard.at("error.effect")).isEqualTo("none");
                });
        assertThat(shop.isUntouched()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-App-Id", "X-Timestamp", "X-Nonce", "X-Signature"})
    void each_header_is_there_once_and_well_formed(String header) {
        Shop.Heard missing = shop.send(draft(Shop.APP).without(header));
        Shop.Heard malformed = shop.send(draft(Shop.APP).with(header, "no spaces, please"));
        String head = Shop.head(draft(Shop.APP));
        String twice = shop.raw((head + header + ": x\r\nContent-Length: 0\r\n\r\n").getBytes(UTF_8));

        assertThat(missing.status() + missing.type() + missing.at("error.param"))
                .isEqualTo("400invalid_header" + header);
        assertThat(malformed.status() + malformed.type() + malformed.at("error.param"))
                .isEqualTo("400invalid_header" + header);
        assertThat(twice).startsWith("HTTP/1.1 400").contains("invalid_header", "more than once");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Nonce,fifteen-letters",
        "X-Timestamp,1.5",
        "X-Timestamp,-5",
        "X-Timestamp,1795352400000000",
        "X-App-Id,a/b",
        "X-Signature-Algorithm,RSA2",
        "X-Signature-Algorithm,hmac-sha256"
    })
    void a_header_of_the_wrong_form_is_400(String header, String value) {
        Shop.Heard heard = shop.send(draft(Shop.APP).with(header, value));

        assertThat(heard.status() + heard.type() + heard.at("error.param")).isEqualTo("400invalid_header" + header);
    }

    @Test
    void the_algorithm_may_be_said() {
        assertThat(shop.send(draft(Shop.APP).with("X-Signature-Algorithm", "HMAC-SHA256"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"-300,200", "300,200", "-301,401", "301,401"})
    void the_clock_may_differ_by_300_seconds_either_way(long seconds, int status) {
        long then = shop.real.instant().getEpochSecond() + seconds;
        byte[] body = Shop.order("A-1", "").getBytes(UTF_8);

        assertThat(shop.send(shop.signed(Shop.APP, "POST", CREATE, body, new Shop.Stamp(then, "nonce-nonce-nonce-1")))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void a_call_is_taken_once_and_its_copy_may_have_run() {
        Shop.Draft draft = draft(Shop.APP);
        Shop.Heard first = shop.send(draft);
        Shop.Heard copy = shop.send(draft);

        assertThat(first.status()).isEqualTo(200);
        assertThat(copy.status() + copy.type() + copy.at("error.effect")).isEqualTo("401replayed_nonceunknown");
    }

    @Test
    void the_copy_of_a_refused_call_is_told_as_a_copy_whatever_it_was_refused_for() {
        Shop.Draft malformed = shop.signed(Shop.APP, "POST", CREATE, "{".getBytes(UTF_8));
        Shop.Draft incomplete = shop.signed(Shop.APP, "POST", CREATE, "{}".getBytes(UTF_8));
        Shop.Draft forbidden = draft("reader");
        Shop.Draft absent = shop.signed(Shop.APP, "GET", "/api/v1/pay/query?out_trade_no=none", new byte[0]);
        Shop.Draft queried = shop.signed(Shop.APP, "GET", "/api/v1/pay/query?wrong=1", new byte[0]);
        Shop.Draft nothingToRefund = shop.signed(
                Shop.APP,
                "POST",
                "/api/v1/pay/refund",
                "{\"out_trade_no\":\"none\",\"out_request_no\":\"r\",\"refund_amount\":\"1\"}".getBytes(UTF_8));

        assertThat(Stream.of(malformed, incomplete, forbidden, absent, queried, nothingToRefund)
                        .map(draft -> shop.send(draft).type() + " then "
                                + shop.send(draft).type()))
                .containsExactly(
                        "invalid_json then replayed_nonce",
                        "invalid_parameter then replayed_nonce",
                        "permission_required then replayed_nonce",
                        "payment_not_found then replayed_nonce",
                        "unknown_field then replayed_nonce",
                        "payment_not_found then replayed_nonce");
    }

    @Test
    void of_many_calls_with_one_nonce_and_different_bodies_one_runs() {
        long now = shop.real.instant().getEpochSecond();
        Shop.Stamp stamp = new Shop.Stamp(now, "nonce-nonce-nonce-1");

        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 50)
                    .mapToObj(i -> shop.signed(
                            Shop.APP, "POST", CREATE, Shop.order("A-" + i, "").getBytes(UTF_8), stamp))
                    .forEach(call ->
                            executor.execute(() -> heard.add(shop.send(call).type())));
        }

        assertThat(heard).filteredOn("replayed_nonce"::equals).hasSize(49);
        long kept = IntStream.range(0, 50)
                .filter(i -> shop.kept("A-" + i).isPresent())
                .count();
        assertThat(kept).isEqualTo(1);
    }

    @Test
    void copies_do_not_use_up_an_apps_rate() {
        Shop.Draft query = shop.signed("slow", "GET", "/api/v1/pay/query?out_trade_no=A-1", new byte[0]);
        shop.send(query);

        assertThat(Stream.generate(() -> shop.send(query).type()).limit(5)).containsOnly("replayed_nonce");
        assertThat(shop.as("slow", "GET", "/api/v1/pay/query?out_trade_no=A-1", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_nonce_is_remembered_beyond_its_timestamps_time() {
        shop.send(draft(Shop.APP));
        assertThat(shop.memory.forget(shop.real.instant().plus(Duration.ofSeconds(359)), 10))
                .isZero();
        assertThat(shop.memory.forget(shop.real.instant().plus(Duration.ofSeconds(361)), 10))
                .isEqualTo(1);
    }

    @Test
    void a_refused_signature_does_not_use_up_its_nonce() {
        Shop.Draft draft = draft(Shop.APP);
        Shop.Heard forged = shop.send(draft.with("X-Signature", "0".repeat(64)));
        Shop.Heard genuine = shop.send(draft);

        assertThat(forged.type()).isEqualTo("bad_signature");
        assertThat(genuine.status()).isEqualTo(200);
    }

    @Test
    void what_is_signed_is_every_part_of_the_call() {
        byte[] body = Shop.order("A-1", "").getBytes(UTF_8);
        Shop.Draft draft = draft(Shop.APP);
        Shop.Draft other = draft(Shop.APP);

        assertThat(Stream.of(
                                new Shop.Draft("POST", "/api/v1/pay/close", draft.headers(), body),
                                new Shop.Draft("POST", CREATE + "?a=1", draft.headers(), body),
                                new Shop.Draft(
                                        "POST",
                                        CREATE,
                                        draft.headers(),
                                        Shop.order("A-2", "").getBytes(UTF_8)),
                                draft.with(
                                        "X-Nonce",
                                        String.valueOf(other.headers().get("X-Nonce"))),
                                draft.with("X-App-Id", "rival"),
                                draft.with(
                                        "X-Timestamp",
                                        Long.toString(shop.real.instant().getEpochSecond() + 1)))
                        .map(spoiled -> shop.send(spoiled).type()))
                .containsOnly("bad_signature");
        assertThat(shop.isUntouched()).isTrue();
    }

    @Test
    void the_order_of_a_query_does_not_matter_and_its_pairs_do() {
        shop.create("A-1");
        String signedAs = "/api/v1/pay/query?out_trade_no=A-1&sync=false";
        Shop.Draft draft = shop.signed(Shop.APP, "GET", signedAs, new byte[0]);
        Shop.Draft again = shop.signed(Shop.APP, "GET", signedAs, new byte[0]);

        assertThat(shop.send(new Shop.Draft(
                                "GET", "/api/v1/pay/query?sync=false&out_trade_no=A-1", draft.headers(), new byte[0]))
                        .status())
                .isEqualTo(200);
        assertThat(shop.send(new Shop.Draft(
                                "GET", "/api/v1/pay/query?out_trade_no=A%2D1&sync=false", again.headers(), new byte[0]))
                        .type())
                .isEqualTo("bad_signature");
    }

    @Test
    void too_many_calls_wait_for_the_next_second() {
        String query = "/api/v1/pay/query?out_trade_no=A-1";
        assertThat(shop.as("slow", "GET", query, "").status()).isEqualTo(404);
        assertThat(shop.as("slow", "GET", query, "").status()).isEqualTo(404);
        Shop.Heard third = shop.as("slow", "GET", query, "");
        shop.real.advance(Duration.ofMillis(500));
        Shop.Heard later = shop.as("slow", "GET", query, "");

        assertThat(third.status() + third.type()).isEqualTo("429rate_limited");
        assertThat(third.header("Retry-After")).containsExactly("1");
        assertThat(later.status()).isEqualTo(404);
    }

    @Test
    void no_secret_is_printed() {
        assertThat(new Secret(Shop.SECRET)).hasToString("••••••");
        assertThat(shop.send(draft(Shop.APP).with("X-Signature", "0".repeat(64)))
                        .text())
                .doesNotContain(Shop.SECRET);
    }
}
