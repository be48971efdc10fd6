package tongbao.core.payment;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** The id of a refund. */
public record RefundId(String value) {
    private static final String PREFIX = "ref_";
    private static final int RANDOM_LENGTH = 16;

    public RefundId {
        Coded.codeOrThrow(PREFIX, RANDOM_LENGTH, value);
    }

    /** A new one with 80 random bits of its own; never a sequence, for a restored database must not use one again. */
    public static RefundId make(PaymentId payment, RandomGenerator chance) {
        return new RefundId(Coded.ofPart(PREFIX, payment, RANDOM_LENGTH, chance));
    }

    public static Optional<RefundId> read(String text) {
        return Coded.code(PREFIX, RANDOM_LENGTH, text).map(code -> new RefundId(text));
    }

    /** The payment that it is part of, if there is one. */
    public PaymentId payment() {
        return PaymentId.ofCode(Coded.codeOrThrow(PREFIX, RANDOM_LENGTH, value));
    }

    @Override
    public String toString() {
        return value;
    }
}
