package tongbao.store.postgres;

import java.time.Duration;

/**
 * Where the database is, and how long is waited for it.
 *
 * @param connectionsMax how many connections are open at most
 * @param combining how concurrent callers meet in one statement
 * @param connectionWaitMax how long a caller waits for his turn, and how long a statement waits for a free connection
 * @param statementMax after this the database itself gives a statement up
 * @param silenceMax after this without a byte from the database a connection counts as dead; longer than {@code
 *     statementMax}, or a slow statement would be taken for a dead connection
 */
public record Database(
        String jdbcUrl,
        String user,
        String password,
        int connectionsMax,
        Combining combining,
        Duration connectionWaitMax,
        Duration statementMax,
        Duration silenceMax) {

    public Database {
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("a database is given as jdbc:postgresql:…: " + jdbcUrl);
        }
        if (connectionsMax < 1) {
            throw new IllegalArgumentException("at least one connection is needed: " + connectionsMax);
        }
        if (connectionWaitMax.toMillis() < 250) {
            throw new IllegalArgumentException("less than 250 ms is no wait for a connection: " + connectionWaitMax);
        }
        if (statementMax.toMillis() < 1 || silenceMax.toSeconds() <= statementMax.toSeconds()) {
            throw new IllegalArgumentException(
                    "a statement ends before its connection counts as dead: " + statementMax + " and " + silenceMax);
        }
    }

    /** With 10 connections, 3 s of waiting for one, 5 s for a statement and 10 s of silence. */
    public static Database at(String jdbcUrl, String user, String password) {
        return new Database(
                jdbcUrl,
                user,
                password,
                10,
                Combining.AS_SHIPPED,
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
    }

    public Database withConnectionsMax(int connections) {
        return new Database(
                jdbcUrl, user, password, connections, combining, connectionWaitMax, statementMax, silenceMax);
    }

    public Database withCombining(Combining other) {
        return new Database(
                jdbcUrl, user, password, connectionsMax, other, connectionWaitMax, statementMax, silenceMax);
    }

    /** Where it is and who asks; the password stays untold, and so does what the address may carry as parameters. */
    @Override
    public String toString() {
        int parameters = jdbcUrl.indexOf('?');
        return (parameters < 0 ? jdbcUrl : jdbcUrl.substring(0, parameters)) + " as " + user;
    }
}
