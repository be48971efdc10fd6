package tongbao.bench.torture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator.SplittableGenerator;
import tongbao.bench.stack.StackBroken;

/** The shops: each lives one order's life after the other, until the town closes. */
final class Town {
    private static final long FEN_MAX = 50_000;
    private static final Duration CLOSING_MAX = Duration.ofMinutes(10);

    private final Stage stage;
    private final SplittableRandom seeds;
    private final Queue<Dealing> dealings = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> broken = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicLong numbers = new AtomicLong();
    private final Traffic traffic = new Traffic();
    private final List<Thread> shops = new ArrayList<>();

    private Town(Stage stage, long seed) {
        this.stage = stage;
        this.seeds = new SplittableRandom(seed);
    }

    /** Opens so many shops. */
    static Town open(Stage stage, int shops, long seed) {
        Town town = new Town(stage, seed);
        for (int shop = 0; shop < shops; shop++) {
            SplittableGenerator chance = town.seeds.split();
            town.shops.add(Thread.ofVirtual().name("shop-" + shop).start(() -> town.keepShop(chance)));
        }
        return town;
    }

    private void keepShop(SplittableGenerator chance) {
        try {
            while (!closed.get()) {
                long number = numbers.incrementAndGet();
                Dealing dealing = new Dealing("T-" + number, 1 + chance.nextLong(FEN_MAX), Instant.now());
                dealings.add(dealing);
                SplittableGenerator mine = chance.split();
                Line line = new Line(stage, dealing, "life-" + number + "-x", mine.split(), traffic);
                new Life(stage.pretend(), dealing, line, mine).live();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            broken.add(e);
        }
    }

    /** Lets every life that has begun come to its end; nothing is asked for afterwards. */
    void close() {
        closed.set(true);
        long until = System.nanoTime() + CLOSING_MAX.toNanos();
        try {
            for (Thread shop : shops) {
                if (!shop.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())))) {
                    throw new StackBroken("a shop does not come to its end");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackBroken("interrupted");
        }
        if (!broken.isEmpty()) {
            throw new IllegalStateException("a shop broke down", broken.peek());
        }
    }

    Collection<Dealing> dealings() {
        return List.copyOf(dealings);
    }

    Traffic traffic() {
        return traffic;
    }
}
