package tongbao.sandbox.state;

/** Forgets the oldest of what only grows, so that a sandbox runs for weeks. Balances stay. */
public final class Forgetting {
    /** So much at once, for everybody else waits meanwhile. */
    private static final int STEP_ROWS_MAX = 500;

    private static final String OLDEST_TRADES = oldest("trade", "trade_no");

    private Forgetting() {}

    /**
     * How many of the newest are kept.
     *
     * @param trades with their refunds and shares; and of notices, of which most are forgotten long before
     * @param orders without a trade; more than trades, for each trade has one
     * @param others of transfers, freezings, agreements and receivers of shares, each
     */
    public record Kept(long trades, long orders, long movements, long others) {
        /** Some gigabytes. */
        public static final Kept USUAL = new Kept(1_000_000, 1_200_000, 4_000_000, 200_000);
    }

    /** One step; whether there may be more to forget. */
    public static boolean step(Sql sql, Kept kept) {
        int gone = trades(sql, kept.trades())
                + orders(sql, kept.orders())
                + rows(sql, "notice", kept.trades())
                + rows(sql, "movement", kept.movements())
                + rows(sql, "transfer", kept.others())
                + freezings(sql, kept.others())
                + rows(sql, "agreement", kept.others())
                + rows(sql, "royalty_receiver", kept.others());
        return gone > 0;
    }

    private static int trades(Sql sql, long kept) {
        for (String table :
                new String[] {"settlement_detail", "settlement", "held_trade", "refund", "pay_code", "wrong_password"
                }) {
            sql.change("DELETE FROM " + table + " WHERE trade_no IN " + OLDEST_TRADES, kept);
        }
        return sql.change("DELETE FROM trade WHERE trade_no IN " + OLDEST_TRADES, kept);
    }

    private static int orders(Sql sql, long kept) {
        return sql.change(
                "DELETE FROM asked_order WHERE code IN (SELECT code FROM asked_order o"
                        + " WHERE rowid <= (SELECT max(rowid) FROM asked_order) - ?"
                        + " AND NOT EXISTS (SELECT 1 FROM trade WHERE order_code = o.code)"
                        + " ORDER BY rowid LIMIT " + STEP_ROWS_MAX + ")",
                kept);
    }

    private static int freezings(Sql sql, long kept) {
        String oldest = oldest("fund_auth", "auth_no");
        sql.change("DELETE FROM fund_operation WHERE auth_no IN " + oldest, kept);
        return sql.change("DELETE FROM fund_auth WHERE auth_no IN " + oldest, kept);
    }

    private static int rows(Sql sql, String table, long kept) {
        return sql.change("DELETE FROM " + table + " WHERE rowid IN " + oldest(table, "rowid"), kept);
    }

    private static String oldest(String table, String column) {
        return "(SELECT " + column + " FROM " + table + " WHERE rowid <= (SELECT max(rowid) FROM " + table
                + ") - ? ORDER BY rowid LIMIT " + STEP_ROWS_MAX + ")";
    }
}
