package tongbao.sandbox.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A statement is prepared once, and never shared by two who use it at the same time. */
class StatementsTest {
    private static final String ALL = "SELECT name FROM tea ORDER BY name";
    private static final String ADD = "INSERT INTO tea VALUES (?, ?)";

    private Connection connection;
    private Statements statements;
    private Sql sql;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE tea (name TEXT PRIMARY KEY, origin TEXT)");
        }
        statements = new Statements(connection);
        sql = new Sql(statements);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void the_next_use_gets_the_same_one_with_its_own_values() throws SQLException {
        PreparedStatement first = used(ADD, "longjing", "Hangzhou");
        PreparedStatement second = used(ADD, "tieguanyin", "Anxi");

        assertThat(second).isSameAs(first);
        assertThat(names()).containsExactly("longjing", "tieguanyin");
    }

    private PreparedStatement used(String text, String... values) throws SQLException {
        try (Statements.Lent lent = statements.lend(text)) {
            for (int i = 0; i < values.length; i++) {
                lent.prepared().setString(i + 1, values[i]);
            }
            lent.prepared().executeUpdate();
            lent.fit();
            return lent.prepared();
        }
    }

    @Test
    void a_value_that_is_absent_is_not_the_one_of_the_use_before() {
        sql.change(ADD, "longjing", Optional.of("Hangzhou"));
        sql.change(ADD, "unknown", Optional.empty());

        assertThat(sql.first("SELECT origin FROM tea WHERE name = ?", row -> row.optionalText("origin"), "unknown"))
                .contains(Optional.empty());
    }

    @Test
    void who_goes_through_rows_may_ask_the_same_meanwhile() {
        sql.change(ADD, "longjing", "Hangzhou");
        sql.change(ADD, "tieguanyin", "Anxi");
        List<String> seen = new ArrayList<>();

        sql.each(ALL, row -> seen.add(row.text("name") + names()));

        assertThat(seen).containsExactly("longjing[longjing, tieguanyin]", "tieguanyin[longjing, tieguanyin]");
        assertThat(names()).hasSize(2);
    }

    @Test
    void what_failed_is_not_used_again() throws SQLException {
        sql.change(ADD, "longjing", "Hangzhou");
        PreparedStatement failing;
        try (Statements.Lent lent = statements.lend(ADD)) {
            failing = lent.prepared();
        }
        assertThat(failing.isClosed()).isTrue();

        assertThatThrownBy(() -> sql.change(ADD, "longjing", "Anxi")).isInstanceOf(StateBroken.class);
        sql.change(ADD, "tieguanyin", "Anxi");

        assertThat(names()).containsExactly("longjing", "tieguanyin");
    }

    @Test
    void rows_left_unread_hold_nothing_back() throws SQLException {
        connection.setAutoCommit(false);
        sql.change(ADD, "longjing", "Hangzhou");
        sql.change(ADD, "tieguanyin", "Anxi");
        assertThatThrownBy(() -> sql.each(ALL, row -> {
                    throw new IllegalStateException(row.text("name"));
                }))
                .hasMessage("longjing");

        connection.commit();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DROP TABLE tea");
        }
    }

    private List<String> names() {
        return sql.list(ALL, row -> row.text("name"));
    }
}
