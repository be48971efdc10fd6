package tongbao.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** The eight lines that a caller signs. */
final class SignedText {
    private SignedText() {}

    static String of(Algorithm algorithm, Claim claim, Knock knock) {
        return String.join(
                "\n",
                "TONGBAO1-" + algorithm.word(),
                claim.app().value(),
                knock.method(),
                knock.path(),
                sorted(knock.query()),
                Long.toString(claim.timestamp()),
                claim.nonce(),
                sha256(knock.body()));
    }

    /** The pairs as sent, sorted by their bytes: a proxy may reorder a query, and must not change it. */
    private static String sorted(String query) {
        if (query.indexOf('&') < 0) {
            return query;
        }
        return Arrays.stream(query.split("&", -1))
                .sorted((one, other) -> Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8)))
                .collect(Collectors.joining("&"));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
