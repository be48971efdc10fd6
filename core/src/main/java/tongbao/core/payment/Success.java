package tongbao.core.payment;

import java.time.Instant;
import java.util.Optional;
import tongbao.core.money.Money;

/** The facts that make an attempt paid. {@code receipt} is what the seller gets where the channel tells it. */
public record Success(TradeNo tradeNo, Money amount, Optional<Money> receipt, Instant at) {}
