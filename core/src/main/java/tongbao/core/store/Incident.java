package tongbao.core.store;

import java.util.Optional;
import tongbao.core.payment.Event;

/** Something that can't be true together with what is kept, as it was recorded; open until somebody explains it. */
public record Incident(IncidentId id, Event event, Optional<Explanation> explanation) {

    /** Whose turn it is. */
    public enum Standing {
        /** Somebody has to look. */
        OPEN,
        EXPLAINED
    }

    public Standing standing() {
        return explanation.isPresent() ? Standing.EXPLAINED : Standing.OPEN;
    }
}
