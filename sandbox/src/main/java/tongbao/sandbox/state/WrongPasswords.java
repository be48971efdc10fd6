package tongbao.sandbox.state;

/** How often a wrong password was given at a trade. */
public final class WrongPasswords {
    private WrongPasswords() {}

    public static int count(Sql sql, String tradeNo) {
        return sql.first(
                        "SELECT times FROM wrong_password WHERE trade_no = ?",
                        row -> (int) row.number("times"),
                        tradeNo)
                .orElse(0);
    }

    public static void add(Sql sql, String tradeNo) {
        sql.change(
                "INSERT INTO wrong_password VALUES (?, 1) ON CONFLICT (trade_no) DO UPDATE SET times = times + 1",
                tradeNo);
    }
}
