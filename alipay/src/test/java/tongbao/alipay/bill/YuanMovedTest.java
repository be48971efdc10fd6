package tongbao.alipay.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YuanMovedTest {
    @ParameterizedTest
    @CsvSource({"0.01,1", "-0.04,-4", "+1.5,150", "20,2000", "-0.00,0", "9999999999999.99,999999999999999"})
    void text_becomes_fen_exactly(String text, long fen) {
        assertThat(YuanMoved.of(text)).isEqualTo(new YuanMoved(fen));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.", ".5", "1.001", "--1", "1e3", "１", "1,000.00", "99999999999999.00", " 1"})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> YuanMoved.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sums_are_bounded_and_print_as_a_bill_does() {
        assertThat(YuanMoved.of("-0.04").plus(YuanMoved.of("0.01"))).hasToString("-0.03");
        assertThat(YuanMoved.of("-0.04").minus(YuanMoved.of("1"))).hasToString("-1.04");
        assertThat(YuanMoved.of("-12.30").size()).hasToString("12.30");
        assertThat(YuanMoved.ZERO).hasToString("0.00").isLessThan(YuanMoved.of("0.01"));
        assertThatThrownBy(() -> new YuanMoved(YuanMoved.FEN_MAX).plus(YuanMoved.of("0.01")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
