package tongbao.bench.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tongbao.simulate.world.Stepped;

class TrapTest {
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final Trap trap = new Trap(said::add);
    private final Stepped.Steps steps = trap.around("store");

    @Test
    void a_place_is_told_once() {
        steps.before("save");
        steps.before("save");
        steps.after("save");

        assertThat(said).containsExactly("passed store.save.before", "passed store.save.after");
    }

    @Test
    void the_second_who_comes_is_held_until_he_is_let_go() throws InterruptedException {
        trap.set("store.save.before", 2);
        steps.before("save");
        Thread second = Thread.ofVirtual().start(() -> steps.before("save"));

        assertThat(said.poll(1, TimeUnit.MINUTES)).isEqualTo("passed store.save.before");
        assertThat(said.poll(1, TimeUnit.MINUTES)).isEqualTo("reached store.save.before");
        assertThat(second.isAlive()).isTrue();
        steps.before("save"); // a third passes
        trap.letGo();
        second.join();
        steps.before("save");
        assertThat(said).isEmpty();
    }

    @Test
    void who_waits_elsewhere_holds_nobody() {
        trap.set("store.save.after", 1);

        steps.before("save");

        assertThat(said).containsExactly("passed store.save.before");
    }
}
