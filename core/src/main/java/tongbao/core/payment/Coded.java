package tongbao.core.payment;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** The form of every id that the gateway makes: a prefix, two characters of bucket, then random ones; base 32. */
final class Coded {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private Coded() {}

    static String make(String prefix, Bucket bucket, int randomLength, RandomGenerator chance) {
        StringBuilder id = new StringBuilder(prefix);
        id.append(ALPHABET.charAt(bucket.value() >>> 5)).append(ALPHABET.charAt(bucket.value() & 31));
        byte[] random = new byte[randomLength]; // drawn at once: a strong source takes a lock for every draw
        chance.nextBytes(random);
        for (byte each : random) {
            id.append(ALPHABET.charAt(each & 31));
        }
        return id.toString();
    }

    /** The bucket that a text of this form carries; empty when the text isn't of this form. */
    static Optional<Bucket> bucket(String prefix, int randomLength, String text) {
        if (!text.startsWith(prefix) || text.length() != prefix.length() + 2 + randomLength) {
            return Optional.empty();
        }
        for (int i = prefix.length(); i < text.length(); i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return Optional.empty();
            }
        }
        int high = ALPHABET.indexOf(text.charAt(prefix.length()));
        int low = ALPHABET.indexOf(text.charAt(prefix.length() + 1));
        return Optional.of(new Bucket(high << 5 | low));
    }

    static Bucket bucketOrThrow(String prefix, int randomLength, String text) {
        return bucket(prefix, randomLength, text)
                .orElseThrow(() -> new IllegalArgumentException("not an id of the form " + prefix + "…: " + text));
    }
}
