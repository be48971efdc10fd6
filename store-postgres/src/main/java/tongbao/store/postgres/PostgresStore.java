package tongbao.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Event;
import tongbao.core.payment.LinkToken;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.RefundId;
import tongbao.core.store.Birth;
import tongbao.core.store.Due;
import tongbao.core.store.Kept;
import tongbao.core.store.Message;
import tongbao.core.store.Newness;
import tongbao.core.store.Nonce;
import tongbao.core.store.Save;
import tongbao.core.store.Saved;
import tongbao.core.store.Store;
import tongbao.core.store.StoreUnavailable;

/**
 * The store in PostgreSQL, 15 or newer. Instants are kept to the microsecond; what is finer is cut off.
 *
 * <p>Concurrent callers of one kind meet in one statement of many rows, committed by itself ({@link Combining}); a
 * lone caller's goes at once. A {@link StoreUnavailable} reaches all whose rows were in the statement that failed, and
 * says whether anything may have been written. An element that the database refuses (a bug of the caller) throws an
 * {@link IllegalStateException} to that caller alone, after all his others were written.
 */
public final class PostgresStore implements Store, AutoCloseable {
    private final Database database;
    private final HikariDataSource pool;
    private final Lane lane;
    private final Finding finding;
    private final Creating creating;
    private final Saving saving;
    private final Looks looks;
    private final Nonces nonces;
    private final Outbox outbox;

    /** Connects lazily: whether the database is there shows with the first use. */
    public PostgresStore(Database database) {
        this(database, new HikariDataSource(pool(database)));
    }

    private PostgresStore(Database database, HikariDataSource pool) {
        this(database, pool, pool);
    }

    /** With other connections than the pool's own, for those who watch them. */
    PostgresStore(Database database, HikariDataSource pool, DataSource connections) {
        this.database = database;
        this.pool = pool;
        this.lane = new Lane(new Ground(connections), database.combining(), database.connectionWaitMax());
        this.finding = new Finding(lane);
        this.creating = new Creating(lane, finding);
        this.saving = new Saving(lane);
        this.looks = new Looks(lane.ground());
        this.nonces = new Nonces(lane);
        this.outbox = new Outbox(lane);
    }

    static HikariConfig pool(Database database) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("tongbao-store");
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(database.connectionsMax());
        config.setMinimumIdle(Math.min(2, database.connectionsMax()));
        config.setConnectionTimeout(database.connectionWaitMax().toMillis());
        config.setValidationTimeout(Math.min(database.connectionWaitMax().toMillis(), 1000));
        config.setInitializationFailTimeout(-1);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionInitSql(settings(database));
        config.addDataSourceProperty("ApplicationName", "tongbao");
        config.addDataSourceProperty(
                "connectTimeout", wholeSeconds(database.connectionWaitMax().toMillis()));
        config.addDataSourceProperty(
                "socketTimeout", wholeSeconds(database.silenceMax().toMillis()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return config;
    }

    /**
     * Every statement of ours goes along a key; tables that grew since they were measured must not tempt it away. So
     * one plan fits all numbers of rows, and planning, which costs more than a row, is done once for a connection.
     */
    static String settings(Database database) {
        return "SET statement_timeout = " + database.statementMax().toMillis()
                + "; SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan";
    }

    private static String wholeSeconds(long millis) {
        return Long.toString(Math.max(1, millis / 1000));
    }

    /** Brings the tables to this version's shape; several processes may do so at once, and to repeat it is harmless. */
    public void migrate() {
        new Tables(database).migrate();
    }

    @Override
    public List<Kept> create(List<Birth> births) {
        return creating.create(births);
    }

    @Override
    public List<Saved> save(List<Save> saves) {
        return saving.save(saves);
    }

    @Override
    public Optional<Payment> find(PaymentId payment) {
        return finding.by(payment);
    }

    @Override
    public Optional<Payment> find(AppId app, OutTradeNo outTradeNo) {
        return finding.by(app, outTradeNo);
    }

    @Override
    public Optional<Payment> find(OrderNo orderNo) {
        return finding.by(orderNo);
    }

    @Override
    public Optional<Payment> find(LinkToken link) {
        return finding.by(link);
    }

    @Override
    public Optional<Payment> find(RefundId refund) {
        return finding.by(refund);
    }

    /** What was recorded of a payment, oldest first. */
    public List<Event> events(PaymentId payment) {
        return finding.events(payment);
    }

    @Override
    public List<Due> lease(Instant now, Instant until, int most) {
        return looks.lease(now, until, most);
    }

    @Override
    public List<Newness> remember(List<Nonce> wanted) {
        return nonces.remember(wanted);
    }

    @Override
    public int forget(Instant now, int most) {
        return nonces.forget(now, most);
    }

    @Override
    public List<Message> takeMessages(Instant now, Instant until, int most) {
        return outbox.take(now, until, most);
    }

    @Override
    public void settle(List<Message> delivered) {
        outbox.settle(delivered);
    }

    /** What the combined statements have done since the start, by kind. */
    public List<Figures> figures() {
        return lane.figures();
    }

    /** Turns away who waits, lets the statements that are under way end, and closes the connections. */
    @Override
    public void close() {
        lane.close();
        pool.close();
    }
}
