package tongbao.store.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.Effect;
import tongbao.core.payment.Event;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.Source;
import tongbao.core.store.Explanation;
import tongbao.core.store.History;
import tongbao.core.store.IncidentId;
import tongbao.core.store.Received;
import tongbao.core.store.Recorded;
import tongbao.core.store.Waiting;

/** Reads what is recorded about one payment, all of it of the same moment. */
final class Recalling {
    private final Ground ground;

    Recalling(Ground ground) {
        this.ground = ground;
    }

    /** One part after the other, each in its order and of at most so many rows; {@code part} says which. */
    static final String HISTORY = """
            (SELECT 1 AS part, version, place, at, source AS who, subject, moved_from, moved_to, cause AS said, told,
                    1 AS times
               FROM event
              WHERE bucket = ? AND payment = ?
              ORDER BY version, place
              LIMIT ?)
            UNION ALL
            (SELECT 2, i.version, 0, i.received_at, i.account, i.notice_id, i.order_no, coalesce(i.outcome, 'applied'),
                    NULL, NULL, 1
               FROM inbox i
              WHERE i.bucket = ?
                AND i.order_no = ANY (ARRAY (SELECT order_no FROM attempt WHERE bucket = ? AND payment = ?))
              ORDER BY i.received_at
              LIMIT ?)
            UNION ALL
            (SELECT 2, 0, 0, received_at, account, notice_id, order_no, 'orphan', NULL, NULL, times
               FROM orphan
              WHERE bucket = ? AND payment = ?
              ORDER BY bucket, payment, order_no, notice_id
              LIMIT ?)
            UNION ALL
            (SELECT 3, version, place, next_try_at, NULL, NULL, NULL, NULL, NULL, NULL, 1
               FROM outbox
              WHERE bucket = ? AND payment = ?
              ORDER BY version, place
              LIMIT ?)
            UNION ALL
            (SELECT 4, version, 0, explained_at, explained_by, NULL, NULL, NULL, explained, NULL, 1
               FROM explanation
              WHERE bucket = ? AND payment = ?
              ORDER BY version
              LIMIT ?)
            """;

    private static final int PARTS = 5;
    private static final int PART_OF_INBOX = 1;

    private static final class Found {
        private final List<Recorded> moves = new ArrayList<>();
        private final List<Received> notices = new ArrayList<>();
        private final List<Waiting> waiting = new ArrayList<>();
        private final List<Explanation> explanations = new ArrayList<>();
    }

    History history(PaymentId payment) {
        return ground.on("history", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(HISTORY)) {
                Binding binding = new Binding(statement);
                for (int part = 0; part < PARTS; part++) {
                    if (part == PART_OF_INBOX) {
                        binding.bucket(payment.bucket());
                    }
                    binding.bucket(payment.bucket()).text(payment.value()).number(History.MOST);
                }
                ResultSet rows = statement.executeQuery();
                Row row = new Row(rows, "");
                Found found = new Found();
                while (rows.next()) {
                    read(row, payment, found);
                }
                found.notices.sort(Comparator.comparing(Received::receivedAt));
                return new History(found.moves, found.notices, found.waiting, found.explanations);
            }
        });
    }

    private static void read(Row row, PaymentId payment, Found found) throws SQLException {
        long version = row.number("version");
        switch (row.small("part")) {
            case 1 -> found.moves.add(new Recorded(version, row.small("place"), event(row, "said"), told(row)));
            case 2 -> found.notices.add(received(row, version));
            case 3 -> found.waiting.add(new Waiting(version, row.small("place"), row.instant("at")));
            case 4 ->
                found.explanations.add(new Explanation(
                        new IncidentId(payment, version), row.text("who"), row.text("said"), row.instant("at")));
            default -> throw new IllegalStateException("a history has four parts");
        }
    }

    private static Received received(Row row, long version) throws SQLException {
        return new Received(
                row.text("subject"),
                new OrderNo(row.text("moved_from")),
                new AccountId(row.text("who")),
                row.instant("at"),
                Word.read(Received.Outcome.class, row.text("moved_to")),
                version,
                row.small("times"));
    }

    static Event event(Row row, String cause) throws SQLException {
        return new Event(
                row.instant("at"),
                Word.read(Source.class, row.text("who")),
                row.text("subject"),
                row.text("moved_from"),
                row.text("moved_to"),
                row.text(cause));
    }

    private static List<Recorded.Told> told(Row row) throws SQLException {
        Optional<String> words = row.textIfAny("told");
        List<Recorded.Told> told = new ArrayList<>();
        for (String word : words.map(text -> Arrays.asList(text.split(",", -1))).orElse(List.of())) {
            told.add(new Recorded.Told(told.size(), Word.read(Effect.News.class, word)));
        }
        return told;
    }

    /** The words about one version, as they are kept with its last move; nothing where nobody is told. */
    static Optional<String> told(List<Effect.Tell> tells) {
        return tells.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(
                        ",", tells.stream().map(tell -> Word.of(tell.news())).toList()));
    }
}
