package tongbao.simulate.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import tongbao.core.channel.Channel;
import tongbao.core.gateway.Answer;
import tongbao.core.gateway.Chaser;
import tongbao.core.gateway.Gateway;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Refund;
import tongbao.core.payment.Wish;
import tongbao.core.store.Once;
import tongbao.core.store.Store;
import tongbao.core.store.StoreUnavailable;

/** A process with a gateway in it. It does one thing at a time; when it ends, it is made anew without its memory. */
final class Node {
    private static final Duration DOWN_MAX = Duration.ofSeconds(60);

    /** Once in a piece of work; who stands still for longer than a lease calls Alipay with what was true before. */
    private static final Duration STALL_MAX = Duration.ofSeconds(20);

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final World world;
    private final String name;
    private Life life;
    private boolean busy;
    private boolean stood;
    private Instant downUntil = Instant.MIN;

    /** What is gone when the process ends. */
    private record Life(Gateway gateway, Chaser chaser, Store store, Door door) {}

    Node(World world, String name) {
        this.world = world;
        this.name = name;
        this.life = begin();
    }

    private Life begin() {
        Store kept = world.seams.store(world.ground.store());
        Store store = Stepped.around(Store.class, new Watched(kept, world.witness), new StoreSteps());
        Channel said = world.seams.channel(new Line(world), world.chance.split());
        Channel channel = Stepped.around(Channel.class, said, new CallSteps());
        Clock clock = world.seams.clock(world.clock);
        Gateway gateway = new Gateway(store, channel, clock, world.chance.split(), app -> world.policy);
        Door door = world.seams.door(new Front(gateway), store, channel);
        return new Life(gateway, gateway.chaser(LEASE), store, door);
    }

    /** The gateway's own notice and refund, behind the check of a letter's signature. */
    private record Front(Gateway gateway) implements Door {
        @Override
        public boolean take(Letter letter) {
            return letter.signed()
                    && switch (gateway.notice(letter.fact(), letter.notice())) {
                        case TAKEN, NO_NEWS -> true;
                        case CONTRADICTED, CONTRADICTED_AGAIN, ORPHAN, ORPHAN_WITHOUT_ROOM -> false;
                    };
        }

        @Override
        public Answer<Refund> refund(Payment payment, Wish.Return wish, Once once) {
            return gateway.refund(payment, wish, once);
        }
    }

    Gateway gateway() {
        return life.gateway();
    }

    Chaser chaser() {
        return life.chaser();
    }

    Store store() {
        return life.store();
    }

    Door door() {
        return life.door();
    }

    boolean isFree() {
        return !busy && !world.now().isBefore(downUntil);
    }

    /** Works on something; empty when nobody outside can know what came of it. */
    <T> Optional<T> run(String about, String what, Function<Node, T> work) {
        busy = true;
        stood = false;
        try {
            world.tell(about, "%s: %s", name, what);
            T answer = work.apply(this);
            world.tell(about, "%s: %s -> %s", name, what, answer);
            return Optional.of(answer);
        } catch (Crash e) {
            downUntil = world.now().plus(world.chance.upTo(DOWN_MAX));
            world.agenda.plan(downUntil, () -> world.tell(Story.ALL, "%s is up again", name));
            life = begin();
            return Optional.empty();
        } catch (StoreUnavailable e) {
            world.tell(about, "%s: %s -> %s", name, what, String.valueOf(e.getMessage()));
            return Optional.empty();
        } catch (RuntimeException e) {
            world.findings.add(Rule.STORIES_END, about, what + ": " + e + " at " + e.getStackTrace()[0]);
            return Optional.empty();
        } finally {
            busy = false;
        }
    }

    private void step(String place) {
        if (world.accidents.strikes(Accident.CRASH)) {
            world.tell(Story.ALL, "%s crashes %s", name, place);
            throw new Crash();
        }
        if (!stood && world.accidents.strikes(Accident.STALL)) {
            stood = true;
            world.tell(Story.ALL, "%s stands still %s", name, place);
            world.stand(STALL_MAX);
        }
    }

    private final class CallSteps implements Stepped.Steps {
        @Override
        public void before(String call) {
            step("before " + call);
        }

        @Override
        public void after(String call) {
            step("after " + call);
        }
    }

    private final class StoreSteps implements Stepped.Steps {
        @Override
        public void before(String call) {
            step("before " + call);
            if (world.accidents.strikes(Accident.STORE_AWAY)) {
                throw world.chance.percent(50)
                        ? StoreUnavailable.turnedAway(call + " was turned away")
                        : new StoreUnavailable(call + " was not answered");
            }
        }

        @Override
        public void after(String call) {
            step("after " + call);
            if (world.accidents.strikes(Accident.STORE_AWAY)) {
                throw new StoreUnavailable(call + " was done and not answered");
            }
        }
    }
}
