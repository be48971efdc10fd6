package tongbao.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tongbao.core.money.Money;

/** Every state of a refund meets every fact about it. */
class RefundsTableTest {
    static final Instant NOW = Given.CREATED.plusSeconds(200);
    static final Money AMOUNT = Money.ofFen(4_000);
    static final Map<String, Function<Refund, Fact.OfRefund>> FACTS = facts();

    private static Map<String, Function<Refund, Fact.OfRefund>> facts() {
        Map<String, Function<Refund, Fact.OfRefund>> facts = new LinkedHashMap<>();
        facts.put("refunded", refund -> new Fact.Refunded(refund.id(), Optional.of(AMOUNT), NOW));
        facts.put("refunded, more there", refund -> new Fact.Refunded(refund.id(), Optional.of(Given.TOTAL), NOW));
        facts.put("refused", refund -> new Fact.RefundRefused(refund.id(), "NO"));
        facts.put("missing", refund -> new Fact.RefundMissing(refund.id()));
        facts.put("unheard", refund -> new Fact.RefundUnheard(refund.id(), Reach.SENT, "cut"));
        return facts;
    }

    static List<RefundState> everyState() {
        return List.of(
                new RefundState.Refunding(Given.look()),
                new RefundState.Doubting("NO", Given.look()),
                new RefundState.Doubting("NO", Given.look().next(NOW)),
                new RefundState.Refunded(NOW),
                new RefundState.Refused("NO", NOW));
    }

    @Test
    void every_fact_in_every_state_of_a_refund() {
        StringBuilder table = new StringBuilder();
        for (RefundState state : everyState()) {
            FACTS.forEach((name, fact) -> {
                Refund refund = Given.refund("r-1", AMOUNT, state);
                Payment payment = Given.with(new AttemptState.Paid(Given.success()), refund);
                Lesson lesson = payment.learn(fact.apply(refund), Given.at(NOW, Source.LOOK));
                table.append("%-10s | %-20s | %s%n".formatted(label(state), name, outcome(lesson)));
            });
        }
        assertThat(table.toString().stripTrailing()).isEqualTo(Table.committed("refunds"));
    }

    private static String label(RefundState state) {
        boolean asked = state instanceof RefundState.Doubting doubting
                && doubting.look().made() > 0;
        return asked ? "asked once" : state.word();
    }

    @Test
    void the_table_knows_every_kind_of_fact_about_a_refund() {
        Refund refund = Given.refund("r-1", AMOUNT, everyState().getFirst());
        long kinds = FACTS.values().stream()
                .map(fact -> fact.apply(refund).getClass())
                .distinct()
                .count();
        assertThat(kinds).isEqualTo(Fact.OfRefund.class.getPermittedSubclasses().length);
    }

    @Test
    void a_refused_refund_that_went_through_all_the_same_contradicts_when_its_amount_was_given_away() {
        Refund refused = Given.refund("r-1", AMOUNT, new RefundState.Refused("NO", NOW));
        Refund other = Given.refund("r-2", Given.TOTAL, new RefundState.Refunded(NOW));
        Payment payment = Given.with(new AttemptState.Paid(Given.success()), refused, other);
        Fact fact = new Fact.Refunded(refused.id(), Optional.empty(), NOW);
        assertThat(payment.learn(fact, Given.at(NOW, Source.REPLY))).isInstanceOf(Contradiction.class);
    }

    private static String outcome(Lesson lesson) {
        return switch (lesson) {
            case Unchanged unchanged -> "unchanged";
            case Contradiction contradiction -> "contradiction";
            case Applied applied -> {
                Payment next = applied.next();
                List<String> refunds = next.refunds().stream()
                        .map(r -> r.kind() + " " + r.state().word() + " "
                                + r.amount().yuan())
                        .toList();
                yield String.join(" + ", refunds) + ", reserved "
                        + next.amountReserved().yuan() + " -> " + next.status(NOW);
            }
        };
    }
}
