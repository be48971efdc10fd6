package tongbao.core.store;

import java.util.Optional;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Effect;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.RefundId;

/** A word to a business app, waiting in the outbox; version and place order the words about one payment. */
public record Message(
        AppId app, PaymentId payment, long version, int place, Effect.News news, Optional<RefundId> refund) {}
