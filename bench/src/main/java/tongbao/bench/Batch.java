package tongbao.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import tongbao.bench.record.Purchase;
import tongbao.bench.record.Told;

/** The purchases of one round, whose numbers begin alike. */
final class Batch {
    /** In fen; a prime step walks through them, so that neighbours differ. */
    private static final long AMOUNT_MAX = 99_991;

    private static final long AMOUNT_STEP = 7_919;

    private final String prefix;
    private final List<Purchase> purchases = new ArrayList<>();
    private final Deque<Purchase> fresh = new ArrayDeque<>();
    private long made;

    Batch(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    /** New purchases, to be created. */
    List<Purchase> make(int count) {
        List<Purchase> all = IntStream.range(0, count).mapToObj(i -> make()).toList();
        purchases.addAll(all);
        return all;
    }

    private Purchase make() {
        long number = made++;
        long fen = 2 + number * AMOUNT_STEP % AMOUNT_MAX;
        return new Purchase(prefix + number, fen, "A book 书 no. " + number);
    }

    /** After creating: what was never asked for is forgotten, what was created may be opened. */
    void settle(List<Purchase> asked) {
        asked.stream().filter(Purchase::isCreated).forEach(fresh::add);
        purchases.removeIf(purchase -> purchase.created() == Told.NOTHING);
    }

    int freshCount() {
        return fresh.size();
    }

    /** Created ones that nobody has opened, oldest first; they are not given again. */
    List<Purchase> takeFresh(int count) {
        return IntStream.range(0, Math.min(count, fresh.size()))
                .mapToObj(i -> fresh.pop())
                .toList();
    }

    /** Gives back, in front, those that were not opened after all. */
    void giveBack(List<Purchase> taken) {
        for (int i = taken.size() - 1; i >= 0; i--) {
            if (taken.get(i).opened() == Told.NOTHING) {
                fresh.push(taken.get(i));
            }
        }
    }

    List<Purchase> purchases() {
        return purchases;
    }

    List<Purchase> created() {
        return purchases.stream().filter(Purchase::isCreated).toList();
    }

    /** Opened, and nobody has said yet that they are paid. */
    List<Purchase> waiting() {
        return purchases.stream()
                .filter(purchase -> purchase.opened() == Told.DONE || purchase.opened() == Told.UNKNOWN)
                .filter(purchase -> purchase.paid() == Told.NOTHING)
                .toList();
    }
}
