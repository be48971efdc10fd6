package tongbao.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tongbao.simulate.mutants.Mutant;
import tongbao.simulate.world.Accident;
import tongbao.simulate.world.InMemory;
import tongbao.simulate.world.Run;
import tongbao.simulate.world.Seams;

final class SimulationTest {
    private static final long SEEDS = 2_000;

    private final Sweep sweep = new Sweep(InMemory::new, 2);

    @Test
    @Tag("slow")
    void every_rule_holds_in_two_thousand_worlds() throws InterruptedException {
        Sweep.Sum sum = sweep.run(1, SEEDS);

        assertThat(sum.failed())
                .as(() -> sum.failed().map(SimulationTest::story).orElse(""))
                .isEmpty();
        assertThat(sum.runs()).isEqualTo(SEEDS);
        assertThat(sum.accidents()).isGreaterThan(20 * SEEDS);
    }

    private static String story(Run failed) {
        return "seed " + failed.seed() + " " + failed.violations() + "\n"
                + String.join("\n", Run.story(failed.seed(), new InMemory(), Seams.NONE));
    }

    @ParameterizedTest
    @EnumSource(Mutant.class)
    void no_mutant_survives(Mutant mutant) {
        Optional<Run> found = sweep.find(mutant, 1, SEEDS);

        assertThat(found).as(mutant.sentence()).isPresent();
    }

    @Test
    void a_seed_replays_exactly() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(Run.of(seed, new InMemory(), Seams.NONE)).isEqualTo(Run.of(seed, new InMemory(), Seams.NONE));
            List<String> story = Run.story(seed, new InMemory(), Seams.NONE);
            assertThat(Run.story(seed, new InMemory(), Seams.NONE))
                    .isEqualTo(story)
                    .isNotEmpty();
        }
    }

    @Test
    void every_accident_happens() {
        Set<Accident> seen = EnumSet.noneOf(Accident.class);
        for (long seed = 1; seed <= 200; seed++) {
            seen.addAll(Run.of(seed, new InMemory(), Seams.NONE).accidents().keySet());
        }

        assertThat(seen).containsExactlyInAnyOrder(Accident.values());
    }

    @Test
    void the_story_of_a_broken_rule_ends_with_what_was_broken() {
        List<String> story = Run.story(1, new InMemory(), Mutant.EVENT_TWICE);

        assertThat(story.getLast()).contains("VIOLATED");
        assertThat(story).anyMatch(line -> line.contains("kept: attempt 1"));
    }
}
