package tongbao.simulate.world;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of one seed. */
public record Run(long seed, int moves, Map<Accident, Integer> accidents, List<Violation> violations) {
    private static final int ORDERS_MAX = 3;

    /** Accidents happen until then; afterwards nothing goes wrong any more, and all must come to rest. */
    private static final Duration ACCIDENTS_END = Duration.ofMinutes(50);

    /** Alipay's last try of a notice is a day later. */
    private static final Duration REST_WITHIN = Duration.ofHours(60);

    /** More than a life needs by far: who reaches it turns in a circle. */
    private static final int MOVES_MAX = 6_000;

    public Run {
        accidents = new EnumMap<>(accidents);
        violations = List.copyOf(violations);
    }

    /** Runs a seed on an empty ground. */
    public static Run of(long seed, Ground ground, Seams seams) {
        return of(seed, ground, seams, new Story(false));
    }

    private static Run of(long seed, Ground ground, Seams seams, Story story) {
        World world = new World(seed, ground, seams, story);
        live(world);
        new Reckoning(world).reckon();
        world.findings
                .all()
                .forEach(each ->
                        world.tell(each.about(), "VIOLATED: %s: %s", each.rule().sentence(), each.detail()));
        Map<Accident, Integer> accidents = new EnumMap<>(Accident.class);
        accidents.putAll(world.accidents.counts());
        return new Run(seed, world.moves(), accidents, world.findings.all());
    }

    /** Runs the seed once more and tells the story of what the first violation is about. */
    public static List<String> story(long seed, Ground ground, Seams seams) {
        Story story = new Story(true);
        Run run = of(seed, ground, seams, story);
        return story.about(
                run.violations().isEmpty()
                        ? Story.ALL
                        : run.violations().getFirst().about());
    }

    private static void live(World world) {
        Instant begun = world.now();
        for (int orders = 1 + world.chance.below(ORDERS_MAX); orders > 0; orders--) {
            new Shop(world, "order-" + orders).begin();
        }
        world.pass(ACCIDENTS_END);
        world.accidents.calm();
        world.tell(Story.ALL, "from now on nothing goes wrong");
        Instant end = begun.plus(REST_WITHIN);
        Optional<Instant> next = world.nextMove();
        while (next.isPresent() && world.moves() < MOVES_MAX) {
            if (next.get().isAfter(end) && !world.witness.hasUntold()) {
                break;
            }
            world.move();
            next = world.nextMove();
        }
        world.findings.expect(
                world.moves() < MOVES_MAX, Rule.REST, Story.ALL, "after " + MOVES_MAX + " moves it is " + world.now());
    }

    /** How many things went wrong. */
    public int accidentsCount() {
        return accidents.values().stream().mapToInt(Integer::intValue).sum();
    }
}
