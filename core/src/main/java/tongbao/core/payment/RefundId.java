package tongbao.core.payment;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** The id of a refund. */
public record RefundId(String value) {
    private static final String PREFIX = "ref_";
    private static final int RANDOM_LENGTH = 16;

    public RefundId {
        Coded.bucketOrThrow(PREFIX, RANDOM_LENGTH, value);
    }

    /** A new one with 80 random bits; never a sequence, for a restored database must not use one again. */
    public static RefundId make(Bucket bucket, RandomGenerator chance) {
        return new RefundId(Coded.make(PREFIX, bucket, RANDOM_LENGTH, chance));
    }

    public static Optional<RefundId> read(String text) {
        return Coded.bucket(PREFIX, RANDOM_LENGTH, text).map(bucket -> new RefundId(text));
    }

    public Bucket bucket() {
        return Coded.bucketOrThrow(PREFIX, RANDOM_LENGTH, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
