package tongbao.alipay.doctor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The search for the signature itself in the text of {@code sign}. A repair is proved by the key that opens what it
 * makes, so the signed text needs not be known.
 */
record SignRepairs(List<KeyRing.Entry> keys) {
    private static final int REPAIRS_MAX = 3;
    /** A signature of 4096 bits in Base64 of hexadecimal has 1,368 characters; percent-encoded some more. */
    private static final int CHARACTERS_MAX = 4_096;

    /** A signature that opened: with which key, and what had to be repaired first. */
    record Opened(Seal seal, KeyRing.Entry key, List<Finding> accidents) {}

    private record Candidate(String text, List<Finding> accidents) {
        Candidate repaired(Way way) {
            var more = new ArrayList<>(accidents);
            more.add(new Finding.Proved(way.cause(), "in sign: " + way.said()));
            return new Candidate(way.undo().apply(text), more);
        }
    }

    private static final List<Way> WAYS = List.of(
            new Way(Cause.SIGN_PLUS_TO_BLANK, "every + had become a blank", it -> it.replace(' ', '+')),
            new Way(
                    Cause.SIGN_WHITE_SPACE,
                    "blanks or line breaks inside or around it",
                    it -> it.replaceAll("\\s", "")),
            new Way(Cause.SIGN_PERCENT_ENCODED, "it was still percent-encoded", SignRepairs::percentDecoded),
            new Way(
                    Cause.SIGN_BASE64URL,
                    "it had - and _ for + and /",
                    it -> it.replace('-', '+').replace('_', '/')),
            new Way(Cause.SIGN_QUOTED, "quotation marks around it", it -> it.replaceAll("^[\"']+|[\"']+$", "")),
            new Way(Cause.HTML_ESCAPED, "it held HTML entities", Ways::withoutEntities),
            new Way(Cause.SIGN_JSON_ESCAPED, "it held the escapes of JSON", Ways::withoutJsonEscapes),
            new Way(Cause.SIGN_HEXADECIMAL, "it was hexadecimal", SignRepairs::fromHexadecimal),
            new Way(Cause.SIGN_ENCODED_TWICE, "it was Base64 of text", SignRepairs::decodedOnce),
            new Way(Cause.SIGN_PADDING_LOST, "the = at its end were missing", SignRepairs::padded),
            new Way(Cause.SIGN_BYTES_REVERSED, "its bytes stood in reverse order", SignRepairs::reversed));

    Optional<Opened> open(String sign) {
        if (sign.length() > CHARACTERS_MAX) {
            return Optional.empty();
        }
        List<Candidate> candidates = List.of(new Candidate(sign, List.of()));
        Set<String> known = new HashSet<>(Set.of(sign));
        for (int depth = 0; depth <= REPAIRS_MAX; depth++) {
            for (Candidate candidate : candidates) {
                Optional<Opened> opened = opened(candidate);
                if (opened.isPresent()) {
                    return opened;
                }
            }
            candidates = candidates.stream()
                    .flatMap(it -> WAYS.stream().map(it::repaired))
                    .filter(it -> known.add(it.text))
                    .toList();
        }
        return Optional.empty();
    }

    private Optional<Opened> opened(Candidate candidate) {
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(candidate.text);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (candidate.text.length() % 4 != 0) {
            return Optional.empty(); // Java forgives missing padding; others don't
        }
        return keys.stream()
                .flatMap(key ->
                        Seal.open(signature, key.key()).stream().map(it -> new Opened(it, key, candidate.accidents)))
                .findFirst();
    }

    /** The bytes that it most likely stands for, when there is no key yet to prove them. */
    static Optional<byte[]> likely(String sign) {
        return Stream.of(sign, sign.strip().replace(' ', '+').replaceAll("\\s", ""))
                .map(PastedText::der)
                .filter(it -> sizes().anyMatch(size -> size == it.length))
                .findFirst();
    }

    /** Why nothing can open it, as far as can be seen. */
    List<Finding> seen(String sign) {
        String bare = sign.replaceAll("\\s", "");
        var findings = new ArrayList<Finding>();
        int usual =
                keys.stream().mapToInt(it -> (it.key().bits() + 7) / 8).max().orElse(256);
        byte[] bytes = PastedText.der(bare.replace('-', '+').replace('_', '/'));
        if (bytes.length >= 68
                && bytes.length <= 73
                && Der.whole(bytes).filter(it -> it.holds(2, 2)).isPresent()) {
            findings.add(seen(Cause.SIGN_NOT_RSA, bytes.length + " bytes that are two numbers, as SM2 and ECDSA sign"));
        } else if (bytes.length > 0 && bytes.length < usual && sizes().noneMatch(it -> it == bytes.length)) {
            findings.add(seen(Cause.SIGN_TRUNCATED, bytes.length + " of " + usual + " bytes are there"));
        } else if (bytes.length == 0 || bare.length() > CHARACTERS_MAX) {
            findings.add(seen(Cause.SIGN_NOT_BASE64, bare.length() + " characters that are not Base64"));
        } else if (bare.length() > 100 && (bare.equals(bare.toLowerCase(Locale.ROOT)) || bare.equals(upper(bare)))) {
            findings.add(seen(Cause.SIGN_CASE_LOST, "all of its letters are of one case"));
        } else if (sizes().anyMatch(it -> it == bytes.length) && bytes.length != usual) {
            findings.add(seen(
                    Cause.SIGN_OF_OTHER_SIZE,
                    "a signature of " + bytes.length * 8 + " bits, but the key at hand has " + usual * 8));
        }
        return findings;
    }

    private static IntStream sizes() {
        return IntStream.of(128, 256, 384, 512);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static Finding seen(Cause cause, String detail) {
        return new Finding.Seen(cause, "sign: " + detail);
    }

    private static String percentDecoded(String text) {
        return Ways.percentDecoded(text, StandardCharsets.US_ASCII);
    }

    private static String fromHexadecimal(String text) {
        try {
            return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    private static String decodedOnce(String text) {
        String inner = new String(PastedText.der(text), StandardCharsets.US_ASCII);
        return inner.matches("[A-Za-z0-9+/=]{80,}") ? inner : text;
    }

    private static String padded(String text) {
        return text.endsWith("=") && text.length() % 4 == 0 ? text : text + "=".repeat((4 - text.length() % 4) % 4);
    }

    private static String reversed(String text) {
        byte[] bytes = PastedText.der(text);
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return Base64.getEncoder().encodeToString(reversed);
    }
}
