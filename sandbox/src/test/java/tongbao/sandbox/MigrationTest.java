package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.RsaKeys;

/** A file of an older sandbox is taken over. */
class MigrationTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void a_file_from_before_the_count_of_migrations_keeps_its_apps_and_trades() throws SQLException {
        String key = RsaKeys.text(Ground.OTHER_KEYS.getPublic());
        try (Connection old = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sandbox.db"));
                Statement statement = old.createStatement()) {
            statement.executeUpdate(Vectors.resource("/tongbao/sandbox/state/schema.sql"));
            statement.executeUpdate("INSERT INTO app VALUES ('old', '2088000000000001', '"
                    + RsaKeys.text(Ground.APP_KEYS.getPublic()) + "', '"
                    + RsaKeys.text(Ground.OTHER_KEYS.getPrivate()) + "', '" + key + "')");
            statement.executeUpdate(
                    "INSERT INTO asked_order VALUES ('ba0123456789', 'd', 'old', '2088000000000001', 'T1',"
                            + " 'PAGE', 100, 's', '{}', 1, 1, NULL)");
            statement.executeUpdate("INSERT INTO trade VALUES ('2026010122001400000000000001', '2088000000000001',"
                    + " 'T1', 'ba0123456789', 'TRADE_SUCCESS', 100, 0, '2088102146225135', 'b@s.com', 1, 2, NULL,"
                    + " 99999999999999)");
            statement.executeUpdate(
                    "INSERT INTO accident (method, kind, times) VALUES ('alipay.trade.query', 'throttled', 1)");
        }
        for (int start = 0; start < 2; start++) {
            try (Ground ground = Ground.keptIn(folder)) {
                assertThat(ground.get("/sandbox/apps/old").body())
                        .isEqualTo(Json.write(Json.object("{\"seller_id\":\"2088000000000001\","
                                        + "\"alipay_public_key\":\"" + key + "\"}")
                                .orElseThrow()));
                assertThat(ground.get("/sandbox/accidents").body()).contains("throttled");
                assertThat(ground.get("/sandbox/trades/T1").body()).contains("TRADE_SUCCESS", "/wallet/ba0123456789");
            }
        }
    }
}
