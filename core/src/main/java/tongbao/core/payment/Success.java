package tongbao.core.payment;

import java.time.Instant;
import java.util.Optional;
import tongbao.core.money.Money;

/**
 * What the channel told of the money of an attempt. {@code receipt} is what the seller gets where the channel tells it;
 * {@code returned} is the most that it told to have gone back, whoever asked for it.
 */
public record Success(TradeNo tradeNo, Money amount, Optional<Money> receipt, Instant at, Money returned) {
    public Success returned(Money sum) {
        return new Success(tradeNo, amount, receipt, at, sum);
    }
}
