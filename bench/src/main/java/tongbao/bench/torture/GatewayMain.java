package tongbao.bench.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tongbao.core.channel.Channel;
import tongbao.core.store.Store;
import tongbao.core.store.StoreUnavailable;
import tongbao.server.Ground;
import tongbao.server.Server;
import tongbao.server.Settings;
import tongbao.server.ops.Logs;
import tongbao.simulate.mutants.Mutant;
import tongbao.simulate.world.Seams;
import tongbao.simulate.world.Stepped;

/**
 * A gateway to be killed: the server on its real ground, with failpoints around store and channel and, where one is
 * named, a mutant behind them. {@code SETTINGS AHEAD_SECONDS MUTANT}, and then, line by line on standard input: {@code
 * set PLACE N}, {@code go}, {@code ahead SECONDS}, {@code stop}. When the input ends, so does the process.
 */
final class GatewayMain {
    static final String NO_MUTANT = "none";

    private static final int ALONE = 3;
    private static final Duration START_AGAIN_GAP = Duration.ofMillis(200);

    private final MovedClock clock;
    private final Trap trap = new Trap(GatewayMain::say);
    private final CountDownLatch stop = new CountDownLatch(1);

    private GatewayMain(long aheadSeconds) {
        this.clock = new MovedClock(Clock.systemUTC(), aheadSeconds);
    }

    public static void main(String[] words) throws InterruptedException {
        Logs.install(System.err, Logs.Threshold.INFO);
        GatewayMain gateway = new GatewayMain(Long.parseLong(words[1]));
        Thread.ofPlatform().name("orders").daemon().start(gateway::obey);
        try (Server server = gateway.startWhenThereIsGround(Settings.read(Path.of(words[0])), seams(words[2]))) {
            say("ready " + server.port());
            gateway.stop.await();
        }
        say("stopped");
        System.exit(0);
    }

    private static Seams seams(String mutant) {
        return mutant.equals(NO_MUTANT) ? Seams.NONE : Mutant.valueOf(mutant);
    }

    /** A service that is started again and again by its keeper until the database is there, without a new process. */
    private Server startWhenThereIsGround(Settings settings, Seams seams) throws InterruptedException {
        while (true) {
            try {
                return start(settings, seams);
            } catch (StoreUnavailable e) {
                say("away " + e.getMessage());
                if (stop.await(START_AGAIN_GAP.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw e;
                }
            }
        }
    }

    private Server start(Settings settings, Seams seams) {
        Ground real = Ground.of(settings, clock);
        Store store = Stepped.around(Store.class, seams.store(real.store()), trap.around(Failpoints.STORE));
        Channel said = seams.channel(real.channel(), new SecureRandom());
        Channel channel = Stepped.around(Channel.class, said, trap.around(Failpoints.CHANNEL));
        return Server.start(settings, real.behind(store, channel), seams.clock(clock));
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private void obey() {
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                obey(List.of(line.split(" ", -1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Runtime.getRuntime().halt(ALONE);
        }
    }

    private void obey(List<String> order) {
        switch (order.getFirst()) {
            case "set" -> trap.set(order.get(1), Integer.parseInt(order.get(2)));
            case "go" -> trap.letGo();
            case "ahead" -> clock.setAhead(Long.parseLong(order.get(1)));
            case "stop" -> stop.countDown();
            default -> throw new IllegalArgumentException("no such order: " + order);
        }
    }
}
