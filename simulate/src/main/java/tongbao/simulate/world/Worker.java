package tongbao.simulate.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongbao.core.store.Due;
import tongbao.core.store.Message;
import tongbao.core.store.StoreUnavailable;

/** What the server's loops do: look at what is due, and take words to the apps. */
final class Worker {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration TELL_AGAIN = Duration.ofSeconds(31);
    private static final int TAKEN_MAX = 8;

    private final World world;

    Worker(World world) {
        this.world = world;
    }

    void round(Node node) {
        int most = 1 + world.chance.below(TAKEN_MAX);
        node.run(Story.ALL, "looks for work", each -> looks(each, most));
    }

    private Integer looks(Node node, int most) {
        List<Due> taken = node.chaser().take(most);
        for (Due due : taken) {
            try {
                world.tell(world.witness.about(due.payment()), "a look: %s", due);
                node.chaser().look(due);
            } catch (StoreUnavailable e) {
                world.tell(
                        world.witness.about(due.payment()), "a look was not kept: %s", String.valueOf(e.getMessage()));
            }
        }
        return taken.size();
    }

    /** Words were written: somebody will take them out soon. */
    void tellSoon() {
        world.after(Duration.ofMillis(10), Duration.ofSeconds(5), this::tellWords);
    }

    private void tellWords() {
        Optional<Node> free = world.freeNode();
        free.ifPresent(node -> node.run(Story.ALL, "takes words to apps", this::tellWords));
        if (world.witness.hasUntold()) {
            world.after(TELL_AGAIN, TELL_AGAIN, this::tellWords);
        }
    }

    private Integer tellWords(Node node) {
        Instant now = world.now();
        List<Message> taken = node.store().takeMessages(now, now.plus(LEASE), 100);
        List<Message> heard = taken.stream()
                .filter(message -> !world.accidents.strikes(Accident.WORD_LOST))
                .peek(world.witness::heard)
                .toList();
        if (!heard.isEmpty()) {
            node.store().settle(heard);
        }
        return heard.size();
    }
}
