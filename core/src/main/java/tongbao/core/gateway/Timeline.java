package tongbao.core.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongbao.core.payment.Outlook;
import tongbao.core.payment.Payment;
import tongbao.core.store.History;

/**
 * The story of a payment: everything that was asked, answered, noticed, decided and told, why it stands where it
 * stands, and what comes next. The entries are in the order in which they took effect. {@code whole} is false when the
 * young end was cut off.
 */
public record Timeline(Payment payment, Instant asOf, Outlook outlook, List<Entry> entries, boolean whole) {
    public Timeline {
        entries = List.copyOf(entries);
    }

    /** The story that a history tells of its payment. */
    public static Timeline of(Payment payment, History history, Instant now) {
        return Telling.of(payment, history, now);
    }

    /** What an entry tells of. */
    public enum Kind {
        /** The business app or the payer wanted something, and it was done. */
        REQUEST,
        /** The channel answered a call of ours. */
        ANSWER,
        /** A genuine notice of the channel came in. */
        NOTICE,
        /** Something moved because of a notice, or because time passed. */
        MOVE,
        /** The business app is told. */
        MESSAGE,
        /** What the channel said can't be true together with what is kept. */
        INCIDENT,
        /** A person explained an incident. */
        EXPLANATION
    }

    /**
     * One thing that happened. {@code subject} is {@code payment}, {@code attempt N}, a refund's id, a notice's or an
     * incident's name, or the word that the app is told; {@code from} and {@code to} are the states around a move.
     */
    public record Entry(
            Kind kind, Instant at, String source, String subject, String from, String to, Optional<String> detail) {}
}
