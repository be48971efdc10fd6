package tongbao.sandbox.trade;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Set;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.wire.Amount;

/**
 * What Alipay's own sources contradict each other about, or leave to a merchant's contract.
 *
 * @param endsTold the products for which closing without payment and finishing are told by a notice; payments and
 *     refunds always are
 * @param repeatedAtOnce the products whose unacknowledged notices are first repeated three times at once
 * @param refundable how long a paid trade can be refunded before it is finished; with zero it is finished when paid
 * @param passwordAbove a payer whose code is scanned for more than this is asked for the password
 * @param feePerTenThousand what of each payment the merchant pays to Alipay, rounded to the next fen
 * @param royaltyPercentMax how much of a trade can be shared at most
 * @param billsReadyAt when on the next day (of a month, on the third day of the next one) a bill can be fetched
 */
public record Customs(
        Set<Product> endsTold,
        Set<Product> repeatedAtOnce,
        Duration refundable,
        Amount passwordAbove,
        long feePerTenThousand,
        long royaltyPercentMax,
        LocalTime billsReadyAt) {
    /** Alipay's usual ones, and its sandbox's where that differs from production. */
    public static final Customs USUAL = new Customs(
            Set.of(Product.WAP, Product.APP),
            Set.of(),
            Duration.ofDays(365),
            new Amount(200_000),
            60,
            30,
            LocalTime.of(9, 0));

    public Customs {
        endsTold = Set.copyOf(endsTold);
        repeatedAtOnce = Set.copyOf(repeatedAtOnce);
        if (refundable.isNegative() || feePerTenThousand < 0 || feePerTenThousand > 10_000) {
            throw new IllegalArgumentException("a time is not negative, and a fee is part of the payment");
        }
    }

    public Customs tellingEndsOf(Set<Product> products) {
        return new Customs(
                products,
                repeatedAtOnce,
                refundable,
                passwordAbove,
                feePerTenThousand,
                royaltyPercentMax,
                billsReadyAt);
    }

    public Customs repeatingAtOnce(Set<Product> products) {
        return new Customs(
                endsTold, products, refundable, passwordAbove, feePerTenThousand, royaltyPercentMax, billsReadyAt);
    }

    public Customs refundableFor(Duration time) {
        return new Customs(
                endsTold, repeatedAtOnce, time, passwordAbove, feePerTenThousand, royaltyPercentMax, billsReadyAt);
    }

    public Customs askingAbove(Amount amount) {
        return new Customs(
                endsTold, repeatedAtOnce, refundable, amount, feePerTenThousand, royaltyPercentMax, billsReadyAt);
    }

    public Customs charging(long perTenThousand) {
        return new Customs(
                endsTold, repeatedAtOnce, refundable, passwordAbove, perTenThousand, royaltyPercentMax, billsReadyAt);
    }

    public Customs sharingUpTo(long percent) {
        return new Customs(
                endsTold, repeatedAtOnce, refundable, passwordAbove, feePerTenThousand, percent, billsReadyAt);
    }

    public Customs withBillsReadyAt(LocalTime time) {
        return new Customs(
                endsTold, repeatedAtOnce, refundable, passwordAbove, feePerTenThousand, royaltyPercentMax, time);
    }
}
