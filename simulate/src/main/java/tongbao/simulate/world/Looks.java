package tongbao.simulate.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Payment;
import tongbao.core.payment.RefundState;
import tongbao.core.store.Due;

/** When every unsettled part is due, and until when it is leased, as the rows say. */
final class Looks {
    private final World world;
    private final Map<Due, Instant> dueAt = new LinkedHashMap<>();
    private final Map<Due, Instant> leasedUntil = new HashMap<>();

    Looks(World world) {
        this.world = world;
    }

    /** A part that changed has its look planned anew; of one that didn't, plan and lease stay. */
    void follow(Optional<Payment> before, Payment after) {
        Map<Due, Object> was = before.map(Looks::parts).orElse(Map.of());
        parts(after).forEach((due, part) -> {
            if (!part.equals(was.get(due))) {
                leasedUntil.remove(due);
                dueAt.remove(due);
                lookAt(part).ifPresent(at -> dueAt.put(due, at));
            }
        });
    }

    private static Map<Due, Object> parts(Payment payment) {
        Map<Due, Object> parts = new LinkedHashMap<>();
        payment.attempts().forEach(each -> parts.put(new Due.OfAttempt(payment.id(), each.number()), each.state()));
        payment.refunds().forEach(each -> parts.put(new Due.OfRefund(payment.id(), each.id()), each.state()));
        return parts;
    }

    private static Optional<Instant> lookAt(Object state) {
        return switch (state) {
            case AttemptState.Unsettled unsettled ->
                Optional.of(unsettled.look().at());
            case RefundState.Unsettled unsettled -> Optional.of(unsettled.look().at());
            default -> Optional.empty();
        };
    }

    private Instant effective(Due due) {
        Instant at = dueAt.getOrDefault(due, Instant.MAX);
        return leasedUntil.getOrDefault(due, at);
    }

    Optional<Instant> nextDue() {
        return dueAt.keySet().stream().map(this::effective).min(Comparator.naturalOrder());
    }

    void leased(List<Due> taken, Instant now, Instant until, int most) {
        for (Due due : taken) {
            Instant leased = leasedUntil.get(due);
            String about = world.witness.about(due.payment());
            world.findings.expect(
                    leased == null || !leased.isAfter(now),
                    Rule.LEASED_ONCE,
                    about,
                    due + " is leased until " + leased);
            leasedUntil.put(due, until);
        }
        if (taken.size() < most) {
            List<Due> forgotten = new ArrayList<>(dueAt.keySet());
            forgotten.removeIf(due -> effective(due).isAfter(now));
            forgotten.removeAll(taken);
            forgotten.forEach(due -> world.findings.add(
                    Rule.DUE_IS_GIVEN, world.witness.about(due.payment()), due + " since " + effective(due)));
        }
    }
}
