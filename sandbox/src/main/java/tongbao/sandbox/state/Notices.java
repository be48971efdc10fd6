package tongbao.sandbox.state;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.JsonObject;

/** The notices, pending and settled, and the log of their sendings. */
public final class Notices {
    static final String RELEASE =
            "UPDATE notice SET due_at = min(due_at, ?), held = 0 WHERE held = 1 AND app_id = ? AND notify_id <> ?";

    /** The longest list that is answered. */
    private static final int LIST_MAX = 1000;
    /** Settled notices beyond the newest so many are forgotten with their log. */
    private static final int KEPT_MAX = 20_000;

    private static final String SENDINGS =
            "SELECT n.notify_id, n.out_trade_no, n.trade_status, s.tries, s.due_at, s.sent_at, s.answered,"
                    + " s.http_status, s.accident, s.id FROM sending s JOIN notice n USING (notify_id)"
                    + " UNION ALL SELECT notify_id, out_trade_no, trade_status, tries + 1, due_at, NULL, NULL,"
                    + " NULL, NULL, 9223372036854775807 FROM notice WHERE due_at IS NOT NULL";

    private Notices() {}

    public static void insert(Sql sql, Notice notice) {
        sql.change(
                "INSERT INTO notice VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, NULL, ?)",
                notice.notifyId(),
                notice.appId(),
                notice.outTradeNo(),
                notice.tradeStatus(),
                notice.url(),
                Json.write(notice.fields()),
                notice.tries(),
                notice.dueAt(),
                notice.atOnce());
    }

    public static List<Notice> due(Sql sql, Instant now, int limit) {
        return sql.list(
                "SELECT * FROM notice WHERE due_at <= ? ORDER BY due_at, rowid LIMIT ?", Notices::read, now, limit);
    }

    /** The notice while it is pending. */
    public static Optional<Notice> find(Sql sql, String notifyId) {
        return sql.first("SELECT * FROM notice WHERE notify_id = ? AND due_at IS NOT NULL", Notices::read, notifyId);
    }

    /** When the next notice after {@code now} is due. */
    public static Optional<Instant> nextDue(Sql sql, Instant now) {
        return sql.first(
                "SELECT due_at FROM notice WHERE due_at > ? ORDER BY due_at LIMIT 1", row -> row.time("due_at"), now);
    }

    /** Puts the notice off to a later time, without counting a try. */
    public static void postpone(Sql sql, Notice notice, Instant until) {
        sql.change("UPDATE notice SET due_at = ? WHERE notify_id = ?", until, notice.notifyId());
    }

    /** Puts the notice off until another notice of its app has been sent, or until that time. */
    public static void hold(Sql sql, Notice notice, Instant until) {
        sql.change("UPDATE notice SET due_at = ?, held = 1 WHERE notify_id = ?", until, notice.notifyId());
    }

    /** Makes due what was held back behind a notice that has now been sent. */
    public static void release(Sql sql, Notice sent, Instant now) {
        sql.change(RELEASE, now, sent.appId(), sent.notifyId());
    }

    /** After a try that was not acknowledged: the next one, or the end when there is none. */
    public static void repeat(Sql sql, Notice notice, Optional<Instant> nextAt) {
        sql.change(
                "UPDATE notice SET tries = ?, due_at = ?, held = 0, settled = ? WHERE notify_id = ?",
                notice.tries() + 1,
                nextAt,
                nextAt.isPresent() ? Optional.empty() : Optional.of("given_up"),
                notice.notifyId());
    }

    public static void delivered(Sql sql, Notice notice) {
        sql.change(
                "UPDATE notice SET tries = ?, due_at = NULL, held = 0, settled = 'delivered' WHERE notify_id = ?",
                notice.tries() + 1,
                notice.notifyId());
    }

    public static void log(Sql sql, Notice notice, Optional<Instant> sentAt, Sending.SendingResult result) {
        sql.change(
                "INSERT INTO sending (notify_id, tries, due_at, sent_at, answered, http_status, accident)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                notice.notifyId(),
                notice.tries() + 1,
                notice.dueAt(),
                sentAt,
                result.answered(),
                result.httpStatus(),
                result.accident());
    }

    /** Forgets the oldest settled notices. */
    public static void forget(Sql sql) {
        sql.change(
                "DELETE FROM notice WHERE settled IS NOT NULL AND rowid <= (SELECT max(rowid) FROM notice) - ?",
                KEPT_MAX);
    }

    /** The sendings made and the ones to come, in order, of one number or of all. */
    public static List<Sending> list(Sql sql, Optional<String> outTradeNo) {
        String selected = "SELECT * FROM (" + SENDINGS + ")";
        String order = " ORDER BY id DESC, due_at DESC LIMIT " + LIST_MAX;
        List<Sending> newestFirst = outTradeNo.isPresent()
                ? sql.list(selected + " WHERE out_trade_no = ?" + order, Notices::readSending, outTradeNo)
                : sql.list(selected + order, Notices::readSending);
        return newestFirst.reversed();
    }

    private static Notice read(Row row) throws SQLException {
        return new Notice(
                row.text("notify_id"),
                row.text("app_id"),
                row.text("out_trade_no"),
                row.text("trade_status"),
                row.text("url"),
                readFields(row.text("fields")),
                (int) row.number("tries"),
                row.time("due_at"),
                (int) row.number("at_once"));
    }

    private static Map<String, String> readFields(String json) {
        JsonObject object = Json.object(json).orElseThrow();
        Map<String, String> fields = new HashMap<>();
        object.names().forEach(name -> fields.put(name, object.text(name).orElse("")));
        return fields;
    }

    private static Sending readSending(Row row) throws SQLException {
        return new Sending(
                row.text("notify_id"),
                row.text("out_trade_no"),
                row.text("trade_status"),
                (int) row.number("tries"),
                row.time("due_at"),
                row.optionalTime("sent_at"),
                new Sending.SendingResult(
                        row.optionalText("answered"),
                        row.optionalNumber("http_status").map(Long::intValue),
                        row.optionalText("accident")));
    }
}
