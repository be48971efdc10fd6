package tongbao.sandbox.state;

import java.time.Duration;

/** The two numbers of which there is one each: how far the business clock is ahead, and the running number. */
public final class Settings {
    private Settings() {}

    public static Duration clockOffset(Sql sql) {
        return sql.first("SELECT value FROM setting WHERE name = 'clock_offset'", row -> row.number("value"))
                .map(Duration::ofMillis)
                .orElse(Duration.ZERO);
    }

    public static void saveClockOffset(Sql sql, Duration offset) {
        sql.change(
                "INSERT INTO setting VALUES ('clock_offset', ?)"
                        + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                offset.toMillis());
    }

    /** Sets where the running numbers begin, once in the life of a file. */
    public static void beginSequence(Sql sql, long first) {
        sql.change("INSERT INTO setting VALUES ('sequence', ?) ON CONFLICT (name) DO NOTHING", first);
    }

    /** A number that this file has never given before. */
    public static long next(Sql sql) {
        return sql.first(
                        "UPDATE setting SET value = value + 1 WHERE name = 'sequence' RETURNING value",
                        row -> row.number("value"))
                .orElseThrow(() -> new IllegalStateException("the running number was not begun"));
    }
}
