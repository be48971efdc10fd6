package tongbao.core.payment;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** The number of one attempt where the money moves (Alipay's {@code out_trade_no}), unique for ever. */
public record OrderNo(String value) {
    private static final String PREFIX = "TB";
    private static final int RANDOM_LENGTH = 24;

    public OrderNo {
        Coded.bucketOrThrow(PREFIX, RANDOM_LENGTH, value);
    }

    /** A new one with 120 random bits; never a sequence, for a restored database must not use one again. */
    public static OrderNo make(Bucket bucket, RandomGenerator chance) {
        return new OrderNo(Coded.make(PREFIX, bucket, RANDOM_LENGTH, chance));
    }

    public static Optional<OrderNo> read(String text) {
        return Coded.bucket(PREFIX, RANDOM_LENGTH, text).map(bucket -> new OrderNo(text));
    }

    public Bucket bucket() {
        return Coded.bucketOrThrow(PREFIX, RANDOM_LENGTH, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
