package tongbao.sandbox.bill;

/** How many lines, and how much in all. */
final class Sum {
    private long lines;
    private long fen;

    void add(long more) {
        lines++;
        fen += more;
    }

    long lines() {
        return lines;
    }

    long fen() {
        return fen;
    }

    /** Yuan with two decimals, with a minus where it is less than nothing. */
    static String yuan(long fen) {
        long size = Math.abs(fen);
        return (fen < 0 ? "-" : "") + size / 100 + "." + (size % 100 < 10 ? "0" : "") + size % 100;
    }

    @Override
    public String toString() {
        return yuan(fen);
    }
}
