package tongbao.core.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The form of every id that the gateway makes, in base 32 after its prefix. A payment's is two characters of bucket,
 * seven of the second it began, and sixteen random ones; ids of its parts are its own and further random ones. So what
 * comes with any of them finds its payment by the payment's own key, and rows of a bucket are added where the last ones
 * were, instead of each to a page of its own.
 */
final class Coded {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int BITS = 5;
    private static final int BUCKET_LENGTH = 2;
    private static final int TIME_LENGTH = 7;
    private static final int RANDOM_LENGTH = 16;

    /** Of what identifies a payment. */
    static final int LENGTH = BUCKET_LENGTH + TIME_LENGTH + RANDOM_LENGTH;

    private Coded() {}

    static String ofPayment(String prefix, Bucket bucket, Instant begun, RandomGenerator chance) {
        StringBuilder id = new StringBuilder(prefix);
        append(id, bucket.value(), BUCKET_LENGTH);
        append(id, begun.getEpochSecond(), TIME_LENGTH);
        return appendRandom(id, RANDOM_LENGTH, chance);
    }

    static String ofPart(String prefix, PaymentId payment, int randomLength, RandomGenerator chance) {
        return appendRandom(new StringBuilder(prefix).append(payment.code()), randomLength, chance);
    }

    /** The lowest bits of the number, the highest of them first. */
    private static void append(StringBuilder id, long number, int length) {
        for (int place = length - 1; place >= 0; place--) {
            id.append(ALPHABET.charAt((int) (number >>> (place * BITS)) & 31));
        }
    }

    /** Drawn at once: a strong source takes a lock for every draw. */
    private static String appendRandom(StringBuilder id, int length, RandomGenerator chance) {
        byte[] random = new byte[length];
        chance.nextBytes(random);
        for (byte each : random) {
            id.append(ALPHABET.charAt(each & 31));
        }
        return id.toString();
    }

    /** The code of the payment that a text of this form carries; empty when the text isn't of this form. */
    static Optional<String> code(String prefix, int randomLength, String text) {
        if (!text.startsWith(prefix) || text.length() != prefix.length() + LENGTH + randomLength) {
            return Optional.empty();
        }
        for (int i = prefix.length(); i < text.length(); i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(text.substring(prefix.length(), prefix.length() + LENGTH));
    }

    static String codeOrThrow(String prefix, int randomLength, String text) {
        return code(prefix, randomLength, text)
                .orElseThrow(() -> new IllegalArgumentException("not an id of the form " + prefix + "…: " + text));
    }

    static Bucket bucket(String code) {
        return new Bucket(ALPHABET.indexOf(code.charAt(0)) << BITS | ALPHABET.indexOf(code.charAt(1)));
    }
}
