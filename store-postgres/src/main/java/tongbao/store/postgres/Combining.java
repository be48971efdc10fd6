package tongbao.store.postgres;

/**
 * How concurrent callers are combined into statements of many rows, for each kind of statement.
 *
 * @param connections how many statements of one kind are under way at most, each on a connection of its own
 * @param rowsMax the most rows of one statement
 * @param waitingMax how many rows wait for a statement at most; who comes on top of them is turned away
 */
public record Combining(int connections, int rowsMax, int waitingMax) {
    /** Two connections and 64 rows; at 5,000 rows a second the longest queue is less than a second long. */
    public static final Combining AS_SHIPPED = new Combining(2, 64, 4096);

    public Combining {
        if (connections < 1 || rowsMax < 1 || waitingMax < 1) {
            throw new IllegalArgumentException("at least one connection, one row and one who waits are needed: "
                    + connections + ", " + rowsMax + " and " + waitingMax);
        }
    }

    /** So many waiting rows go by themselves while another statement is under way. */
    int rowsWorthATurn() {
        return (rowsMax + 1) / 2;
    }
}
