package tongbao.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import tongbao.contracts.StoreContract;
import tongbao.core.payment.Event;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.PaymentId;
import tongbao.core.store.Store;

/** The contract on the PostgreSQL that we ship. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresStoreTest implements StoreContract {
    final Database database = database();
    private final PostgresStore store = new PostgresStore(database);

    Database database() {
        return TestServer.newDatabase(PostgresStoreTest.class);
    }

    @BeforeAll
    void migrate() {
        store.migrate();
    }

    @AfterAll
    void close() {
        store.close();
    }

    @BeforeEach
    void empty() {
        TestServer.empty(database);
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public List<Event> events(PaymentId payment) {
        return store.events(payment);
    }

    @Override
    public List<byte[]> noticeBodies(OrderNo orderNo) {
        try (Connection connection = TestServer.connect(database);
                PreparedStatement statement =
                        connection.prepareStatement("SELECT body FROM inbox WHERE bucket = ? AND order_no = ?")) {
            new Binding(statement).bucket(orderNo.payment().bucket()).text(orderNo.value());
            ResultSet found = statement.executeQuery();
            List<byte[]> bodies = new ArrayList<>();
            while (found.next()) {
                bodies.add(found.getBytes(1));
            }
            return bodies;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
