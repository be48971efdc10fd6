package tongbao.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tongbao.core.money.Money;

/** Why a payment stands where it stands, and what comes next, in every state, before and after its end. */
class OutlookTest {
    private static final Instant BEFORE = Given.CREATED.plusSeconds(100);
    private static final Instant AFTER = Given.EXPIRES.plusSeconds(1);
    private static final Instant DEAD = Given.DEAD.plusSeconds(1);

    @Test
    void every_state_says_why_and_what_comes_next() {
        List<String> lines = new ArrayList<>();
        for (AttemptState state : Given.everyState()) {
            lines.add(line(state.word() + ", before its end", Given.with(state), BEFORE));
            lines.add(line(state.word() + ", after its end", Given.with(state), AFTER));
            lines.add(line(state.word() + ", long after its end", Given.with(state), DEAD));
        }
        for (Refund refund : refunds()) {
            Payment payment = Given.with(new AttemptState.Paid(Given.success()), refund);
            lines.add(line("paid, a refund is " + refund.state().word(), payment, BEFORE));
        }
        lines.add(line("closed on request", closed(), BEFORE));

        assertThat(String.join("\n", lines)).isEqualTo(Table.committed("outlook"));
    }

    private static List<Refund> refunds() {
        Look look = Look.first(BEFORE.plusSeconds(10));
        Money part = Money.ofFen(3_000);
        return List.of(
                Given.refund("r-1", part, new RefundState.Refunding(look)),
                Given.refund("r-1", part, new RefundState.Doubting("NO", look)),
                Given.refund("r-1", part, new RefundState.Refunded(BEFORE)),
                Given.refund("r-1", part, new RefundState.Refused("NO", BEFORE)));
    }

    private static Payment closed() {
        Payment payment = Given.with(new AttemptState.Withdrawn(Given.CREATED, Given.CREATED, Given.look()));
        return new Payment(
                payment.id(), 2, payment.order(), payment.attempts(), payment.refunds(), Optional.of(Given.CREATED));
    }

    /** One line: the situation, the reason, and what is next with the seconds until then. */
    private static String line(String situation, Payment payment, Instant now) {
        Outlook outlook = payment.outlook(now);
        String next = outlook.next().stream()
                .map(each -> each.what()
                        + each.at()
                                .map(at -> "(" + (at.getEpochSecond() - Given.CREATED.getEpochSecond()) + ")")
                                .orElse(""))
                .collect(Collectors.joining(" "));
        return (situation + " | " + outlook.because() + " | " + next).stripTrailing();
    }

    /** A state without a look is settled, one with a look says when it is looked at. */
    @Test
    void whatever_is_unsettled_has_something_next_with_a_time() {
        for (AttemptState state : Given.everyState()) {
            boolean hasTime = Given.with(state).outlook(BEFORE).next().stream()
                    .anyMatch(next -> next.at().isPresent());
            boolean unpaid = !(state instanceof AttemptState.Successful);
            assertThat(hasTime).as(state.word()).isEqualTo(unpaid);
        }
    }
}
