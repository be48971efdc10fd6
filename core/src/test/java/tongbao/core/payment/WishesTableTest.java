package tongbao.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tongbao.core.money.Money;

/** Every state of an attempt meets every wish, before the order's end and after it. */
class WishesTableTest {
    static final Map<String, Function<Payment, Wish>> WISHES = wishes();

    private static Map<String, Function<Payment, Wish>> wishes() {
        Map<String, Function<Payment, Wish>> wishes = new LinkedHashMap<>();
        wishes.put("open", payment -> new Wish.Open(payment.newest().link()));
        wishes.put("pay", payment -> new Wish.Pay(Given.plan()));
        wishes.put("close", payment -> new Wish.Close());
        wishes.put("cancel", payment -> new Wish.Cancel());
        wishes.put("return 1.00", payment -> giveBack(100));
        wishes.put("return all", payment -> giveBack(Given.TOTAL.fen()));
        wishes.put("return too much", payment -> giveBack(Given.TOTAL.fen() + 1));
        wishes.put("expire", payment -> new Wish.Expire());
        return wishes;
    }

    private static Wish giveBack(long fen) {
        return new Wish.Return(new OutRequestNo("r-1"), Money.ofFen(fen), "", Duration.ZERO);
    }

    @Test
    void every_wish_in_every_state_before_the_end() {
        assertThat(table(Given.CREATED.plusSeconds(100))).isEqualTo(Table.committed("wishes-before"));
    }

    @Test
    void every_wish_in_every_state_after_the_end() {
        assertThat(table(Given.EXPIRES.plusSeconds(1))).isEqualTo(Table.committed("wishes-after"));
    }

    @Test
    void every_wish_in_every_state_of_a_bar_code() {
        Instant now = Given.CREATED.plusSeconds(60);
        assertThat(table(now, Given::byBarCode)).isEqualTo(Table.committed("wishes-barcode"));
    }

    @Test
    void the_table_knows_every_kind_of_wish() {
        long kinds = WISHES.values().stream()
                .map(wish -> wish.apply(Given.payment()).getClass())
                .distinct()
                .count();
        assertThat(kinds).isEqualTo(Wish.class.getPermittedSubclasses().length);
    }

    private static String table(Instant now) {
        return table(now, Given::with);
    }

    private static String table(Instant now, Function<AttemptState, Payment> given) {
        StringBuilder table = new StringBuilder();
        for (AttemptState state : Given.everyState()) {
            WISHES.forEach((name, wish) -> {
                Payment payment = given.apply(state);
                Decision decision = payment.consider(wish.apply(payment), Given.at(now, Source.APP));
                table.append("%-10s | %-15s | %s%n".formatted(state.word(), name, outcome(decision, now)));
            });
        }
        return table.toString().stripTrailing();
    }

    private static String outcome(Decision decision, Instant now) {
        return switch (decision) {
            case Unchanged unchanged -> "unchanged";
            case Declined declined -> "declined: " + declined.decline();
            case Applied applied -> {
                Payment next = applied.next();
                String states = String.join(
                        " + ",
                        next.attempts().stream().map(a -> a.state().word()).toList());
                yield states + (next.refunds().isEmpty() ? "" : " + refunding") + " -> " + next.status(now);
            }
        };
    }
}
