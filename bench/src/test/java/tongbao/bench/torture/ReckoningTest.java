package tongbao.bench.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tongbao.bench.record.Told;

/** What is well is left alone, and every fault that is planted is found by the rule that it breaks. */
class ReckoningTest {
    @Test
    void what_is_the_same_on_all_three_sides_is_well() {
        assertThat(new Given().reckoned().examples()).isEmpty();
    }

    static Stream<Arguments> faults() {
        return Stream.of(ofOrders(), ofMoney(), ofStories()).flatMap(each -> each);
    }

    private static Stream<Arguments> ofOrders() {
        return Stream.of(
                fault("the payment is lost", Rule.ANSWERED_IS_KEPT, given -> {
                    given.isKept = false;
                    given.takenFen = 0;
                }),
                fault("it is there twice", Rule.ASKED_FOR, given -> given.others.add(given.kept())),
                fault("another order is there", Rule.ASKED_FOR, given -> given.others.add(stranger())),
                fault("its creation was refused", Rule.ASKED_FOR, given -> given.dealing.created(Told.REFUSED)),
                fault("its total is another", Rule.ANSWERED_IS_KEPT, given -> {
                    given.sums = new Kept.Sums(1001, 1000, 300, 300);
                }),
                fault("an attempt was answered", Rule.ANSWERED_IS_KEPT, given -> {
                    given.attempts.set(0, new Kept.Attempt(1, "TB2", "paid", 1000));
                    given.there.put("TB2", given.there.get(Given.ORDER_NO));
                }),
                fault("the refund is lost", Rule.ANSWERED_IS_KEPT, given -> given.refunds.clear()),
                fault("the refund is of another amount", Rule.ANSWERED_IS_KEPT, given -> {
                    given.refunds.set(0, new Kept.Refund(Given.REFUND, 1, "R-1", "requested", 299, "refunded"));
                }),
                fault("nobody asked for the refund", Rule.ASKED_FOR, given -> {
                    given.refunds.add(new Kept.Refund("ref_2", 1, "R-2", "requested", 100, "refused"));
                }));
    }

    private static Stream<Arguments> ofMoney() {
        return Stream.of(
                fault("paid there, not here", Rule.PAID_THERE_IS_PAID_HERE, given -> {
                    given.attempts.set(0, new Kept.Attempt(1, Given.ORDER_NO, "closed", 0));
                }),
                fault("paid here, not there", Rule.PAID_HERE_IS_PAID_THERE, given -> given.there.clear()),
                fault("another amount there", Rule.PAID_THERE_IS_PAID_HERE, given -> {
                    given.there.put(
                            Given.ORDER_NO, new There(Given.ORDER_NO, "TRADE_SUCCESS", 999, 300, Map.of("R-1", 300L)));
                }),
                fault("it went back under another number", Rule.REFUNDS_AGREE, given -> {
                    given.there.put(
                            Given.ORDER_NO,
                            new There(Given.ORDER_NO, "TRADE_SUCCESS", 1000, 300, Map.of("again-1", 300L)));
                }),
                fault("it went back twice", Rule.REFUNDS_AGREE, given -> {
                    Map<String, Long> twice = Map.of("R-1", 300L, "again-1", 300L);
                    given.there.put(Given.ORDER_NO, new There(Given.ORDER_NO, "TRADE_SUCCESS", 1000, 600, twice));
                }),
                fault("more went back than came", Rule.REFUNDS_FIT, given -> {
                    given.there.put(
                            Given.ORDER_NO,
                            new There(Given.ORDER_NO, "TRADE_SUCCESS", 1000, 1100, Map.of("R-1", 1100L)));
                }),
                fault("a second payment stays", Rule.PAID_ONCE, given -> {
                    given.attempts.add(new Kept.Attempt(2, "TB2", "paid", 1000));
                    given.there.put("TB2", new There("TB2", "TRADE_SUCCESS", 1000, 0, Map.of()));
                }));
    }

    private static Stream<Arguments> ofStories() {
        return Stream.of(
                fault("an attempt is unsettled", Rule.SETTLED, given -> {
                    given.attempts.add(new Kept.Attempt(2, "TB2", "awaiting", 0));
                }),
                fault("a refund is unsettled", Rule.SETTLED, given -> {
                    given.refunds.set(0, new Kept.Refund(Given.REFUND, 1, "R-1", "requested", 300, "refunding"));
                }),
                fault("an event is lost", Rule.EVENTS, given -> given.events.remove(1)),
                fault("an event is there twice", Rule.EVENTS, given -> given.events.add(2, given.events.get(1))),
                fault("an event is of no version", Rule.EVENTS, given -> {
                    given.events.add(new Kept.Event(6, 0, "payment", "open", "closed", ""));
                }),
                fault("nobody told that it is paid", Rule.TOLD, given -> {
                    given.events.set(2, new Kept.Event(3, 0, "attempt 1", "awaiting", "paid", ""));
                }),
                fault("the word was never heard", Rule.TOLD, given -> given.heard.clear()),
                fault("told to be closed", Rule.TOLD, given -> given.isClosed = true),
                fault("money came that nobody knows of", Rule.BALANCE, given -> given.takenFen = 1700));
    }

    private static Arguments fault(String name, Rule rule, Consumer<Given> planted) {
        return Arguments.of(name, rule, planted);
    }

    private static Kept stranger() {
        return new Kept("pay_2", "T-2", 1, false, new Kept.Sums(1, 0, 0, 0), List.of(), List.of(), List.of());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void a_fault_is_found_by_the_rule_that_it_breaks(String name, Rule rule, Consumer<Given> planted) {
        Given given = new Given();

        planted.accept(given);

        assertThat(given.reckoned().broken()).as(name).contains(rule);
    }

    @Test
    void every_rule_of_the_comparison_has_a_fault_that_breaks_it() {
        Set<Rule> byProcesses = Set.of(Rule.STOPS, Rule.NOTHING_BREAKS);

        assertThat(Stream.concat(faults().map(each -> (Rule) each.get()[1]), byProcesses.stream()))
                .contains(Rule.values());
    }

    @Test
    void what_nobody_knows_may_be_there_or_not() {
        Given given = new Given();
        given.dealing.wants("R-2", 100);
        Dealing unknown = new Dealing("T-3", 500, Instant.EPOCH);
        unknown.created(Told.UNKNOWN);
        Findings findings = new Findings();

        new Reckoning(number -> Optional.empty(), Set.of(), findings).reckon(List.of(unknown), List.of(), 0);

        assertThat(findings.count() + given.reckoned().count()).isZero();
    }

    @Test
    void what_a_cancel_gave_back_has_the_number_of_the_trade() {
        Given given = new Given();
        given.refunds.add(new Kept.Refund("ref_2", 1, "reversal-1", "reversal", 700, "refunded"));
        given.events.add(new Kept.Event(5, 1, "ref_2", "", "refunded", ""));
        given.sums = new Kept.Sums(1000, 1000, 1000, 1000);
        given.takenFen = 0;
        given.there.put(
                Given.ORDER_NO,
                new There(Given.ORDER_NO, "TRADE_CLOSED", 1000, 1000, Map.of("R-1", 300L, Given.ORDER_NO, 700L)));

        assertThat(given.reckoned().examples()).isEmpty();
    }
}
