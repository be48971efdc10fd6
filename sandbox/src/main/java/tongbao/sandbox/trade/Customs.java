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
 * @param disputed what the sources contradict each other about most plainly
 */
public record Customs(
        Set<Product> endsTold,
        Set<Product> repeatedAtOnce,
        Duration refundable,
        Amount passwordAbove,
        long feePerTenThousand,
        long royaltyPercentMax,
        LocalTime billsReadyAt,
        Disputed disputed) {
    /** Alipay's usual ones, and its sandbox's where that differs from production. */
    public static final Customs USUAL = new Customs(
            Set.of(Product.WAP, Product.APP),
            Set.of(),
            Duration.ofDays(365),
            new Amount(200_000),
            60,
            30,
            LocalTime.of(9, 0),
            Disputed.USUAL);

    /**
     * What the sources contradict each other about, or what nobody has seen.
     *
     * @param cancellable how long after paying a trade can be cancelled; afterwards only refunded
     * @param precreateAgain what the same precreate again gets
     * @param closedAgain with which word, without {@code ACQ.}, closing a closed trade is refused
     * @param pageAmounts what a query shows as received of a page payment
     * @param signatureStatus with which HTTP status version 3 refuses a signature: 400 or 401
     * @param messagesSigned how what is told at an application's own address is signed
     */
    public record Disputed(
            Duration cancellable,
            PrecreateAgain precreateAgain,
            String closedAgain,
            PageAmounts pageAmounts,
            int signatureStatus,
            MessagesSigned messagesSigned) {
        public static final Disputed USUAL = new Disputed(
                Duration.ofHours(24),
                PrecreateAgain.SAME_CODE,
                "TRADE_STATUS_ERROR",
                PageAmounts.ZERO,
                400,
                MessagesSigned.V1);

        public Disputed {
            if (cancellable.isNegative() || (signatureStatus != 400 && signatureStatus != 401)) {
                throw new IllegalArgumentException("a time is not negative, and a status is 400 or 401");
            }
        }
    }

    /** The same code in practice; a refusal by the documents. */
    public enum PrecreateAgain {
        SAME_CODE,
        REFUSED
    }

    /** Without sign_type in the text, as notices of trades are; or with it. */
    public enum MessagesSigned {
        V1,
        V2
    }

    /** Nothing, as real answers had it; or what was paid, as the documents read. */
    public enum PageAmounts {
        ZERO,
        PAID
    }

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
                billsReadyAt,
                disputed);
    }

    public Customs repeatingAtOnce(Set<Product> products) {
        return new Customs(
                endsTold,
                products,
                refundable,
                passwordAbove,
                feePerTenThousand,
                royaltyPercentMax,
                billsReadyAt,
                disputed);
    }

    public Customs refundableFor(Duration time) {
        return new Customs(
                endsTold,
                repeatedAtOnce,
                time,
                passwordAbove,
                feePerTenThousand,
                royaltyPercentMax,
                billsReadyAt,
                disputed);
    }

    public Customs askingAbove(Amount amount) {
        return new Customs(
                endsTold,
                repeatedAtOnce,
                refundable,
                amount,
                feePerTenThousand,
                royaltyPercentMax,
                billsReadyAt,
                disputed);
    }

    public Customs charging(long perTenThousand) {
        return new Customs(
                endsTold,
                repeatedAtOnce,
                refundable,
                passwordAbove,
                perTenThousand,
                royaltyPercentMax,
                billsReadyAt,
                disputed);
    }

    public Customs sharingUpTo(long percent) {
        return new Customs(
                endsTold,
                repeatedAtOnce,
                refundable,
                passwordAbove,
                feePerTenThousand,
                percent,
                billsReadyAt,
                disputed);
    }

    public Customs withBillsReadyAt(LocalTime time) {
        return new Customs(
                endsTold,
                repeatedAtOnce,
                refundable,
                passwordAbove,
                feePerTenThousand,
                royaltyPercentMax,
                time,
                disputed);
    }

    public Customs disputing(Disputed others) {
        return new Customs(
                endsTold,
                repeatedAtOnce,
                refundable,
                passwordAbove,
                feePerTenThousand,
                royaltyPercentMax,
                billsReadyAt,
                others);
    }
}
