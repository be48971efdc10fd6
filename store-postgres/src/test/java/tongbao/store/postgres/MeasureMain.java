package tongbao.store.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import tongbao.core.money.Money;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Fact;
import tongbao.core.payment.Means;
import tongbao.core.payment.Moment;
import tongbao.core.payment.Order;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Plan;
import tongbao.core.payment.Product;
import tongbao.core.payment.Source;
import tongbao.core.payment.TradeNo;
import tongbao.core.payment.Wish;
import tongbao.core.store.Birth;
import tongbao.core.store.Kept;
import tongbao.core.store.Nonce;
import tongbao.core.store.Notice;
import tongbao.core.store.Save;
import tongbao.core.store.Saved;
import tongbao.postgres.embedded.EmbeddedPostgres;

/**
 * What the store's writes cost, on a PostgreSQL of its own with fsync on: operations a second, and CPU time of this
 * process and of PostgreSQL for each. Takes a folder for the data, and how many milliseconds each step lasts.
 */
public final class MeasureMain {
    private static final AppId APP = new AppId("shop");
    private static final AccountId ACCOUNT = new AccountId("main");
    private static final Money TOTAL = Money.ofFen(9_900);

    private final PostgresStore store;
    private final Path folder;
    private final long stepNanos;
    private final AtomicLong count = new AtomicLong();
    private final Queue<Payment> created = new ConcurrentLinkedQueue<>();
    private final Queue<Payment> opened = new ConcurrentLinkedQueue<>();
    private final List<Payment> known = new ArrayList<>();

    private MeasureMain(PostgresStore store, Path folder, long stepNanos) {
        this.store = store;
        this.folder = folder;
        this.stepNanos = stepNanos;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
            Database database = Database.at(server.jdbcUrl(), server.user(), server.password());
            try (PostgresStore store = new PostgresStore(database)) {
                store.migrate();
                new MeasureMain(store, folder, Long.parseLong(arguments[1]) * 1_000_000).run();
            }
        }
    }

    private void run() throws IOException, InterruptedException {
        System.out.println("what         callers   ops/s  rows/stmt  us client  us postgres  us both");
        for (int callers : List.of(64, 1, 64)) { // the first rounds only make everything warm
            spend(callers, stepNanos, this::create);
            spend(callers, stepNanos / 4, this::open);
            spend(callers, stepNanos / 8, this::notice);
            spend(callers, stepNanos / 8, this::find);
        }
        for (int callers : List.of(1, 16, 64, 256)) {
            measure("create+nonce", callers, this::create);
            measure("open", callers, this::open);
            measure("notice", callers, this::notice);
            measure("find", callers, this::find);
        }
    }

    private void measure(String what, int callers, BooleanSupplier work) throws IOException, InterruptedException {
        long[] before = figures();
        long postgres = postgresTicks();
        long client = clientNanos();
        long start = System.nanoTime();
        long ops = spend(callers, stepNanos, work);
        long wall = System.nanoTime() - start;
        long clientUs = (clientNanos() - client) / 1000 / ops;
        long postgresUs = (postgresTicks() - postgres) * 10_000 / ops;
        long[] after = figures();
        System.out.printf(
                "%-12s %7d %7d %10d %10d %12d %8d%n",
                what,
                callers,
                ops * 1_000_000_000 / wall,
                (after[1] - before[1]) / Math.max(1, after[0] - before[0]),
                clientUs,
                postgresUs,
                clientUs + postgresUs);
    }

    private long[] figures() {
        long[] sums = new long[2];
        for (Figures each : store.figures()) {
            sums[0] += each.statements();
            sums[1] += each.rows();
        }
        return sums;
    }

    private long spend(int callers, long nanos, BooleanSupplier work) throws InterruptedException {
        known.addAll(
                created.stream().limit(10_000 - Math.min(10_000, known.size())).toList());
        AtomicLong done = new AtomicLong();
        long end = System.nanoTime() + nanos;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                while (System.nanoTime() - end < 0 && work.getAsBoolean()) {
                    done.incrementAndGet();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return Math.max(1, done.get());
    }

    private static Moment moment(Source source) {
        return new Moment(now(), source, ThreadLocalRandom.current());
    }

    /** To the microsecond, as it is kept. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private boolean create() {
        String number = Long.toString(count.incrementAndGet());
        Instant now = now();
        Order order = new Order(
                APP,
                new OutTradeNo("order-" + number),
                TOTAL,
                "a book about money",
                Optional.empty(),
                Map.of("cart", number),
                now,
                now.plus(Duration.ofMinutes(30)));
        Means means = new Means(Product.PAGE, Optional.of("https://shop.example/back"), Map.of());
        Applied birth = Payment.begin(order, new Plan(means, ACCOUNT), moment(Source.APP));
        Nonce nonce = new Nonce(APP, "nonce-of-the-call-" + number, now.plusSeconds(360));
        Kept kept = store.create(List.of(new Birth(birth, Optional.of(nonce)))).getFirst();
        created.add(kept.found().orElseThrow());
        return true;
    }

    private boolean open() {
        Payment payment = created.poll();
        if (payment == null) {
            return false;
        }
        Applied applied =
                (Applied) payment.consider(new Wish.Open(payment.newest().link()), moment(Source.PAYER));
        opened.add(applied.next());
        return store.save(List.of(new Save(payment, applied, Optional.empty()))).getFirst() == Saved.SAVED;
    }

    private static final byte[] BODY =
            "notify_id=1&trade_status=TRADE_SUCCESS&".repeat(23).getBytes(UTF_8);

    private boolean notice() {
        Payment payment = opened.poll();
        if (payment == null) {
            return false;
        }
        var orderNo = payment.newest().orderNo();
        Fact.Trade fact = new Fact.Trade(
                orderNo,
                new TradeNo("2026112222001" + count.incrementAndGet()),
                Fact.Standing.SUCCESSFUL,
                TOTAL,
                Optional.of(TOTAL),
                Optional.empty(),
                now());
        Applied applied = (Applied) payment.learn(fact, moment(Source.NOTICE));
        Notice notice = new Notice("n" + count.incrementAndGet(), ACCOUNT, orderNo, BODY, now());
        return store.save(List.of(new Save(payment, applied, Optional.of(notice))))
                        .getFirst()
                == Saved.SAVED;
    }

    private boolean find() {
        Payment any = known.get(ThreadLocalRandom.current().nextInt(known.size()));
        return store.find(any.newest().orderNo()).isPresent();
    }

    private static long clientNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** User and system time of the postmaster and its children, the ended ones included, in hundredths of a second. */
    private long postgresTicks() throws IOException {
        String postmaster = Files.readAllLines(postmasterFile()).getFirst();
        long ticks = 0;
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes
                    .filter(p -> p.getFileName().toString().matches("[0-9]+"))
                    .toList()) {
                Optional<String[]> stat = stat(process);
                if (stat.isEmpty()) {
                    continue;
                }
                boolean isPostmaster = process.getFileName().toString().equals(postmaster);
                if (isPostmaster || stat.get()[1].equals(postmaster)) {
                    ticks += Long.parseLong(stat.get()[11]) + Long.parseLong(stat.get()[12]);
                }
                if (isPostmaster) {
                    ticks += Long.parseLong(stat.get()[13]) + Long.parseLong(stat.get()[14]);
                }
            }
        }
        return ticks;
    }

    private Path postmasterFile() throws IOException {
        try (Stream<Path> files = Files.walk(folder, 3)) {
            return files.filter(file -> file.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The words of a process's state after its name, where it still lives. */
    private static Optional<String[]> stat(Path process) {
        try {
            String text = Files.readString(process.resolve("stat"));
            return Optional.of(text.substring(text.lastIndexOf(')') + 2).split(" "));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }
}
