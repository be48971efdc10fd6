package tongbao.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tongbao.core.money.Money;
import tongbao.core.payment.Decline;
import tongbao.core.payment.OrderPart;
import tongbao.core.payment.Reach;
import tongbao.core.payment.RefundPart;

/** The table of errors, in code and in the documentation. */
class ErrorTypeTest {
    @ParameterizedTest
    @EnumSource(ErrorType.class)
    void every_type_has_a_status_an_effect_and_a_next_step(ErrorType type) {
        assertThat(type.status()).isBetween(400, 599);
        assertThat(type.effects()).isNotEmpty();
        assertThat(type.next()).isNotBlank().endsWith(".");
        assertThat(type.doc()).isEqualTo("docs/api.md#" + type.word());
    }

    @Test
    void every_code_is_its_own() {
        assertThat(Arrays.stream(ErrorType.values()).map(ErrorType::code)).doesNotHaveDuplicates();
        assertThat(ErrorType.OUT_TRADE_NO_REUSED.code()).isEqualTo(40902);
    }

    @Test
    void the_documentation_lists_the_same_table() {
        String rows = Arrays.stream(ErrorType.values())
                .map(type -> "| <a id=\"" + type.word() + "\"></a>`" + type.word() + "` | " + type.status() + " | "
                        + type.code() + " | "
                        + Arrays.stream(Effect.values())
                                .filter(type.effects()::contains)
                                .map(effect -> "`" + effect.word() + "`")
                                .collect(Collectors.joining(" or "))
                        + " | " + type.next() + " |\n")
                .collect(Collectors.joining());

        assertThat(Documents.api()).contains("| --- | --- | --- | --- | --- |\n" + rows + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_SENT,NONE",
        "SENT,UNKNOWN",
        "UNTRUSTWORTHY,UNKNOWN",
    })
    void the_effect_of_not_reaching_alipay_is_honest(Reach reach, Effect effect) {
        assertThat(Problem.of(reach).effect()).isEqualTo(effect);
    }

    @Test
    void every_decline_is_a_conflict_and_names_the_field_where_there_is_one() {
        for (OrderPart part : OrderPart.values()) {
            assertThat(Problem.of(new Decline.OrderNumberReused(part)).param()).isPresent();
        }
        for (RefundPart part : RefundPart.values()) {
            assertThat(Problem.of(new Decline.RequestNumberReused(part)).param())
                    .isPresent();
        }
        assertThat(Problem.of(new Decline.AlreadyPaid()).type()).isEqualTo(ErrorType.ALREADY_PAID);
        assertThat(Problem.of(new Decline.Over()).type()).isEqualTo(ErrorType.PAYMENT_CLOSED);
        assertThat(Problem.of(new Decline.NotPaid()).type()).isEqualTo(ErrorType.NOT_PAID);
        assertThat(Problem.of(new Decline.NotRefundable()).type()).isEqualTo(ErrorType.NOT_REFUNDABLE);
        assertThat(Problem.of(new Decline.ExceedsRemaining(Money.ofFen(1))).param())
                .contains("refund_amount");
        assertThat(Problem.of(new Decline.TooMany(20)).type()).isEqualTo(ErrorType.TOO_MANY_ATTEMPTS);
        assertThat(Problem.ofRefund(new Decline.TooMany(1000)).type()).isEqualTo(ErrorType.TOO_MANY_REFUNDS);
        assertThat(Problem.of(new Decline.EarlierOpen(1)).effect()).isEqualTo(Effect.UNKNOWN);
    }
}
