package tongbao.core.payment;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** The id of a payment. */
public record PaymentId(String value) {
    private static final String PREFIX = "pay_";
    private static final int RANDOM_LENGTH = 16;

    public PaymentId {
        Coded.bucketOrThrow(PREFIX, RANDOM_LENGTH, value);
    }

    /** A new one with 80 random bits; never a sequence, for a restored database must not use one again. */
    public static PaymentId make(Bucket bucket, RandomGenerator chance) {
        return new PaymentId(Coded.make(PREFIX, bucket, RANDOM_LENGTH, chance));
    }

    public static Optional<PaymentId> read(String text) {
        return Coded.bucket(PREFIX, RANDOM_LENGTH, text).map(bucket -> new PaymentId(text));
    }

    public Bucket bucket() {
        return Coded.bucketOrThrow(PREFIX, RANDOM_LENGTH, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
