package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongbao.sandbox.state.Database;
import tongbao.sandbox.state.Forgetting;
import tongbao.sandbox.state.Forgetting.Kept;
import tongbao.sandbox.state.Payers;

/** A sandbox runs for weeks: everything it keeps has a bound, and a new table needs one too. */
class BoundsTest {
    /** Each table, and what holds it. */
    private static final Map<String, String> BOUNDS = Map.ofEntries(
            Map.entry("setting", "two rows"),
            Map.entry("authority", "one row"),
            Map.entry("app", "10,000 in AppCalls"),
            Map.entry("certificate", "eight of each app and holder in Certificates"),
            Map.entry("app_auth", "1,000 of an app in AppAuths"),
            Map.entry("account", "100,000 in PayerCalls, and one of each app"),
            Map.entry("payer", "200 in Payers"),
            Map.entry("accident", "100 in Accidents"),
            Map.entry("pay_code", "10,000 in PayCodes"),
            Map.entry("auth_code", "10,000 in UserTokens"),
            Map.entry("user_token", "10,000 in UserTokens"),
            Map.entry("asked_order", "Forgetting"),
            Map.entry("trade", "Forgetting"),
            Map.entry("refund", "with its trade"),
            Map.entry("wrong_password", "with its trade"),
            Map.entry("held_trade", "with its trade"),
            Map.entry("settlement", "with its trade"),
            Map.entry("settlement_detail", "with its trade"),
            Map.entry("movement", "Forgetting"),
            Map.entry("transfer", "Forgetting"),
            Map.entry("fund_auth", "Forgetting"),
            Map.entry("fund_operation", "with its freezing"),
            Map.entry("agreement", "Forgetting"),
            Map.entry("royalty_receiver", "Forgetting"),
            Map.entry("notice", "20,000 settled ones in Notices, all in Forgetting"),
            Map.entry("sending", "with its notice, of at most eleven tries"));

    @TempDir
    Path folder = Path.of("");

    @Test
    void every_table_has_a_bound() throws SQLException {
        Ground.keptIn(folder).close();

        List<String> tables = new ArrayList<>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sandbox.db"));
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }

        assertThat(tables).containsExactlyInAnyOrderElementsOf(BOUNDS.keySet());
    }

    @Test
    void what_is_kept_by_count_is_forgotten_down_to_it_whatever_hangs_on_it() throws SQLException {
        try (Ground ground = Ground.keptIn(folder)) {
            for (int made = 0; made < 4; made++) {
                String number = Ground.orderNumber();
                ground.precreate(number, "1.00", "http://127.0.0.1:1/nobody-listens");
                ground.post("/sandbox/trades/" + number + "/wrong-password", "{}");
                ground.pay(number);
                ground.refund(number, "r", "0.50");
            }
        }
        try (Database database = Database.open(Optional.of(folder))) {
            boolean more = true;
            while (more) {
                more = database.transact(sql -> Forgetting.step(sql, new Kept(1, 1, 1, 1)));
            }
        }

        for (String table : List.of("trade", "asked_order", "refund", "wrong_password", "movement", "notice")) {
            assertThat(count(table)).as(table).isEqualTo(1);
        }
        assertThat(count("sending")).isLessThanOrEqualTo(11);
    }

    private long count(String table) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sandbox.db"));
                Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery("SELECT count(*) FROM " + table)) {
            return counted.getLong(1);
        }
    }

    @Test
    void no_more_payers_are_added_than_can_be_listed() {
        try (Ground ground = Ground.inMemory()) {
            for (int added = 0; added < Payers.ADDED_MAX; added++) {
                assertThat(ground.postForm("/wallet/payers", "name=p" + added).location())
                        .isEqualTo("/wallet/payers");
            }

            assertThat(ground.postForm("/wallet/payers", "name=one-more").location())
                    .isEqualTo("/wallet/payers?said=TOO_MANY_PAYERS");
            assertThat(ground.postForm("/wallet/payers", "name=p0").location()).isEqualTo("/wallet/payers");
        }
    }
}
