package tongbao.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Bucket;
import tongbao.core.payment.Event;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.store.Birth;
import tongbao.core.store.Due;
import tongbao.core.store.Explanation;
import tongbao.core.store.History;
import tongbao.core.store.Incident;
import tongbao.core.store.Kept;
import tongbao.core.store.Message;
import tongbao.core.store.Newness;
import tongbao.core.store.Nonce;
import tongbao.core.store.Notice;
import tongbao.core.store.Received;
import tongbao.core.store.Recovery;
import tongbao.core.store.Save;
import tongbao.core.store.Saved;
import tongbao.core.store.Store;
import tongbao.core.store.StoreUnavailable;
import tongbao.core.store.Unapplied;

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
    private final Recalling recalling;
    private final Incidents incidents;
    private final Notices notices;
    private final Orphans orphans;
    private final RecoveryRows recoveries;

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
        this.looks = new Looks(lane.ground(), lane.horizon());
        this.nonces = new Nonces(lane);
        this.outbox = new Outbox(lane);
        this.recalling = new Recalling(lane.ground());
        this.incidents = new Incidents(lane.ground());
        this.notices = new Notices(lane);
        this.orphans = new Orphans(lane);
        this.recoveries = new RecoveryRows(lane.ground());
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

    /** What was recorded of a payment, oldest first. */
    public List<Event> events(PaymentId payment) {
        return history(payment).events();
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

    @Override
    public History history(PaymentId payment) {
        return recalling.history(payment);
    }

    @Override
    public List<Incident> incidents(Incident.Standing standing, int most) {
        return incidents.incidents(standing, most);
    }

    @Override
    public Explained explain(Explanation explanation) {
        return incidents.explain(explanation);
    }

    @Override
    public void keep(List<Unapplied> unapplied) {
        notices.keep(unapplied);
    }

    @Override
    public Optional<Notice> find(OrderNo orderNo, String noticeId) {
        return notices.find(orderNo, noticeId);
    }

    @Override
    public List<Room> setAside(List<Notice> wanted) {
        return orphans.setAside(wanted);
    }

    @Override
    public List<Notice> matched(int most) {
        return orphans.matched(most);
    }

    @Override
    public List<Received> orphans(int most) {
        return orphans.list(most);
    }

    @Override
    public void release(List<Notice> matched) {
        orphans.release(matched);
    }

    @Override
    public int forgetOrphans(Instant receivedBefore, int most) {
        return orphans.forget(receivedBefore, most);
    }

    @Override
    public Recovery begin(Instant since, Instant at) {
        return recoveries.begin(since, at);
    }

    @Override
    public Optional<Recovery> underWay() {
        return recoveries.underWay();
    }

    @Override
    public void end(Recovery recovery, Instant at) {
        recoveries.end(recovery, at);
    }

    @Override
    public List<PaymentId> touched(Bucket bucket, Instant since, Optional<PaymentId> after, int most) {
        return recoveries.touched(bucket, since, after, most);
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
