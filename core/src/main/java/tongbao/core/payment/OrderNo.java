package tongbao.core.payment;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** The number of one attempt where the money moves (Alipay's {@code out_trade_no}), unique for ever. */
public record OrderNo(String value) {
    private static final String PREFIX = "TB";
    private static final int RANDOM_LENGTH = 16;

    public OrderNo {
        Coded.codeOrThrow(PREFIX, RANDOM_LENGTH, value);
    }

    /** A new one with 80 random bits of its own; never a sequence, for a restored database must not use one again. */
    public static OrderNo make(PaymentId payment, RandomGenerator chance) {
        return new OrderNo(Coded.ofPart(PREFIX, payment, RANDOM_LENGTH, chance));
    }

    public static Optional<OrderNo> read(String text) {
        return Coded.code(PREFIX, RANDOM_LENGTH, text).map(code -> new OrderNo(text));
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
