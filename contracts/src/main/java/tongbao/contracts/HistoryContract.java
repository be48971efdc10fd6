package tongbao.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Effect;
import tongbao.core.payment.Event;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.Source;
import tongbao.core.store.Chronicle.Explained;
import tongbao.core.store.Explanation;
import tongbao.core.store.History;
import tongbao.core.store.Incident;
import tongbao.core.store.IncidentId;
import tongbao.core.store.Message;
import tongbao.core.store.Recorded;
import tongbao.core.store.Save;
import tongbao.core.store.Waiting;

/** What a store promises about what it recorded. */
public interface HistoryContract extends StoreInHand {

    private Payment contradicted(Payment before, String differs, int secondsLater) {
        Event event =
                new Event(Given.NOW.plusSeconds(secondsLater), Source.NOTICE, "payment", "", "contradicted", differs);
        Payment next = new Payment(
                before.id(), before.version() + 1, before.order(), before.attempts(), List.of(), Optional.empty());
        Applied recorded = new Applied(next, List.of(event), List.of(Given.tell(Effect.News.PAYMENT_CONTRADICTED)));
        store().save(List.of(new Save(before, recorded, Optional.empty())));
        return next;
    }

    @Test
    default void a_history_has_every_move_with_the_words_it_made() {
        Payment payment = Given.kept(store(), Given.birth("order-1"));
        Save paid = Given.moved(
                payment, Given.paid(), Given.tell(Effect.News.PAYMENT_PAID), Given.tell(Effect.News.REFUND_REFUNDED));
        store().save(List.of(paid));

        History history = store().history(payment.id());

        assertThat(history.moves())
                .containsExactly(
                        new Recorded(1, 0, events(payment.id()).get(0), List.of()),
                        new Recorded(
                                2,
                                0,
                                paid.after().events().getFirst(),
                                List.of(
                                        new Recorded.Told(0, Effect.News.PAYMENT_PAID),
                                        new Recorded.Told(1, Effect.News.REFUND_REFUNDED))));
        assertThat(history.isWhole()).isTrue();
    }

    @Test
    default void words_wait_until_they_are_settled() {
        Payment payment = Given.kept(store(), Given.birth("order-1"));
        store().save(List.of(Given.moved(payment, Given.paid(), Given.tell(Effect.News.PAYMENT_PAID))));
        assertThat(store().history(payment.id()).waiting()).containsExactly(new Waiting(2, 0, Given.NOW));

        List<Message> taken = store().takeMessages(Given.NOW, Given.NOW.plusSeconds(30), 10);
        assertThat(store().history(payment.id()).waiting())
                .containsExactly(new Waiting(2, 0, Given.NOW.plusSeconds(30)));

        store().settle(taken);
        assertThat(store().history(payment.id()).waiting()).isEmpty();
    }

    @Test
    default void nothing_is_recorded_of_what_is_not_kept() {
        PaymentId nobody = Given.birth("order-1").next().id();

        assertThat(store().history(nobody)).isEqualTo(new History(List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    default void contradictions_are_incidents_until_they_are_explained_the_oldest_first() {
        Payment younger = Given.kept(store(), Given.birth("order-1"));
        Payment older = Given.kept(store(), Given.birth("order-2"));
        younger = contradicted(younger, "the amount differs", 60);
        older = contradicted(older, "the trade differs", 30);
        Given.kept(store(), Given.birth("order-3"));
        IncidentId first = new IncidentId(older.id(), 2);
        IncidentId second = new IncidentId(younger.id(), 2);

        assertThat(store().incidents(Incident.Standing.OPEN, 10))
                .extracting(Incident::id)
                .containsExactly(first, second);
        assertThat(store().incidents(Incident.Standing.OPEN, 1))
                .extracting(incident -> incident.event().cause())
                .containsExactly("the trade differs");
        assertThat(store().incidents(Incident.Standing.EXPLAINED, 10)).isEmpty();
        assertThat(store().history(older.id()).hasContradiction("the trade differs"))
                .isTrue();
        assertThat(store().history(older.id()).hasContradiction("the amount differs"))
                .isFalse();
    }

    @Test
    default void an_incident_is_explained_once_and_the_first_word_stays() {
        Payment payment = contradicted(Given.kept(store(), Given.birth("order-1")), "the amount differs", 0);
        IncidentId id = new IncidentId(payment.id(), 2);
        Explanation first = new Explanation(id, "陈", "a test of one fen;\nrefunded by hand", Given.NOW.plusSeconds(60));

        assertThat(store().explain(first)).isEqualTo(Explained.KEPT);
        assertThat(store().explain(new Explanation(id, "li", "no, it was not", Given.NOW.plusSeconds(70))))
                .isEqualTo(Explained.BEFORE);

        assertThat(store().incidents(Incident.Standing.OPEN, 10)).isEmpty();
        assertThat(store().incidents(Incident.Standing.EXPLAINED, 10))
                .extracting(Incident::explanation)
                .containsExactly(Optional.of(first));
        assertThat(store().history(payment.id()).explanation(id)).contains(first);
    }

    @Test
    default void only_an_incident_can_be_explained() {
        Payment payment = contradicted(Given.kept(store(), Given.birth("order-1")), "the amount differs", 0);
        PaymentId nobody = Given.birth("order-2").next().id();

        for (IncidentId none :
                List.of(new IncidentId(payment.id(), 1), new IncidentId(payment.id(), 3), new IncidentId(nobody, 2))) {
            assertThat(store().explain(new Explanation(none, "chen", "why", Given.NOW)))
                    .isEqualTo(Explained.UNKNOWN);
        }
        assertThat(store().incidents(Incident.Standing.OPEN, 10)).hasSize(1);
    }
}
