package tongbao.bench.growth;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.util.ByteStreamWriter;

/**
 * Fills an empty database in one transaction: whatever ends it early, the database is as empty as before. Threads live
 * the lives, and one connection copies their rows, for a backend of its own is what PostgreSQL spends on them anyway.
 */
final class Filling {
    /** Payments that are made and copied together; some 30 MB of rows. */
    private static final int CHUNK = 20_000;

    /** Chunks that are made ahead, for each thread. */
    private static final int AHEAD = 2;

    private static final int PROGRESS_SECONDS = 10;

    private final Connection connection;
    private final Lives lives;
    private final int threads;

    Filling(Connection connection, Lives lives, int threads) {
        this.connection = connection;
        this.lives = lives;
        this.threads = threads;
    }

    /** Whether nobody was ever paid here. */
    static boolean isEmpty(Connection connection) throws SQLException {
        for (Rows.Table table : Rows.Table.values()) {
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("SELECT EXISTS (SELECT FROM " + table.word() + ")")) {
                found.next();
                if (found.getBoolean(1)) {
                    return false;
                }
            }
        }
        return true;
    }

    void fill() throws SQLException, IOException {
        connection.setAutoCommit(false);
        // An index of ten million keys is sorted in memory or not at all quickly.
        execute("SET LOCAL maintenance_work_mem = '1GB'");
        execute("SET LOCAL idle_in_transaction_session_timeout = 0");
        execute("SET LOCAL statement_timeout = 0");
        execute("TRUNCATE payment, attempt, refund, event, inbox"); // without which nothing may be copied as frozen
        Frame frame = Frame.read(connection);
        frame.takeDown();
        copy();
        frame.putUp();
        connection.commit();
    }

    private void copy() throws SQLException, IOException {
        CopyManager copying = connection.unwrap(PGConnection.class).getCopyAPI();
        try (ExecutorService makers = Executors.newFixedThreadPool(threads)) {
            Deque<Future<Rows>> ahead = new ArrayDeque<>();
            long next = 0;
            long done = 0;
            Progress progress = new Progress(lives.count());
            while (done < lives.count()) {
                for (; next < lives.count() && ahead.size() < threads * AHEAD; next += CHUNK) {
                    long from = next;
                    ahead.add(makers.submit(() -> made(from, Math.min(from + CHUNK, lives.count()))));
                }
                Rows rows = ahead.remove().get();
                for (Rows.Table table : Rows.Table.values()) {
                    copy(copying, table, rows.of(table));
                }
                done += rows.payments();
                progress.tell(done);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a life went wrong", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Rows made(long from, long to) {
        Rows rows = new Rows();
        for (long index = from; index < to; index++) {
            rows.add(lives.life(index));
        }
        return rows;
    }

    private static void copy(CopyManager copying, Rows.Table table, ByteBuffer rows) throws SQLException {
        CopyIn into = copying.copyIn(table.copy());
        try {
            into.writeToCopy(ByteStreamWriter.of(rows));
            into.endCopy();
        } finally {
            if (into.isActive()) {
                into.cancelCopy();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A line now and then. */
    private static final class Progress {
        private final long all;
        private final long begunAt = System.nanoTime();
        private long toldAt = begunAt;

        Progress(long all) {
            this.all = all;
        }

        void tell(long done) {
            long now = System.nanoTime();
            if (now - toldAt > PROGRESS_SECONDS * 1_000_000_000L || done == all) {
                toldAt = now;
                long perSecond = done * 1_000_000_000L / Math.max(1, now - begunAt);
                System.out.printf(Locale.ROOT, "%,d of %,d payments, %,d/s%n", done, all, perSecond);
            }
        }
    }
}
