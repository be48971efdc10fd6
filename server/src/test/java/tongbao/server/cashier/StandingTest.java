package tongbao.server.cashier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tongbao.core.money.Money;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Look;
import tongbao.core.payment.Means;
import tongbao.core.payment.Moment;
import tongbao.core.payment.Order;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Plan;
import tongbao.core.payment.Product;
import tongbao.core.payment.Source;
import tongbao.core.payment.Success;
import tongbao.core.payment.TradeNo;

class StandingTest {
    private static final Instant T = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final Success SUCCESS =
            new Success(new TradeNo("2026112222001"), Money.ofFen(100), Optional.empty(), T, Money.ZERO);

    /** One row a state: what it is after its link is opened, on return, and both again once the time is over. */
    enum Row {
        PREPARED(new AttemptState.Prepared(Look.first(T.plus(LIFE))), "waiting waiting expired expired"),
        SUBMITTING(new AttemptState.Submitting(T, Look.first(T)), "submitting submitting submitting submitting"),
        AWAITING(new AttemptState.Awaiting(T, Look.first(T), Optional.empty()), "waiting waiting expired waiting"),
        WITHDRAWN(new AttemptState.Withdrawn(T, T, Look.first(T)), "closed waiting expired expired"),
        PAID(new AttemptState.Paid(SUCCESS), "paid paid paid paid"),
        FINISHED(new AttemptState.Finished(SUCCESS), "paid paid paid paid"),
        CLOSED(new AttemptState.Closed(T), "closed closed expired expired"),
        REFUSED(new AttemptState.Refused("ACCESS_FORBIDDEN", T), "refused refused expired expired");

        @SuppressWarnings("ImmutableEnumChecker") // a record of values
        private final AttemptState state;

        private final String expected;

        Row(AttemptState state, String expected) {
            this.state = state;
            this.expected = expected;
        }
    }

    @ParameterizedTest
    @EnumSource(Row.class)
    void the_payer_is_told_what_the_attempt_came_to(Row row) {
        Payment payment = in(row.state);
        Attempt attempt = payment.newest();
        Instant over = T.plus(LIFE);

        String told = String.join(
                " ",
                Standing.atLink(payment, attempt, T).word(),
                Standing.onReturn(payment, attempt, T).word(),
                Standing.atLink(payment, attempt, over).word(),
                Standing.onReturn(payment, attempt, over).word());

        assertThat(told).isEqualTo(row.expected);
    }

    @Test
    void the_table_has_a_row_for_every_state() {
        List<String> words =
                Stream.of(Row.values()).map(row -> row.state.word()).toList();
        assertThat(words)
                .containsExactlyInAnyOrder(
                        "prepared", "submitting", "awaiting", "withdrawn", "paid", "finished", "closed", "refused");
    }

    private static Payment in(AttemptState state) {
        Order order = new Order(
                new AppId("shop"),
                new OutTradeNo("T1"),
                Money.ofFen(100),
                "Tea",
                Optional.empty(),
                Map.of(),
                T,
                T.plus(LIFE));
        Plan plan = new Plan(new Means(Product.PAGE, Optional.empty(), Map.of()), new AccountId("main"));
        Payment born = Payment.begin(order, plan, new Moment(T, Source.APP, new Random(1)))
                .next();
        return new Payment(born.id(), 1, order, List.of(born.newest().in(state)), List.of(), Optional.empty());
    }
}
