package tongbao.store.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tongbao.core.store.Nonce;

/**
 * Nonces that go along with a write: all of them are remembered before the first payment is touched, so that statements
 * which meet in nonces and in payments wait for each other in one order.
 */
final class NonceRow {
    private NonceRow() {}

    /** The nonces that were new. */
    static final String FRESH = """
            fresh AS (
              INSERT INTO nonce (bucket, app, value, expires_at)
              SELECT n.*
                FROM unnest(?::int2[], ?::text[], ?::text[], ?::timestamptz[]) AS n (bucket, app, value, expires_at)
               ORDER BY n.bucket, n.app, n.value
              ON CONFLICT (bucket, app, value) DO NOTHING
              RETURNING app || E'\\n' || value AS key)
            """;

    /** For rows {@code w}, each with the key of its nonce or null; the join reads {@code fresh} to its end. */
    static final String IS_NEW = "(w.nonce IS NULL OR f.key IS NOT NULL) AS is_new";

    static final String JOIN = " LEFT JOIN fresh f ON f.key = w.nonce ";

    static void bind(Binding binding, List<Nonce> nonces) throws SQLException {
        binding.buckets(nonces, Nonce::bucket)
                .texts(nonces, nonce -> nonce.app().value())
                .texts(nonces, Nonce::value)
                .instants(nonces, Nonce::expiresAt);
    }

    /** App and value in one; neither has a line feed. */
    record Key(String text) {
        static Key of(Nonce nonce) {
            return new Key(nonce.app().value() + '\n' + nonce.value());
        }
    }

    /** What must not meet in one statement: the element's own key, and its nonce. */
    static List<?> keys(Object own, Optional<Nonce> nonce) {
        return nonce.isPresent() ? List.of(own, Key.of(nonce.get())) : List.of(own);
    }

    static Optional<String> key(Optional<Nonce> nonce) {
        return nonce.map(Key::of).map(Key::text);
    }
}
