package tongbao.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.Applied;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.Payment;
import tongbao.core.store.Inbox;
import tongbao.core.store.Inbox.Room;
import tongbao.core.store.Notice;
import tongbao.core.store.Received;
import tongbao.core.store.Received.Outcome;
import tongbao.core.store.Save;
import tongbao.core.store.Unapplied;

/** What a store promises about notices that moved nothing when they came. */
public interface InboxContract extends StoreInHand {

    private static Notice notice(String id, Payment payment, int secondsLater) {
        return notice(id, payment.newest().account(), payment.newest().orderNo(), secondsLater);
    }

    private static Notice notice(String id, AccountId account, OrderNo orderNo, int secondsLater) {
        byte[] body = ("body of " + id + " 一").getBytes(UTF_8);
        return new Notice(id, account, orderNo, body, Given.NOW.plusSeconds(secondsLater));
    }

    private List<Room> setAside(Notice... orphans) {
        return store().setAside(List.of(orphans));
    }

    @Test
    default void a_notice_without_news_is_kept_once_as_it_came_first() {
        Payment payment = Given.kept(store(), Given.birth("order-1"));
        Notice first = notice("n-1", payment, 0);
        store().keep(List.of(new Unapplied(first, Outcome.NO_NEWS, 1)));
        store().keep(List.of(new Unapplied(notice("n-1", payment, 60), Outcome.CONTRADICTED_AGAIN, 1)));
        store().keep(List.of(new Unapplied(notice("n-2", payment, 90), Outcome.CONTRADICTED_AGAIN, 1)));

        assertThat(store().history(payment.id()).notices())
                .containsExactly(
                        received(first, Outcome.NO_NEWS, 1, 1),
                        received(notice("n-2", payment, 90), Outcome.CONTRADICTED_AGAIN, 1, 1));
        assertThat(store().find(first.orderNo(), "n-1").map(Notice::receivedAt)).contains(first.receivedAt());
    }

    private static Received received(Notice notice, Outcome outcome, long version, int times) {
        return new Received(
                notice.id(), notice.orderNo(), notice.account(), notice.receivedAt(), outcome, version, times);
    }

    @Test
    default void a_notice_that_moved_something_is_found_with_its_bytes_and_is_not_kept_again() {
        Payment payment = Given.kept(store(), Given.birth("order-1"));
        Notice notice = notice("n-1", payment, 0);
        Save paid = Given.moved(payment, Given.paid());
        store().save(List.of(new Save(paid.before(), paid.after(), Optional.of(notice))));
        store().keep(List.of(new Unapplied(notice("n-1", payment, 60), Outcome.NO_NEWS, 2)));

        assertThat(store().history(payment.id()).notices()).containsExactly(received(notice, Outcome.APPLIED, 2, 1));
        Notice found = store().find(notice.orderNo(), "n-1").orElseThrow();
        assertThat(found.body()).isEqualTo(notice.body());
        assertThat(found.account()).isEqualTo(notice.account());
        assertThat(store().find(notice.orderNo(), "n-2")).isEmpty();
    }

    @Test
    default void an_orphan_is_kept_once_and_its_repetitions_are_counted() {
        Payment unknown = Given.birth("order-1").next();
        Notice orphan = notice("n-1", unknown, 0);
        assertThat(setAside(orphan, notice("n-2", unknown, 10))).containsExactly(Room.KEPT, Room.KEPT);
        assertThat(setAside(notice("n-1", unknown, 240))).containsExactly(Room.KEPT);

        assertThat(store().orphans(10))
                .containsExactly(
                        received(orphan, Outcome.ORPHAN, 0, 2),
                        received(notice("n-2", unknown, 10), Outcome.ORPHAN, 0, 1));
        assertThat(store().orphans(1)).hasSize(1);
        assertThat(store().history(unknown.id()).notices()).hasSize(2);
        assertThat(store().find(orphan.orderNo(), "n-1").map(Notice::body))
                .hasValueSatisfying(body -> assertThat(body).isEqualTo(orphan.body()));
    }

    @Test
    default void an_orphan_is_matched_once_its_order_is_kept_under_the_account_it_came_to() {
        Applied birth = Given.birth("order-1");
        Payment payment = birth.next();
        Notice orphan = notice("n-1", payment, 0);
        Notice ofAnother = notice("n-2", new AccountId("another"), orphan.orderNo(), 0);
        Notice ofNoAttempt = notice(
                "n-3",
                payment.newest().account(),
                Given.attempt(2, payment.id(), payment.newest().means(), Given.paid())
                        .orderNo(),
                0);
        setAside(orphan, ofAnother, ofNoAttempt);
        assertThat(store().matched(10)).isEmpty();

        Given.create(store(), List.of(birth));

        assertThat(store().matched(10)).extracting(Notice::id).containsExactly("n-1");
        assertThat(store().matched(10).getFirst().body()).isEqualTo(orphan.body());
        store().release(List.of(orphan));
        assertThat(store().matched(10)).isEmpty();
        assertThat(store().orphans(10)).extracting(Received::id).containsExactlyInAnyOrder("n-2", "n-3");
    }

    @Test
    default void the_oldest_orphans_are_matched_first_and_no_more_than_asked_for() {
        Applied birth = Given.birth("order-1");
        for (int i = 5; i > 0; i--) {
            setAside(notice("n-" + i, birth.next(), i));
        }
        Given.create(store(), List.of(birth));

        assertThat(store().matched(2)).extracting(Notice::id).containsExactly("n-1", "n-2");
    }

    @Test
    default void there_is_room_for_so_many_orphans_and_no_more() {
        Payment unknown = Given.birth("order-1").next();
        List<Notice> all = IntStream.range(0, Inbox.ORPHANS_MAX)
                .mapToObj(i -> notice("n-" + i, unknown, i))
                .toList();
        assertThat(store().setAside(all)).containsOnly(Room.KEPT);

        assertThat(setAside(notice("one more", unknown, 0))).containsExactly(Room.FULL);
        assertThat(setAside(all.getFirst())).containsExactly(Room.KEPT);
        assertThat(store().find(unknown.newest().orderNo(), "one more")).isEmpty();
        store().release(List.of(all.getFirst()));
        assertThat(setAside(notice("one more", unknown, 0))).containsExactly(Room.KEPT);
    }

    @Test
    default void old_orphans_are_forgotten_the_oldest_first() {
        Payment unknown = Given.birth("order-1").next();
        for (int i = 0; i < 5; i++) {
            setAside(notice("n-" + i, unknown, i));
        }
        Instant limit = Given.NOW.plusSeconds(4);

        assertThat(store().forgetOrphans(limit, 3)).isEqualTo(3);
        assertThat(store().forgetOrphans(limit, 3)).isEqualTo(1);
        assertThat(store().forgetOrphans(limit, 3)).isZero();
        assertThat(store().orphans(10)).extracting(Received::id).containsExactly("n-4");
    }

    @Test
    default void the_same_orphan_from_many_sides_at_once_is_one() {
        Payment unknown = Given.birth("order-1").next();

        List<Room> rooms =
                Together.run(16, i -> setAside(notice("n-1", unknown, 0)).getFirst());

        assertThat(rooms).containsOnly(Room.KEPT);
        assertThat(store().orphans(10))
                .singleElement()
                .extracting(Received::times)
                .isEqualTo(16);
    }
}
