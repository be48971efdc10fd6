package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongbao.sandbox.state.Database;
import tongbao.sandbox.state.Forgetting;
import tongbao.sandbox.state.Forgetting.Kept;

/** What only grows is bounded: the oldest goes, with all that belongs to it, and the money stays. */
class ForgettingTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void the_oldest_trades_go_with_their_refunds_and_orders_and_the_balance_stays() {
        List<String> numbers = new ArrayList<>();
        String account;
        try (Ground ground = Ground.keptIn(folder)) {
            for (int made = 0; made < 5; made++) {
                String number = ground.paid("10.00", "");
                ground.refund(number, "r", "1.00");
                numbers.add(number);
            }
            account = ground.get("/sandbox/accounts/" + ground.sellerId).body();
        }

        int steps = 0;
        try (Database database = Database.open(Optional.of(folder))) {
            while (database.transact(sql -> Forgetting.step(sql, new Kept(2, 2, 3, 1)))) {
                steps++;
            }
        }

        assertThat(steps).isPositive();
        try (Ground ground = Ground.keptIn(folder)) {
            for (String gone : numbers.subList(0, 3)) {
                assertThat(ground.query(gone).getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
                assertThat(ground.get("/sandbox/trades/" + gone).status()).isEqualTo(404);
            }
            for (String kept : numbers.subList(3, 5)) {
                assertThat(ground.trade(kept).text("refunded_amount")).contains("1.00");
                assertThat(ground.refund(kept, "r", "1.00").getFundChange()).isEqualTo("N");
            }
            assertThat(ground.get("/sandbox/accounts/" + ground.sellerId).body())
                    .isEqualTo(account);
            assertThat(ground.paid("10.00", "")).isNotEmpty();
        }
    }

    @Test
    void with_less_than_is_kept_nothing_is_forgotten() {
        try (Database database = Database.open(Optional.empty())) {
            boolean more = database.transact(sql -> Forgetting.step(sql, Kept.USUAL));
            assertThat(more).isFalse();
        }
    }
}
