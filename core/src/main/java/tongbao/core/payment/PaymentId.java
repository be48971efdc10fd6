package tongbao.core.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The id of a payment. It tells the payment's bucket and when it began, and sorts by them. */
public record PaymentId(String value) {
    private static final String PREFIX = "pay_";

    public PaymentId {
        Coded.codeOrThrow(PREFIX, 0, value);
    }

    /** A new one with 80 random bits; never a sequence, for a restored database must not use one again. */
    public static PaymentId make(Bucket bucket, Instant begun, RandomGenerator chance) {
        return new PaymentId(Coded.ofPayment(PREFIX, bucket, begun, chance));
    }

    public static Optional<PaymentId> read(String text) {
        return Coded.code(PREFIX, 0, text).map(code -> new PaymentId(text));
    }

    static PaymentId ofCode(String code) {
        return new PaymentId(PREFIX + code);
    }

    /** What the ids of its parts carry. */
    String code() {
        return value.substring(PREFIX.length());
    }

    public Bucket bucket() {
        return Coded.bucket(code());
    }

    @Override
    public String toString() {
        return value;
    }
}
