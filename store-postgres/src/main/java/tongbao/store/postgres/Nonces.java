package tongbao.store.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tongbao.core.payment.AppId;
import tongbao.core.store.Newness;
import tongbao.core.store.Nonce;

/** Callers' once-only values. One that has expired but wasn't forgotten yet still counts as seen. */
final class Nonces {
    private final Ground ground;
    private final Combiner<Nonce, Newness> combiner;

    Nonces(Lane lane) {
        this.ground = lane.ground();
        this.combiner = lane.combiner("remember", Key::of, this::rememberAtOnce);
    }

    private record Key(AppId app, String value) {
        static Key of(Nonce nonce) {
            return new Key(nonce.app(), nonce.value());
        }
    }

    List<Newness> remember(List<Nonce> nonces) {
        return combiner.all(nonces);
    }

    private static final String INSERT = """
            INSERT INTO nonce (bucket, app, value, expires_at)
            SELECT n.*
              FROM unnest(?::int2[], ?::text[], ?::text[], ?::timestamptz[]) AS n (bucket, app, value, expires_at)
             ORDER BY n.bucket, n.app, n.value
            ON CONFLICT (bucket, app, value) DO NOTHING
            RETURNING app, value
            """;

    private List<Newness> rememberAtOnce(List<Nonce> nonces) {
        Set<Key> made = ground.on("remember nonces", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                new Binding(statement)
                        .buckets(nonces, Nonce::bucket)
                        .texts(nonces, nonce -> nonce.app().value())
                        .texts(nonces, Nonce::value)
                        .instants(nonces, Nonce::expiresAt);
                ResultSet found = statement.executeQuery();
                Set<Key> keys = new HashSet<>();
                while (found.next()) {
                    keys.add(new Key(new AppId(found.getString(1)), found.getString(2)));
                }
                return keys;
            }
        });
        return nonces.stream()
                .map(nonce -> made.contains(Key.of(nonce)) ? Newness.NEW : Newness.SEEN)
                .toList();
    }

    private static final String DELETE = """
            WITH expired AS MATERIALIZED (
              SELECT bucket, app, value
                FROM nonce
               WHERE expires_at < ?::timestamptz AND bucket = ANY (?)
               ORDER BY expires_at
               LIMIT ?
                 FOR UPDATE SKIP LOCKED)
            DELETE FROM nonce n
             USING expired e
             WHERE n.bucket = e.bucket AND n.app = e.app AND n.value = e.value
            """;

    int forget(Instant now, int most) {
        return ground.on("forget nonces", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
                new Binding(statement).instant(now).everyBucket().number(most);
                return statement.executeUpdate();
            }
        });
    }
}
