package tongbao.simulate.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Policy;
import tongbao.core.testing.ManualClock;

/** Everything that a run is made of, and its time: whoever waits lets the others move meanwhile. */
final class World {
    private static final Instant BEGIN = Instant.parse("2026-11-22T02:00:00Z");
    private static final List<String> NAMES = List.of("gateway A", "gateway B");

    /** How soon idle workers ask for work. */
    private static final Duration ROUND_PAUSE = Duration.ofMillis(500);

    final Chance chance;
    final ManualClock clock = new ManualClock(BEGIN);
    final Agenda agenda = new Agenda();
    final Findings findings = new Findings();
    final Story story;
    final Accidents accidents;
    final Ground ground;
    final Seams seams;
    final Witness witness;
    final Alipay alipay;
    final Policy policy;
    final Postman postman;
    final Worker worker;
    private final List<Node> nodes;
    private Instant roundNotBefore = BEGIN;
    private int moves;

    World(long seed, Ground ground, Seams seams, Story story) {
        this.chance = new Chance(seed);
        this.ground = ground;
        this.seams = seams;
        this.story = story;
        this.accidents = new Accidents(chance);
        this.policy = policy(chance);
        this.witness = new Witness(this);
        this.alipay = new Alipay(this);
        this.postman = new Postman(this);
        this.worker = new Worker(this);
        this.nodes = NAMES.stream().map(name -> new Node(this, name)).toList();
    }

    /** What the app wants done with money that nobody waited for: mostly the usual. */
    private static Policy policy(Chance chance) {
        List<Policy.Surplus> all = List.of(Policy.Surplus.values());
        return chance.percent(60) ? Policy.USUAL : new Policy(chance.oneOf(all), chance.oneOf(all));
    }

    Instant now() {
        return clock.instant();
    }

    int moves() {
        return moves;
    }

    void tell(String about, String format, Object... parts) {
        story.tell(now(), about, format, parts);
    }

    static String about(Payment payment) {
        return payment.order().outTradeNo().value();
    }

    String aboutOrder(String orderNo) {
        return witness.payment(new OrderNo(orderNo).payment()).map(World::about).orElse("a stranger's order");
    }

    /** One of the gateways that can take a call now. */
    Optional<Node> freeNode() {
        List<Node> free = nodes.stream().filter(Node::isFree).toList();
        return free.isEmpty() ? Optional.empty() : Optional.of(chance.oneOf(free));
    }

    /** Plans something for some time from now. */
    void after(Duration least, Duration most, Runnable what) {
        agenda.plan(now().plus(chance.between(least, most)), what);
    }

    /** Lets time pass, and happen what happens in it. */
    void pass(Duration time) {
        passUntil(now().plus(time));
    }

    private void passUntil(Instant until) {
        while (nextMove().filter(next -> !next.isAfter(until)).isPresent()) {
            move();
        }
        moveClock(until);
    }

    /** Stands still for some seconds; often just until something else has happened. */
    void stand(Duration most) {
        if (chance.percent(50)) {
            pass(chance.upTo(most));
            return;
        }
        Instant latest = now().plus(most);
        int seen = 1 + chance.below(3);
        while (seen-- > 0 && nextMove().filter(next -> !next.isAfter(latest)).isPresent()) {
            move();
        }
    }

    /** When something happens next: something planned, or a look that is due. */
    Optional<Instant> nextMove() {
        Optional<Instant> planned = agenda.next();
        Optional<Instant> round = nextRound();
        if (planned.isEmpty() || round.isEmpty()) {
            return planned.or(() -> round);
        }
        return round.get().isBefore(planned.get()) ? round : planned;
    }

    private Optional<Instant> nextRound() {
        if (nodes.stream().noneMatch(Node::isFree)) {
            return Optional.empty();
        }
        return witness.nextDue().map(due -> due.isBefore(roundNotBefore) ? roundNotBefore : due);
    }

    void move() {
        moves++;
        Optional<Instant> planned = agenda.next();
        Optional<Instant> round = nextRound();
        boolean roundFirst =
                round.isPresent() && (planned.isEmpty() || round.get().isBefore(planned.get()));
        if (roundFirst) {
            moveClock(round.get());
            roundNotBefore = now().plus(ROUND_PAUSE);
            freeNode().ifPresent(worker::round);
        } else {
            moveClock(planned.orElseThrow());
            agenda.take().run();
        }
    }

    private void moveClock(Instant to) {
        if (to.isAfter(now())) {
            clock.advance(Duration.between(now(), to));
        }
    }
}
