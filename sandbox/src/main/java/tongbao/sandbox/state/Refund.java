package tongbao.sandbox.state;

import java.time.Instant;
import java.util.Optional;
import tongbao.sandbox.wire.Amount;

/** Money given back, under the merchant's own number. */
public record Refund(String tradeNo, String outRequestNo, Amount amount, Optional<String> reason, Instant refundedAt) {}
