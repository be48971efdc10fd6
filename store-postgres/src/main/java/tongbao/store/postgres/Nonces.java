package tongbao.store.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tongbao.core.store.Newness;
import tongbao.core.store.Nonce;

/** Callers' once-only values. One that has expired but wasn't forgotten yet still counts as seen. */
final class Nonces {
    private final Ground ground;
    private final Combiner<Nonce, Newness> combiner;

    Nonces(Lane lane) {
        this.ground = lane.ground();
        this.combiner = lane.combiner("remember", nonce -> List.of(NonceRow.Key.of(nonce)), this::rememberAtOnce);
    }

    List<Newness> remember(List<Nonce> nonces) {
        return combiner.all(nonces);
    }

    static final String INSERT = "WITH " + NonceRow.FRESH + "SELECT key FROM fresh";

    private List<Newness> rememberAtOnce(List<Nonce> nonces) {
        Set<NonceRow.Key> made = ground.on("remember", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                NonceRow.bind(new Binding(statement), nonces);
                ResultSet found = statement.executeQuery();
                Set<NonceRow.Key> keys = new HashSet<>();
                while (found.next()) {
                    keys.add(new NonceRow.Key(found.getString(1)));
                }
                return keys;
            }
        });
        return nonces.stream()
                .map(nonce -> made.contains(NonceRow.Key.of(nonce)) ? Newness.NEW : Newness.SEEN)
                .toList();
    }

    static final String DELETE = """
            WITH expired AS MATERIALIZED (
              SELECT bucket, app, value
                FROM nonce
               WHERE expires_at < ?::timestamptz
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
                new Binding(statement).instant(now).number(most);
                return statement.executeUpdate();
            }
        });
    }
}
