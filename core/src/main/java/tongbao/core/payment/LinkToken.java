package tongbao.core.payment;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** The secret part of the payer's link to one attempt: who has it may pay, and see the state. */
public record LinkToken(String value) {
    private static final String PREFIX = "lnk_";
    private static final int RANDOM_LENGTH = 28;

    public LinkToken {
        Coded.bucketOrThrow(PREFIX, RANDOM_LENGTH, value);
    }

    /** A new one with 140 random bits; never a sequence, for a restored database must not use one again. */
    public static LinkToken make(Bucket bucket, RandomGenerator chance) {
        return new LinkToken(Coded.make(PREFIX, bucket, RANDOM_LENGTH, chance));
    }

    public static Optional<LinkToken> read(String text) {
        return Coded.bucket(PREFIX, RANDOM_LENGTH, text).map(bucket -> new LinkToken(text));
    }

    public Bucket bucket() {
        return Coded.bucketOrThrow(PREFIX, RANDOM_LENGTH, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
