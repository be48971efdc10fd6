package tongbao.core.store;

import java.time.Instant;
import tongbao.core.payment.OrderNo;

/** A genuine notice of the channel as it was received; {@code body} is not to be changed. */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, kept as they came and compared by nobody
public record Notice(String id, OrderNo orderNo, byte[] body, Instant receivedAt) {}
