package tongbao.bench.calls;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tongbao.bench.load.Deck;
import tongbao.bench.load.End;
import tongbao.bench.record.Purchase;

/**
 * All verbs at once, in fixed shares and always in the same order. A notice goes out some time after its link was
 * opened by the same run; as long as none is ripe the others go on, and the notices that are owed are caught up with.
 */
public final class Mixed implements Deck {
    /** Of a hundred requests. */
    public static final Map<Verb, Integer> SHARES =
            new EnumMap<>(Map.of(Verb.QUERY, 40, Verb.CREATE, 25, Verb.OPEN, 15, Verb.NOTICE, 15, Verb.REFUND, 5));

    /** No payer pays sooner. */
    public static final Duration RIPE_AFTER = Duration.ofMillis(200);

    private static final int FOUND = 302;
    private static final Verb[] ORDER = order();

    private final Requests requests;
    private final Map<Verb, Pool> pools = new EnumMap<>(Verb.class);
    /** By the number of an opening, the number of its notice. */
    private final int[] noticeOf;

    private final int[] ripening;
    private final long[] ripeAtNanos;
    private int ripeningCount;
    private int noticesTaken;
    private long step;
    private long owed;
    private Optional<Verb> ranOut = Optional.empty();

    public Mixed(Requests requests) {
        this.requests = requests;
        for (Verb verb : SHARES.keySet()) {
            pools.put(verb, new Pool(numbers(requests, verb)));
        }
        int openings = pool(Verb.OPEN).numbers.length;
        this.ripening = new int[openings];
        this.ripeAtNanos = new long[openings];
        this.noticeOf = notices(requests);
    }

    /** The requests of one verb, given out one after the other. */
    private static final class Pool {
        private final int[] numbers;
        private int taken;

        private Pool(int[] numbers) {
            this.numbers = numbers;
        }

        private int next() {
            return taken < numbers.length ? numbers[taken++] : END;
        }
    }

    private static int[] numbers(Requests requests, Verb verb) {
        int[] found = new int[requests.count()];
        int count = 0;
        for (int number = 0; number < requests.count(); number++) {
            if (requests.verb(number) == verb) {
                found[count++] = number;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private int[] notices(Requests all) {
        Map<Purchase, Integer> byPurchase = new HashMap<>();
        for (int number : pool(Verb.NOTICE).numbers) {
            byPurchase.put(all.purchase(number), number);
        }
        int[] notices = new int[all.count()];
        for (int number : pool(Verb.OPEN).numbers) {
            notices[number] = byPurchase.getOrDefault(all.purchase(number), END);
        }
        return notices;
    }

    /** Each verb as often as its share, as evenly as may be. */
    private static Verb[] order() {
        Verb[] order = new Verb[100];
        Map<Verb, Integer> due = new EnumMap<>(Verb.class);
        for (int at = 0; at < order.length; at++) {
            SHARES.forEach((verb, share) -> due.merge(verb, share, Integer::sum));
            Verb most = due.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            due.merge(most, -order.length, Integer::sum);
            order[at] = most;
        }
        return order;
    }

    private Pool pool(Verb verb) {
        return pools.getOrDefault(verb, new Pool(new int[0]));
    }

    /** The verb of which nothing was left, when the run ended by that. */
    public Optional<Verb> ranOut() {
        return ranOut;
    }

    @Override
    public int size() {
        return requests.count();
    }

    @Override
    public int next(long nowNanos) {
        if (owed > 0 && isRipe(nowNanos)) {
            owed--;
            return ripening[noticesTaken++];
        }
        Verb verb = ORDER[(int) (step++ % ORDER.length)];
        while (verb == Verb.NOTICE) {
            if (isRipe(nowNanos)) {
                return ripening[noticesTaken++];
            }
            owed++;
            verb = ORDER[(int) (step++ % ORDER.length)];
        }
        int number = pool(verb).next();
        if (number == END) {
            ranOut = Optional.of(verb);
        }
        return number;
    }

    private boolean isRipe(long nowNanos) {
        return noticesTaken < ripeningCount && ripeAtNanos[noticesTaken] <= nowNanos;
    }

    @Override
    public ByteBuffer request(int number) {
        return requests.bytes(number);
    }

    @Override
    public void ended(int number, End end, int status, long nowNanos) {
        if (requests.verb(number) == Verb.OPEN && status == FOUND && noticeOf[number] != END) {
            ripening[ripeningCount] = noticeOf[number];
            ripeAtNanos[ripeningCount++] = nowNanos + RIPE_AFTER.toNanos();
        }
    }
}
