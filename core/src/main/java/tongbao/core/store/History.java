package tongbao.core.store;

import java.util.List;
import java.util.Optional;
import tongbao.core.payment.Event;

/**
 * What is recorded about one payment: its moves, oldest first, the notices that came about it, the words that still
 * wait, and what people said about its incidents. Each list has at most {@link #MOST}; a longer life is cut off at its
 * young end, and {@link #isWhole} says so.
 */
public record History(
        List<Recorded> moves, List<Received> notices, List<Waiting> waiting, List<Explanation> explanations) {
    /** More than a payment of twenty attempts and a thousand refunds needs. */
    public static final int MOST = 5_000;

    public History {
        moves = List.copyOf(moves);
        notices = List.copyOf(notices);
        waiting = List.copyOf(waiting);
        explanations = List.copyOf(explanations);
    }

    public boolean isWhole() {
        return moves.size() < MOST && notices.size() < MOST && waiting.size() < MOST && explanations.size() < MOST;
    }

    /** Whether this contradiction was recorded before. */
    public boolean hasContradiction(String differs) {
        return moves.stream()
                .map(Recorded::event)
                .anyMatch(event -> event.isContradiction() && event.cause().equals(differs));
    }

    /** What was last said about the incident of this version. */
    public Optional<Explanation> explanation(IncidentId incident) {
        return explanations.stream()
                .filter(explanation -> explanation.incident().equals(incident))
                .findFirst();
    }

    public List<Event> events() {
        return moves.stream().map(Recorded::event).toList();
    }
}
