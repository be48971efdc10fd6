package tongbao.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tongbao.core.payment.Applied;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Bucket;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.store.Recovery;

/** What a store promises about recoveries. */
public interface RecoveryContract extends StoreInHand {
    /** A second before anything happens that {@link Given} makes. */
    Instant SINCE = Given.NOW.minusSeconds(1);

    private Payment kept(Applied birth) {
        return Given.create(store(), List.of(birth)).getFirst().found().orElseThrow();
    }

    private Stream<PaymentId> touched(Instant since) {
        return IntStream.range(0, Bucket.COUNT)
                .boxed()
                .flatMap(bucket -> store().touched(new Bucket(bucket), since, Optional.empty(), 100).stream());
    }

    @Test
    default void no_recovery_is_under_way_before_one_begins() {
        assertThat(store().underWay()).isEmpty();
    }

    @Test
    default void a_recovery_that_is_under_way_goes_on_from_the_earlier_time() {
        Recovery first = store().begin(Given.NOW, Given.NOW.plusSeconds(60));
        assertThat(first).isEqualTo(new Recovery(1, Given.NOW, Given.NOW.plusSeconds(60)));
        assertThat(store().underWay()).contains(first);

        assertThat(store().begin(Given.NOW.plusSeconds(5), Given.NOW.plusSeconds(90)))
                .isEqualTo(first);
        assertThat(store().begin(SINCE, Given.NOW.plusSeconds(90)))
                .isEqualTo(new Recovery(1, SINCE, Given.NOW.plusSeconds(60)));
    }

    @Test
    default void a_recovery_ends_and_the_next_is_another() {
        Recovery first = store().begin(SINCE, Given.NOW);
        store().end(first, Given.NOW);
        assertThat(store().underWay()).isEmpty();

        Recovery second = store().begin(SINCE, Given.NOW);
        assertThat(second.number()).isEqualTo(2);
        store().end(first, Given.NOW);
        assertThat(store().underWay()).contains(second);
    }

    @Test
    default void many_who_begin_at_once_begin_one() {
        List<Recovery> begun = Together.run(8, i -> store().begin(SINCE, Given.NOW));
        assertThat(begun).containsOnly(new Recovery(1, SINCE, Given.NOW));
    }

    @Test
    default void what_is_unsettled_or_has_an_event_since_then_is_touched() {
        Payment settled = kept(Given.birth("settled", Given.paid()));
        Payment unsettled = kept(Given.birth("unsettled"));
        Payment refunding = kept(Given.birth("refunding", Given.paid()));
        store().save(List.of(
                Given.withRefunds(refunding, List.of(Given.refund(refunding, "r-1", Given.refunding(Given.NOW))))));

        assertThat(touched(Given.NOW)).containsExactlyInAnyOrder(settled.id(), unsettled.id(), refunding.id());
        assertThat(touched(Given.NOW.plus(Duration.ofDays(1))))
                .containsExactlyInAnyOrder(unsettled.id(), refunding.id());
    }

    @Test
    default void what_is_touched_is_told_by_pages_in_the_order_of_ids() {
        List<PaymentId> ids = Stream.iterate(0, i -> i + 1)
                .map(i -> Given.birth("order-" + i, new AttemptState.Closed(Given.NOW)))
                .filter(birth -> birth.next().id().bucket().value() < 64)
                .limit(12)
                .map(birth -> kept(birth).id())
                .sorted((a, b) -> a.value().compareTo(b.value()))
                .toList();
        Bucket bucket = ids.getFirst().bucket();
        List<PaymentId> inBucket =
                ids.stream().filter(id -> id.bucket().equals(bucket)).toList();

        assertThat(store().touched(bucket, SINCE, Optional.empty(), 1)).containsExactly(inBucket.getFirst());
        assertThat(store().touched(bucket, SINCE, Optional.of(inBucket.getLast()), 10))
                .isEmpty();
        assertThat(touched(SINCE)).containsExactlyInAnyOrderElementsOf(ids);
    }
}
