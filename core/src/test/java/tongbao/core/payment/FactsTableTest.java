package tongbao.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tongbao.core.money.Money;

/** Every state of an attempt meets every fact, before the order's end, after it, and when every address is dead. */
class FactsTableTest {
    static final Map<String, Function<Payment, Fact>> FACTS = facts();

    private static Map<String, Function<Payment, Fact>> facts() {
        Map<String, Function<Payment, Fact>> facts = new LinkedHashMap<>();
        facts.put("waiting", payment -> Given.trade(payment, Fact.Standing.WAITING));
        facts.put("successful", payment -> Given.trade(payment, Fact.Standing.SUCCESSFUL));
        facts.put("trade finished", payment -> Given.trade(payment, Fact.Standing.FINISHED));
        facts.put("trade closed", payment -> Given.trade(payment, Fact.Standing.CLOSED));
        facts.put("other amount", FactsTableTest::otherAmount);
        facts.put("missing", payment -> new Fact.Missing(payment.newest().orderNo()));
        facts.put(
                "perhaps opened",
                payment -> new Fact.PerhapsOpened(payment.newest().orderNo()));
        facts.put("submitted", payment -> new Fact.Submitted(payment.newest().orderNo(), Optional.of("code")));
        facts.put(
                "submit refused",
                payment -> new Fact.SubmitRefused(payment.newest().orderNo(), "NO"));
        facts.put(
                "closed by us", payment -> new Fact.ClosedThere(payment.newest().orderNo(), Fact.Because.ASKED));
        facts.put(
                "nothing to close",
                payment -> new Fact.NothingToClose(payment.newest().orderNo(), Fact.Because.ASKED));
        facts.put(
                "cancelled", payment -> new Fact.CancelledThere(payment.newest().orderNo()));
        facts.put(
                "none to cancel",
                payment -> new Fact.NothingToCancel(payment.newest().orderNo()));
        facts.put("came and went", FactsTableTest::cameAndWent);
        facts.put("unheard", payment -> new Fact.Unheard(payment.newest().orderNo(), Reach.SENT, "cut"));
        return facts;
    }

    private static Fact cameAndWent(Payment payment) {
        Fact.Trade trade = Given.trade(payment, Fact.Standing.CLOSED);
        return new Fact.Trade(
                trade.orderNo(),
                trade.tradeNo(),
                trade.standing(),
                trade.amount(),
                Optional.empty(),
                Optional.of(trade.amount()),
                trade.at());
    }

    private static Fact otherAmount(Payment payment) {
        Fact.Trade trade = Given.trade(payment, Fact.Standing.SUCCESSFUL);
        return new Fact.Trade(
                trade.orderNo(),
                trade.tradeNo(),
                trade.standing(),
                Money.ofFen(1),
                Optional.empty(),
                Optional.empty(),
                trade.at());
    }

    @Test
    void every_fact_in_every_state_before_the_end() {
        assertThat(table(Given.CREATED.plusSeconds(100))).isEqualTo(Table.committed("facts-before"));
    }

    @Test
    void every_fact_in_every_state_after_the_end() {
        assertThat(table(Given.EXPIRES.plusSeconds(1))).isEqualTo(Table.committed("facts-after"));
    }

    @Test
    void every_fact_in_every_state_when_every_signed_address_is_dead() {
        assertThat(table(Given.DEAD.plus(Duration.ofSeconds(1)))).isEqualTo(Table.committed("facts-dead"));
    }

    @Test
    void every_fact_in_every_state_of_a_bar_code_while_the_password_is_waited_for() {
        Instant now = Given.CREATED.plusSeconds(60);
        assertThat(table(now, Given::byBarCode)).isEqualTo(Table.committed("facts-barcode-before"));
    }

    @Test
    void every_fact_in_every_state_of_a_bar_code_when_the_password_was_waited_for() {
        Instant now = Given.CREATED.plusSeconds(70);
        assertThat(table(now, Given::byBarCode)).isEqualTo(Table.committed("facts-barcode-after"));
    }

    @Test
    void the_table_knows_every_state_and_every_kind_of_fact() {
        assertThat(Given.everyState())
                .extracting(AttemptState::word)
                .doesNotHaveDuplicates()
                .hasSize(9);
        long kinds = FACTS.values().stream()
                .map(fact -> fact.apply(Given.payment()).getClass())
                .distinct()
                .count();
        assertThat(kinds).isEqualTo(Fact.OfAttempt.class.getPermittedSubclasses().length);
    }

    /** One line a cell: state, fact, what becomes of it, and what is then to be done. */
    private static String table(Instant now) {
        return table(now, Given::with);
    }

    private static String table(Instant now, Function<AttemptState, Payment> given) {
        StringBuilder table = new StringBuilder();
        for (AttemptState state : Given.everyState()) {
            FACTS.forEach((name, fact) -> {
                Payment payment = given.apply(state);
                Lesson lesson = payment.learn(fact.apply(payment), Given.at(now, Source.LOOK));
                table.append("%-10s | %-16s | %s%n".formatted(state.word(), name, outcome(lesson, now)));
            });
        }
        return table.toString().stripTrailing();
    }

    private static String outcome(Lesson lesson, Instant now) {
        return switch (lesson) {
            case Unchanged unchanged -> "unchanged";
            case Contradiction contradiction -> "contradiction";
            case Applied applied -> becomes(applied, now);
        };
    }

    private static String becomes(Applied applied, Instant now) {
        Payment next = applied.next();
        String look = next.newest().isUnsettled() ? ", looks again" : "";
        String effects = applied.effects().isEmpty()
                ? ""
                : ", "
                        + String.join(
                                ", ",
                                applied.effects().stream()
                                        .map(FactsTableTest::word)
                                        .toList());
        return next.newest().state().word() + look + effects + " -> " + next.status(now);
    }

    private static String word(Effect effect) {
        return switch (effect) {
            case Effect.Submit submit -> "submit";
            case Effect.Ask ask -> "ask";
            case Effect.CloseThere close -> "close there";
            case Effect.CancelThere cancel -> "cancel there";
            case Effect.Deliver deliver -> "deliver refund";
            case Effect.AskRefund ask -> "ask refund";
            case Effect.Tell tell -> "tell " + tell.news();
        };
    }
}
