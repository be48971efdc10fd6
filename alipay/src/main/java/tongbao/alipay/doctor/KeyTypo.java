package tongbao.alipay.doctor;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tongbao.alipay.doctor.Role.Side;
import tongbao.alipay.doctor.SignRepairs.Opened;

/**
 * The search for one wrong, lost, added or swapped character in a pasted public key. A candidate is proved when it
 * opens the signature. Costs a second at most: few candidates are odd numbers without small factors.
 */
final class KeyTypo {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final BigInteger SMALL_PRIMES =
            BigInteger.valueOf(3L * 5 * 7 * 11 * 13 * 17 * 19 * 23 * 29 * 31 * 37);
    /** A public key of 4096 bits has 736 characters. */
    private static final int CHARACTERS_MAX = 800;

    /** @param said what was wrong, in words */
    private record Candidate(String base64, String said) {}

    private KeyTypo() {}

    static Optional<Opened> search(KeyRing ring, Side side, String sign) {
        return ring.pasted().entrySet().stream()
                .filter(it -> it.getKey().side() == side && it.getKey().form() == Role.Form.PUBLIC)
                .filter(it -> isSuspicious(it.getValue()))
                .flatMap(it -> search(it.getKey(), it.getValue().base64(), sign).stream())
                .findFirst();
    }

    private static boolean isSuspicious(PastedKey key) {
        return key.flaws().stream().anyMatch(it -> switch (it.cause()) {
            case KEY_DAMAGED, KEY_CHARACTER_LOST, KEY_TRUNCATED, KEY_NOT_BASE64, KEY_SEVERAL, KEY_NOT_A_KEY -> true;
            default -> false;
        });
    }

    private static Optional<Opened> search(Role role, String base64, String sign) {
        Optional<byte[]> signature = SignRepairs.likely(sign);
        if (signature.isEmpty() || base64.length() > CHARACTERS_MAX) {
            return Optional.empty();
        }
        return candidates(base64)
                .flatMap(it -> key(it.base64)
                        .filter(key -> Seal.open(signature.get(), key).isPresent())
                        .stream()
                        .map(key -> new KeyRing.Entry(role, role.words(), key, Optional.of(it.said))))
                .findFirst()
                .flatMap(it -> new SignRepairs(List.of(it)).open(sign));
    }

    private static Optional<RsaKey> key(String base64) {
        return Der.whole(PastedText.der(base64))
                .filter(it -> it.holds(Der.SEQUENCE, Der.BIT_STRING))
                .flatMap(it -> it.parts().get(1).inBits())
                .flatMap(PastedKey::publicNumbers)
                .filter(it -> it.modulus().testBit(0)
                        && it.bits() % 8 == 0
                        && it.exponent().bitLength() < 33)
                .filter(it -> it.modulus().gcd(SMALL_PRIMES).equals(BigInteger.ONE));
    }

    private static Stream<Candidate> candidates(String key) {
        return Stream.of(swapped(key), removed(key), replaced(key), inserted(key))
                .flatMap(it -> it);
    }

    private static Stream<Candidate> swapped(String key) {
        return IntStream.range(0, key.length() - 1)
                .filter(at -> key.charAt(at) != key.charAt(at + 1))
                .mapToObj(at -> new Candidate(
                        key.substring(0, at) + key.charAt(at + 1) + key.charAt(at) + key.substring(at + 2),
                        "characters " + (at + 1) + " and " + (at + 2) + " are swapped"));
    }

    private static Stream<Candidate> removed(String key) {
        return IntStream.range(0, key.length())
                .mapToObj(at -> new Candidate(
                        key.substring(0, at) + key.substring(at + 1),
                        "'" + key.charAt(at) + "' at character " + (at + 1) + " is too much"));
    }

    private static Stream<Candidate> replaced(String key) {
        return IntStream.range(0, key.length())
                .boxed()
                .flatMap(at -> letters(key.charAt(at))
                        .map(it -> new Candidate(
                                key.substring(0, at) + it + key.substring(at + 1),
                                "character " + (at + 1) + " is '" + key.charAt(at) + "' and should be '" + it + "'")));
    }

    private static Stream<Candidate> inserted(String key) {
        return IntStream.rangeClosed(0, key.length())
                .boxed()
                .flatMap(at -> letters(' ')
                        .map(it -> new Candidate(
                                key.substring(0, at) + it + key.substring(at),
                                "'" + it + "' is missing at character " + (at + 1))));
    }

    private static Stream<Character> letters(char but) {
        return ALPHABET.chars().filter(it -> it != but).mapToObj(it -> (char) it);
    }
}
