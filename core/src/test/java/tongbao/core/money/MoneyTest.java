package tongbao.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({
        "0.01, 1",
        "0.03, 3",
        "0.1, 10",
        "1, 100",
        "99.9, 9990",
        "99.90, 9990",
        "99.99, 9999",
        "100000000.00, 10000000000"
    })
    void decimal_yuan_is_read_exactly(String yuan, long fen) {
        assertThat(Money.read(yuan)).contains(Money.ofFen(fen));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1e2",
                "1E2",
                "NaN",
                "Infinity",
                "-1",
                "+1",
                "1.",
                ".5",
                "0.001",
                "1.000",
                "01",
                "00.1",
                "1,00",
                "1 ",
                " 1",
                "１",
                "0x10",
                "1_000",
                "99999999999999999999"
            })
    void everything_else_is_not_money(String text) {
        assertThat(Money.read(text)).isEmpty();
    }

    @Test
    void every_amount_survives_being_written_and_read() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            Money money = Money.ofFen(random.nextLong(Money.TRADE_MAX.fen() + 1));
            assertThat(Money.read(money.yuan())).as("seed %d", seed).isEqualTo(Optional.of(money));
            assertThat(money.yuan()).matches("[0-9]+\\.[0-9]{2}");
        }
    }

    @Test
    void an_amount_is_never_negative_and_never_overflows() {
        assertThatThrownBy(() -> Money.ofFen(1).minus(Money.ofFen(2))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.ofFen(Long.MAX_VALUE).plus(Money.ofFen(1)))
                .isInstanceOf(ArithmeticException.class);
    }
}
