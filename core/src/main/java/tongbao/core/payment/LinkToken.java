package tongbao.core.payment;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** The secret part of the payer's link to one attempt: who has it may pay, and see the state. */
public record LinkToken(String value) {
    private static final String PREFIX = "lnk_";
    private static final int RANDOM_LENGTH = 28;

    public LinkToken {
        Coded.codeOrThrow(PREFIX, RANDOM_LENGTH, value);
    }

    /** A new one with 140 random bits that nothing else tells. */
    public static LinkToken make(PaymentId payment, RandomGenerator chance) {
        return new LinkToken(Coded.ofPart(PREFIX, payment, RANDOM_LENGTH, chance));
    }

    public static Optional<LinkToken> read(String text) {
        return Coded.code(PREFIX, RANDOM_LENGTH, text).map(code -> new LinkToken(text));
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
