package tongbao.core.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final RandomGenerator CHANCE = new Random(7);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 517, 1023})
    void every_id_tells_the_payment_and_that_its_bucket(int number) {
        Bucket bucket = new Bucket(number);
        PaymentId payment = PaymentId.make(bucket, NOW, CHANCE);

        assertThat(payment.bucket()).isEqualTo(bucket);
        assertThat(OrderNo.make(payment, CHANCE).payment()).isEqualTo(payment);
        assertThat(LinkToken.make(payment, CHANCE).payment()).isEqualTo(payment);
        assertThat(RefundId.make(payment, CHANCE).payment()).isEqualTo(payment);
    }

    @Test
    void ids_of_one_bucket_are_in_the_order_in_which_their_payments_began() {
        Bucket bucket = new Bucket(600);
        List<String> inOrder = new ArrayList<>();
        for (Instant at = NOW; at.isBefore(Instant.parse("2150-01-01T00:00:00Z")); at = at.plusSeconds(1_234_567)) {
            inOrder.add(PaymentId.make(bucket, at, CHANCE).value());
        }
        List<String> sorted = new ArrayList<>(inOrder);
        Collections.sort(sorted);

        assertThat(sorted).isEqualTo(inOrder);
    }

    @Test
    void two_of_the_same_moment_and_two_parts_of_one_payment_differ() {
        Bucket bucket = new Bucket(3);
        PaymentId payment = PaymentId.make(bucket, NOW, CHANCE);

        assertThat(PaymentId.make(bucket, NOW, CHANCE)).isNotEqualTo(payment);
        assertThat(OrderNo.make(payment, CHANCE)).isNotEqualTo(OrderNo.make(payment, CHANCE));
        assertThat(LinkToken.make(payment, CHANCE)).isNotEqualTo(LinkToken.make(payment, CHANCE));
    }

    @Test
    void alipay_takes_the_numbers_that_are_made_of_them() {
        OrderNo orderNo = OrderNo.make(PaymentId.make(new Bucket(3), NOW, CHANCE), CHANCE);

        assertThat(orderNo.value()).matches("[A-Za-z0-9_]{1,64}");
        assertThat("duplicate-" + orderNo.value()).hasSizeLessThanOrEqualTo(64);
        assertThat("external-" + RefundId.make(orderNo.payment(), CHANCE).value())
                .hasSizeLessThanOrEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "TB",
                "lnk_",
                "pay_0000000000000000000000000",
                "TB00000000000000000000000000000000000000000u",
                "TB0000000000000000000000000000000000000000",
                "TB000000000000000000000000000000000000000000"
            })
    void what_is_not_of_the_form_is_no_order_number(String text) {
        assertThat(OrderNo.read(text)).isEmpty();
        assertThatThrownBy(() -> new OrderNo(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
