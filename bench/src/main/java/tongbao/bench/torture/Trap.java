package tongbao.bench.torture;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tongbao.simulate.world.Stepped;

/**
 * Stops the one thread that comes to a failpoint as the n-th, says so, and holds it until it is let go or the process
 * is no more. Only one failpoint is set at a time. It lives inside the gateway's process.
 */
final class Trap {
    private final Consumer<String> out;
    private final Set<String> passed = ConcurrentHashMap.newKeySet();
    private volatile Optional<Snare> set = Optional.empty();

    private record Snare(String place, AtomicInteger left, CountDownLatch go) {}

    /** {@code out} takes the lines for whoever watches: {@code passed PLACE} once a place, {@code reached PLACE}. */
    Trap(Consumer<String> out) {
        this.out = out;
    }

    /** Catches the {@code nth} thread that comes there from now on; what was set before is not any more. */
    void set(String place, int nth) {
        letGo();
        set = Optional.of(new Snare(place, new AtomicInteger(nth), new CountDownLatch(1)));
    }

    /** Lets go whom it holds, and catches nobody any more. */
    void letGo() {
        Optional<Snare> earlier = set;
        set = Optional.empty();
        earlier.ifPresent(each -> each.go().countDown());
    }

    /** What is put around the calls of a port by that name. */
    Stepped.Steps around(String port) {
        return new Stepped.Steps() {
            @Override
            public void before(String call) {
                pass(Failpoints.before(port, call));
            }

            @Override
            public void after(String call) {
                pass(Failpoints.after(port, call));
            }
        };
    }

    private void pass(String place) {
        if (passed.add(place)) {
            out.accept("passed " + place);
        }
        Optional<Snare> now = set;
        if (now.isPresent() && now.get().place().equals(place)) {
            hold(now.get());
        }
    }

    private void hold(Snare now) {
        if (now.left().decrementAndGet() != 0) {
            return;
        }
        out.accept("reached " + now.place());
        try {
            now.go().await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
