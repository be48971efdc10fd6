package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YuanTest {
    @ParameterizedTest
    @CsvSource({"0.01,1,0.01", "0.03,3,0.03", "88.88,8888,88.88", "20,2000,20.00", "0.1,10,0.10", "0,0,0.00"})
    void text_becomes_fen_exactly(String text, long fen, String written) {
        assertThat(Yuan.of(text).fen()).isEqualTo(fen);
        assertThat(new Yuan(fen)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1.001", "-1", "+1", "1e3", "1,000", ".5", "1.", "١", "999999999999.00"})
    void text_that_is_not_exactly_an_amount_is_refused(String text) {
        assertThatThrownBy(() -> Yuan.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_order_of_nothing_or_with_a_field_given_twice_is_refused() {
        var number = new OutTradeNo("T1");
        assertThatThrownBy(() -> TradeOrder.of(number, Yuan.of("0"), "x")).isInstanceOf(IllegalArgumentException.class);
        var order = TradeOrder.of(number, Yuan.of("1"), "x").with(Field.text("total_amount"), "0.01");
        assertThatThrownBy(() -> TradePagePay.Request.of(order).command())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("total_amount");
        assertThatThrownBy(() -> new ExtraField.Json("{\"a\":1},\"total_amount\":\"0.01\""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
