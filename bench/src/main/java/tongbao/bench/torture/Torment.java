package tongbao.bench.torture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import tongbao.bench.stack.StackBroken;
import tongbao.bench.torture.Blows.Blow;
import tongbao.bench.torture.Blows.Victim;

/** Kills gateways and the database, at failpoints and at random, and moves the clock, until it is told to end. */
final class Torment {
    /** Whoever waits at a failpoint for longer waits in vain. */
    private static final Duration COMES_MAX = Duration.ofSeconds(2);

    private static final Duration END_MAX = Duration.ofMinutes(6);
    private static final int NTH_MAX = 3;
    private static final int RANDOM_PERCENT = 20;
    private static final int DATABASE_PERCENT = 9;
    private static final int BOTH_PERCENT = 3;

    private final Stage stage;
    private final Blows blows;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Queue<Throwable> broken = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    private Torment(Stage stage, Blows blows) {
        this.stage = stage;
        this.blows = blows;
    }

    static Torment begin(Stage stage, Blows blows, long seed) {
        Torment torment = new Torment(stage, blows);
        SplittableRandom seeds = new SplittableRandom(seed);
        for (GatewayProcess gateway : stage.gateways()) {
            torment.begin("torment-" + gateway.name(), seeds.split(), chance -> torment.gateway(gateway, chance));
        }
        torment.begin("torment-database", seeds.split(), torment::database);
        torment.begin("torment-clock", seeds.split(), torment::clock);
        return torment;
    }

    /** What is done again and again. */
    private interface Deed {
        void once(RandomGenerator chance);
    }

    private void begin(String name, RandomGenerator chance, Deed deed) {
        threads.add(Thread.ofVirtual().name(name).start(() -> {
            try {
                while (!over.get()) {
                    deed.once(chance);
                }
            } catch (RuntimeException e) {
                broken.add(e);
            }
        }));
    }

    private void pause(RandomGenerator chance, long millisFrom, long millisTo) {
        long until = System.nanoTime()
                + Duration.ofMillis(chance.nextLong(millisFrom, millisTo)).toNanos();
        while (!over.get() && System.nanoTime() < until) {
            LockSupport.parkNanos(Math.min(Duration.ofMillis(100).toNanos(), until - System.nanoTime()));
        }
    }

    private void gateway(GatewayProcess gateway, RandomGenerator chance) {
        pause(chance, 50, 700 + 2 * gateway.startUsual().toMillis()); // it works for longer than it is away
        Optional<String> aim = chance.nextInt(100) < RANDOM_PERCENT ? Optional.empty() : aim(chance);
        boolean killed = false;
        if (aim.isEmpty()) {
            killed = kill(gateway, Blows.ANYWHERE);
        } else if (gateway.comesTo(aim.get(), 1 + chance.nextInt(NTH_MAX), COMES_MAX)) {
            killed = strike(gateway, aim.get(), chance.nextInt(100));
        } else {
            gateway.letGo();
        }
        if (killed) {
            stage.start(gateway);
        } else if (!gateway.isAlive()) {
            throw new StackBroken("gateway " + gateway.name() + " ended by itself");
        }
    }

    /** Of those that were ever passed the one that was aimed at least. */
    private Optional<String> aim(RandomGenerator chance) {
        Set<String> passed = new TreeSet<>();
        stage.gateways().forEach(gateway -> passed.addAll(gateway.passed()));
        List<String> places = new ArrayList<>(passed);
        Collections.shuffle(places, Random.from(chance));
        Optional<String> least = places.stream().min(Comparator.comparingInt(blows::aims));
        least.ifPresent(blows::aim);
        return least;
    }

    /**
     * A thread of the gateway stands at the failpoint, and won't go on before somebody has died. Whether the gateway
     * did.
     */
    private boolean strike(GatewayProcess gateway, String place, int dice) {
        if (dice >= BOTH_PERCENT + DATABASE_PERCENT) {
            return kill(gateway, place);
        }
        boolean both = dice < BOTH_PERCENT;
        Victim victim = both ? Victim.BOTH : Victim.DATABASE;
        blows.add(new Blow(Instant.now(), victim, gateway.name(), place));
        stage.database().kill(both ? gateway::kill : gateway::letGo);
        return both;
    }

    private boolean kill(GatewayProcess gateway, String place) {
        blows.add(new Blow(Instant.now(), Victim.GATEWAY, gateway.name(), place));
        gateway.kill();
        return true;
    }

    private void database(RandomGenerator chance) {
        pause(chance, 15_000, 40_000);
        if (!over.get()) {
            blows.add(new Blow(Instant.now(), Victim.DATABASE, "all", Blows.ANYWHERE));
            stage.database().kill(() -> pause(chance, 0, 1_500));
        }
    }

    /** A payer's minute passes in seconds; now and then a whole order's life does. */
    private void clock(RandomGenerator chance) {
        pause(chance, 2_000, 8_000);
        if (!over.get()) {
            stage.advance(chance.nextInt(100) < 75 ? chance.nextLong(2, 70) : chance.nextLong(200, 1_200));
        }
    }

    /** Lets everything live again, and keeps it so. */
    void end() {
        over.set(true);
        long until = System.nanoTime() + END_MAX.toNanos();
        try {
            for (Thread thread : threads) {
                if (!thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())))) {
                    throw new StackBroken(thread.getName() + " does not end");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackBroken("interrupted");
        }
        if (!broken.isEmpty()) {
            throw new IllegalStateException("torment broke down", broken.peek());
        }
    }
}
