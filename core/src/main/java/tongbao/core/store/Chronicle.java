package tongbao.core.store;

import java.util.List;
import tongbao.core.payment.PaymentId;

/** What was recorded, for whoever has to explain it. Reads of one statement each. */
public interface Chronicle {

    /** What is recorded about a payment; empty lists when it isn't kept. */
    History history(PaymentId payment);

    /** Up to {@code most} incidents, the oldest open ones first, or the explained ones, newest first. */
    List<Incident> incidents(Incident.Standing standing, int most);

    /** What came of an explanation. */
    enum Explained {
        KEPT,
        /** It was explained before, and that stays. */
        BEFORE,
        /** There is no such incident. */
        UNKNOWN
    }

    Explained explain(Explanation explanation);
}
