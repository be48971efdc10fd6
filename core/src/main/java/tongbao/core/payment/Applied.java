package tongbao.core.payment;

import java.util.List;

/** The payment moved: {@code next} is to be saved together with its events, then the effects are done. */
public record Applied(Payment next, List<Event> events, List<Effect> effects) implements Decision, Lesson {
    public Applied {
        events = List.copyOf(events);
        effects = List.copyOf(effects);
    }

    public List<Effect.Tell> told() {
        return effects.stream()
                .filter(Effect.Tell.class::isInstance)
                .map(Effect.Tell.class::cast)
                .toList();
    }
}
