package tongbao.bench.growth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tongbao.core.gateway.Answer;
import tongbao.core.gateway.Chaser;
import tongbao.core.gateway.Gateway;
import tongbao.core.money.Money;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Fact;
import tongbao.core.payment.Means;
import tongbao.core.payment.Order;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Plan;
import tongbao.core.payment.Product;
import tongbao.core.payment.Timetable;
import tongbao.core.store.Due;
import tongbao.core.store.Message;
import tongbao.core.store.Notice;
import tongbao.core.store.Once;
import tongbao.core.testing.ManualClock;
import tongbao.postgres.embedded.EmbeddedPostgres;
import tongbao.store.postgres.Combining;
import tongbao.store.postgres.Database;
import tongbao.store.postgres.PostgresStore;

/** One of the two databases with a gateway on it, and what its operations took so far. */
final class Side implements AutoCloseable {
    /** What is measured. */
    enum Work {
        /** A payment is kept. */
        CREATE,
        /** The notice of the success of a payment that was kept a round before. */
        NOTICE,
        /** A due look: its share of the lease, and what the channel said is kept. */
        LOOK
    }

    private static final AccountId ACCOUNT = new AccountId("sandbox");
    private static final Duration ORDER_LIFE = Duration.ofMinutes(30);
    private static final Duration FAR = Duration.ofDays(15);

    /** An order text needs no link to be opened, so that the first look is due after five seconds. */
    private static final Plan PLAN = new Plan(new Means(Product.APP, Optional.empty(), Map.of()), ACCOUNT);

    private static final Duration UNTIL_LOOKS_ARE_DUE = Duration.ofSeconds(6);

    /** As many as the server has. */
    private static final int CONNECTIONS = 10;

    private static final int MESSAGES_MAX = 200;

    /** As many looks as the server takes at once. */
    private static final int TAKEN_MAX = 17;

    private static final String NEWEST = """
            SELECT max(last.created_at)
              FROM generate_series(0, 1023) AS b (bucket)
             CROSS JOIN LATERAL (
                   SELECT p.created_at FROM payment p WHERE p.bucket = b.bucket::int2 ORDER BY p.id DESC LIMIT 1) last
            """;

    private final EmbeddedPostgres server;
    private final ProcessTree serverTree;
    private final Connection watching;
    private final PostgresStore store;
    private final ManualClock clock;
    private final QuietChannel channel;
    private final Gateway gateway;
    private final Chaser chaser;
    private final Callers callers;
    private final Map<Work, List<Spent>> spent = new EnumMap<>(Work.class);
    private List<Payment> kept = List.of();
    private int rounds;

    Side(Path folder, ManualClock clock, RandomGenerator chance, Callers callers) throws SQLException, IOException {
        this.server = EmbeddedPostgres.start(folder);
        this.serverTree = ProcessTree.ofServer(folder);
        this.watching = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        this.store = new PostgresStore(patient(server));
        store.migrate();
        this.clock = clock;
        this.channel = new QuietChannel(clock);
        this.gateway = new Gateway(store, channel, clock, chance);
        this.chaser = gateway.chaser(Timetable.LEASE);
        this.callers = callers;
    }

    /** Cost is measured here, not speed: on a machine with others on it nobody gives up early. */
    private static Database patient(EmbeddedPostgres server) {
        Duration wait = Duration.ofSeconds(60);
        return new Database(
                server.jdbcUrl(),
                server.user(),
                server.password(),
                CONNECTIONS,
                Combining.AS_SHIPPED,
                wait,
                wait,
                wait.plusSeconds(30));
    }

    List<Spent> spent(Work work) {
        return spent.getOrDefault(work, List.of());
    }

    /** When its newest payment was made; ids begin with a time, so that the last of each bucket is the newest there. */
    Instant newest() throws SQLException {
        try (Statement statement = watching.createStatement();
                ResultSet found = statement.executeQuery(NEWEST)) {
            found.next();
            OffsetDateTime newest = found.getObject(1, OffsetDateTime.class);
            return newest == null ? Instant.MIN : newest.toInstant();
        }
    }

    /** Whoever takes looks goes from app to app: each of these gets a payment that stays open. */
    void openFor(List<AppId> apps) {
        for (int i = 0; i < apps.size(); i++) {
            created(order(apps.get(i), i, FAR));
        }
    }

    /** What the first rounds took, in which everything is compiled and planned, is forgotten. */
    void forget() {
        spent.clear();
    }

    void round(int operations) throws SQLException {
        rounds++;
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < operations; i++) {
            orders.add(order(Lives.OWN_APP, i, ORDER_LIFE));
        }
        List<Payment> before = kept;
        Payment[] made = new Payment[operations];
        measure(Work.CREATE, () -> callers.each(operations, i -> made[i] = created(orders.get(i))));
        kept = List.of(made);
        if (!before.isEmpty()) {
            measure(Work.NOTICE, () -> callers.each(operations, i -> hear(before.get(i))));
        }
        clock.advance(UNTIL_LOOKS_ARE_DUE);
        measure(Work.LOOK, () -> chase(operations));
    }

    private interface Measured {
        void run() throws SQLException;
    }

    private void measure(Work work, Measured measured) throws SQLException {
        Spent before = spentSoFar();
        measured.run();
        spent.computeIfAbsent(work, key -> new ArrayList<>()).add(spentSoFar().minus(before));
    }

    private Spent spentSoFar() throws SQLException {
        try (Statement statement = watching.createStatement();
                ResultSet found = statement.executeQuery("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn")) {
            found.next();
            return new Spent(
                    ProcessTree.own().cpuMicrosAlone(),
                    serverTree.cpuMicros(),
                    serverTree.readBytes(),
                    found.getLong(1));
        }
    }

    private Order order(AppId app, int place, Duration life) {
        return new Order(
                app,
                new OutTradeNo("20261123-" + rounds + "-" + place + "-" + Long.toString(System.nanoTime(), 36)),
                Money.ofFen(9990),
                "明前龙井 250 克",
                Optional.empty(),
                Map.of("cart", "c-77120", "customer", "u-1001"),
                clock.instant(),
                clock.instant().plus(life));
    }

    private Payment created(Order order) {
        return gateway.create(order, PLAN, Once.none()) instanceof Answer.Done<Payment>(Payment payment)
                ? payment
                : bug(order);
    }

    private static Payment bug(Order order) {
        throw new IllegalStateException("not kept as new: " + order);
    }

    private void hear(Payment payment) {
        Attempt attempt = payment.newest();
        byte[] body = ("out_trade_no=" + attempt.orderNo() + "&sign=" + "x".repeat(700)).getBytes(UTF_8);
        Notice notice = new Notice("n" + attempt.orderNo(), ACCOUNT, attempt.orderNo(), body, clock.instant());
        Fact.Trade fact = channel.trade(payment, attempt, Fact.Standing.SUCCESSFUL);
        if (gateway.notice(fact, notice) != Gateway.Noticed.TAKEN) {
            throw new IllegalStateException("not taken: the notice of " + payment.id());
        }
    }

    private void chase(int looks) {
        for (int done = 0; done < looks; ) {
            List<Due> due = chaser.take(Math.min(TAKEN_MAX, looks - done));
            if (due.isEmpty()) {
                throw new IllegalStateException(looks - done + " looks that must be due are not");
            }
            callers.each(due.size(), i -> chaser.look(due.get(i)));
            done += due.size();
        }
    }

    /** Leaves nothing open behind, or the next comparison would look at it. */
    private void settle() {
        callers.each(kept.size(), i -> hear(kept.get(i)));
        kept = List.of();
        List<Message> told;
        do {
            told = store.takeMessages(clock.instant(), clock.instant(), MESSAGES_MAX);
            store.settle(told);
        } while (!told.isEmpty());
    }

    @Override
    public void close() throws SQLException {
        try (server;
                watching;
                store) {
            settle();
        }
    }
}
