package tongbao.core.store;

import java.time.Instant;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.OrderNo;

/** A genuine notice of the channel to one account, as it was received; {@code body} is not to be changed. */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, kept as they came and compared by nobody
public record Notice(String id, AccountId account, OrderNo orderNo, byte[] body, Instant receivedAt) {}
