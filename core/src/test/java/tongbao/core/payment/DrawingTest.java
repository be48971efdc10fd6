package tongbao.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The drawings in {@code docs/money.md} are what the rules do with every cell of the tables. A changed rule fails here
 * with the new drawing, which goes into the page as it is.
 */
class DrawingTest {
    private static final Path PAGE = Path.of("..", "docs", "money.md");
    private static final Pattern BLOCK = Pattern.compile("```mermaid\n(.*?)\n```", Pattern.DOTALL);
    private static final String CREATE = "create";

    private final Drawing attempts = new Drawing();
    private final Drawing refunds = new Drawing();

    DrawingTest() {
        for (Product product : Product.values()) {
            Optional<String> payer = product.needsPayer() ? Optional.of("281012020262467128") : Optional.empty();
            Means means = new Means(product, Optional.empty(), payer, Map.of());
            Plan plan = new Plan(means, Given.plan().account());
            Payment begun = Payment.begin(Given.order(), plan, Given.at(Given.CREATED, Source.APP))
                    .next();
            attempts.edge(Drawing.BIRTH, begun.newest().state().word(), CREATE);
        }
        for (Instant now : List.of(
                Given.CREATED.plusSeconds(100), Given.EXPIRES.plusSeconds(1), Given.DEAD.plus(Duration.ofSeconds(1)))) {
            walk(now, Given::with);
        }
        for (Instant now : List.of(Given.CREATED.plusSeconds(60), Given.CREATED.plusSeconds(70))) {
            walk(now, Given::byBarCode);
        }
        walkRefunds();
    }

    /** Every state meets every fact and every wish at that time. */
    private void walk(Instant now, Function<AttemptState, Payment> given) {
        for (AttemptState state : Given.everyState()) {
            Payment payment = given.apply(state);
            FactsTableTest.FACTS.forEach((name, fact) -> {
                if (payment.learn(fact.apply(payment), Given.at(now, Source.LOOK)) instanceof Applied applied) {
                    take(payment, applied.next(), name);
                }
            });
            WishesTableTest.WISHES.forEach((name, wish) -> {
                if (payment.consider(wish.apply(payment), Given.at(now, Source.APP)) instanceof Applied applied) {
                    take(payment, applied.next(), name.replaceFirst(" .*", ""));
                }
            });
        }
    }

    private void walkRefunds() {
        for (RefundState state : RefundsTableTest.everyState()) {
            RefundsTableTest.FACTS.forEach((name, fact) -> {
                Refund refund = Given.refund("r-1", RefundsTableTest.AMOUNT, state);
                Payment payment = Given.with(new AttemptState.Paid(Given.success()), refund);
                Moment moment = Given.at(RefundsTableTest.NOW, Source.LOOK);
                if (payment.learn(fact.apply(refund), moment) instanceof Applied applied) {
                    take(payment, applied.next(), name);
                }
            });
        }
    }

    private void take(Payment before, Payment after, String name) {
        for (Attempt attempt : after.attempts()) {
            String from = before.attempts().stream()
                    .filter(known -> known.number() == attempt.number())
                    .map(known -> known.state().word())
                    .findFirst()
                    .orElse(Drawing.BIRTH);
            attempts.edge(from, attempt.state().word(), name);
        }
        for (Refund refund : after.refunds()) {
            String from = before.refunds().stream()
                    .filter(known -> known.id().equals(refund.id()))
                    .map(known -> known.state().word())
                    .findFirst()
                    .orElse(Drawing.BIRTH);
            refunds.edge(from, refund.state().word(), name);
        }
    }

    @Test
    void the_states_of_an_attempt_are_drawn_as_the_rules_have_them() throws IOException {
        isDrawn(attempts, 0);
    }

    @Test
    void the_states_of_a_refund_are_drawn_as_the_rules_have_them() throws IOException {
        isDrawn(refunds, 1);
    }

    private static void isDrawn(Drawing drawing, int place) throws IOException {
        List<String> blocks = BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(blocks).hasSize(2);
        assertThat(blocks.get(place))
                .as("docs/money.md has to have, in its block %d:%n%n%s%n%n", place + 1, drawing.mermaid())
                .isEqualTo(drawing.mermaid());
    }
}
