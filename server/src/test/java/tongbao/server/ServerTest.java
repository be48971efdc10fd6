package tongbao.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import tongbao.connector.alipay.Heard;
import tongbao.core.payment.Payment;
import tongbao.core.store.StoreUnavailable;
import tongbao.core.testing.InMemoryStore;
import tongbao.core.testing.ManualClock;
import tongbao.core.testing.ScriptedChannel;
import tongbao.store.postgres.Figures;

class ServerTest {

    @Test
    void it_lives_and_is_ready() throws Exception {
        try (Running running = new Running()) {
            assertAnswers(running.get("/health/live"), 200, "{\"status\":\"live\"}");
            assertAnswers(running.get("/health/ready"), 200, "{\"status\":\"ready\"}");
        }
    }

    @Test
    void without_its_store_it_lives_and_is_not_ready() throws Exception {
        try (Running running = new Running()) {
            running.store().set(FaultyStore.Fault.ALL);
            assertAnswers(running.get("/health/live"), 200, "{\"status\":\"live\"}");
            assertAnswers(running.get("/health/ready"), 503, "{\"status\":\"store_unavailable\"}");
        }
    }

    @Test
    void draining_it_finishes_what_runs_refuses_what_is_new_and_then_ends() throws Exception {
        Running running = new Running();
        Payment payment = running.create();
        running.store().holdWrites();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> opened = threads.submit(() -> running.open(payment));
            running.store().awaitHeldWrite();
            Future<?> closed = threads.submit(running.server()::close);
            awaitDraining(running);

            assertThat(running.get("/health/live").statusCode()).isEqualTo(200);
            HttpResponse<String> call = running.send("POST", "/api/v1/pay/create", "{}");
            assertThat(call.statusCode()).isEqualTo(503);
            assertThat(call.body()).contains("\"draining\"", "\"effect\":\"none\"");
            assertThat(closed.isDone()).isFalse();

            running.store().letWritesThrough();
            assertThat(opened.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(302);
            closed.get(20, TimeUnit.SECONDS);
            Assertions.assertThatThrownBy(() -> running.get("/health/live")).isInstanceOf(IOException.class);
        }
        running.close();
    }

    /** Each question is a round trip; the drain begins within a few of them. */
    private static void awaitDraining(Running running) throws Exception {
        for (int i = 0; i < 10_000; i++) {
            HttpResponse<String> ready = running.get("/health/ready");
            if (ready.statusCode() == 503) {
                assertThat(ready.body()).isEqualTo("{\"status\":\"draining\"}");
                return;
            }
        }
        throw new AssertionError("never drained");
    }

    @Test
    void it_closes_its_ground_once_however_often_it_is_closed() {
        CountDownLatch closings = new CountDownLatch(2);
        Server server = start(Running.settings(), closings);

        server.close();
        server.close();

        assertThat(closings.getCount()).isOne();
    }

    @Test
    void a_port_that_is_taken_stops_the_start_and_closes_the_ground() {
        CountDownLatch closings = new CountDownLatch(1);
        try (Server first = start(Running.settings(), new CountDownLatch(1))) {
            Settings same = Running.settings();
            Settings taken = new Settings(
                    same.publicUrl(),
                    new Settings.Bind("127.0.0.1", first.port()),
                    same.database(),
                    same.accounts(),
                    same.apps(),
                    same.logLevel());

            Assertions.assertThatThrownBy(() -> start(taken, closings)).hasMessageContaining("in use");
            assertThat(closings.getCount()).isZero();
        }
    }

    @Test
    void what_the_stores_statements_have_done_is_told() throws IOException, InterruptedException {
        ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
        Figures figures = new Figures("create", 3, 40, 1, 2, new Figures.Waits(37, 5_000, 900), List.of(1L, 2L));
        Ground ground = new Ground(
                new InMemoryStore(),
                new ScriptedChannel(clock),
                (body, at) -> new Heard.NotGenuine("none is"),
                Optional.empty(),
                () -> List.of(figures),
                () -> {},
                () -> {});
        try (Server server = Server.start(Running.settings(), ground, clock);
                HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(server.url().resolve("/health/store"))
                    .build();

            assertAnswers(
                    http.send(request, HttpResponse.BodyHandlers.ofString()),
                    200,
                    "{\"kinds\":[{\"kind\":\"create\",\"statements\":3,\"rows\":40,\"turned_away\":1,\"waiting\":2,"
                            + "\"waited\":{\"rows\":37,\"total_ns\":5000,\"longest_ns\":900},"
                            + "\"sizes\":[{\"rows_max\":1,\"statements\":1},{\"rows_max\":2,\"statements\":2}]}]}");
        }
    }

    @Test
    void ground_that_does_not_open_stops_the_start_says_why_and_is_closed() {
        CountDownLatch closings = new CountDownLatch(1);
        ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
        Ground ground = new Ground(
                new InMemoryStore(),
                new ScriptedChannel(clock),
                (body, at) -> new Heard.NotGenuine("none is"),
                Optional.empty(),
                List::of,
                () -> {
                    throw new StoreUnavailable("no database");
                },
                closings::countDown);

        Assertions.assertThatThrownBy(() -> Server.start(Running.settings(), ground, clock))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessage("no database");
        assertThat(closings.getCount()).isZero();
    }

    private static Server start(Settings settings, CountDownLatch closings) {
        ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
        Ground ground = new Ground(
                new InMemoryStore(),
                new ScriptedChannel(clock),
                (body, at) -> new Heard.NotGenuine("none is"),
                closings::countDown);
        return Server.start(settings, ground, clock);
    }

    private static void assertAnswers(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.statusCode()).isEqualTo(status);
    }
}
