package tongbao.postgres.embedded;

/** The ground is broken: no PostgreSQL can be had in this folder. The message says why and, where known, what to do. */
public final class PostgresUnavailable extends RuntimeException {
    PostgresUnavailable(String message) {
        super(message);
    }

    PostgresUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
