package tongbao.sandbox.state;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tongbao.sandbox.state.Accounts.Account;
import tongbao.sandbox.wire.Amount;

/** The payers that are known by name, with their money where it is counted. */
public final class Payers {
    /** How many can be added. Whoever is named in a call pays without being added. */
    public static final int ADDED_MAX = 200;

    private static final String WITH_MONEY =
            "SELECT p.user_id, p.logon_id, a.balance, a.frozen FROM payer p" + " LEFT JOIN account a USING (user_id)";

    private Payers() {}

    /** A payer; without an account they have more than enough. */
    public record Payer(Buyer buyer, Optional<Account> account) {}

    /** Adds a payer, or finds that they are there; false when there are too many. */
    public static boolean add(Sql sql, Buyer buyer) {
        if (buyer.equals(Buyer.DEFAULT) || find(sql, buyer.userId()).isPresent()) {
            return true;
        }
        return sql.change(
                        "INSERT INTO payer SELECT ?, ? WHERE (SELECT count(*) FROM payer) < ?",
                        buyer.userId(),
                        buyer.logonId(),
                        ADDED_MAX)
                == 1;
    }

    public static Optional<Payer> find(Sql sql, String userId) {
        if (userId.equals(Buyer.DEFAULT.userId())) {
            return Optional.of(usual(sql));
        }
        return sql.first(WITH_MONEY + " WHERE p.user_id = ?", Payers::read, userId);
    }

    /** Who pays when nobody is named comes first, then the others as they were added. */
    public static List<Payer> list(Sql sql) {
        return Stream.concat(Stream.of(usual(sql)), sql.list(WITH_MONEY + " ORDER BY p.rowid", Payers::read).stream())
                .toList();
    }

    private static Payer usual(Sql sql) {
        return new Payer(Buyer.DEFAULT, Accounts.find(sql, Buyer.DEFAULT.userId()));
    }

    private static Payer read(Row row) throws SQLException {
        String userId = row.text("user_id");
        Optional<Long> balance = row.optionalNumber("balance");
        long frozen = row.optionalNumber("frozen").orElse(0L);
        return new Payer(
                new Buyer(userId, row.text("logon_id")),
                balance.map(fen -> new Account(userId, new Amount(fen), new Amount(frozen))));
    }
}
