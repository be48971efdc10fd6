package tongbao.bench.calls;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import tongbao.bench.load.Diary;
import tongbao.bench.load.End;
import tongbao.bench.load.Shelf;
import tongbao.bench.record.Purchase;
import tongbao.bench.record.Told;

/** The requests of one run: written before the clock starts, judged after it has stopped. */
public final class Requests {
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final int WRONG_SHOWN_MAX = 20;

    private final Shelf shelf = new Shelf();
    private final List<Call> calls = new ArrayList<>();
    private final List<Purchase> purchases = new ArrayList<>();

    public void add(Call call, Purchase purchase) {
        add(call, purchase, call.request(purchase));
    }

    /** Adds a request that was written before. */
    public void add(Call call, Purchase purchase, byte[] request) {
        shelf.put(ByteBuffer.wrap(request));
        calls.add(call);
        purchases.add(purchase);
    }

    public int count() {
        return calls.size();
    }

    ByteBuffer bytes(int number) {
        return shelf.at(number);
    }

    public Verb verb(int number) {
        return calls.get(number).verb();
    }

    public Purchase purchase(int number) {
        return purchases.get(number);
    }

    /** Reads every answer, and puts into the purchases' record what is known of them now. */
    public Traffic judge(Diary diary) {
        Histogram latency = histogram();
        Map<Verb, Histogram> byVerb = new EnumMap<>(Verb.class);
        SortedMap<String, Long> failures = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        long requests = 0;
        long succeeded = 0;
        for (int number = 0; number < calls.size(); number++) {
            if (!diary.has(number)) {
                continue;
            }
            requests++;
            latency.recordValue(diary.latencyNanos(number));
            byVerb.computeIfAbsent(verb(number), verb -> histogram()).recordValue(diary.latencyNanos(number));
            switch (judge(number, diary)) {
                case Judgement.Right right -> succeeded++;
                case Judgement.Failed failed -> failures.merge(failed.what(), 1L, Long::sum);
                case Judgement.Wrong lie -> {
                    failures.merge("wrong_answer", 1L, Long::sum);
                    if (wrong.size() < WRONG_SHOWN_MAX) {
                        wrong.add(lie.what());
                    }
                }
            }
        }
        return new Traffic(requests, succeeded, diary.lengthNanos(), latency, byVerb, failures, wrong);
    }

    private Judgement judge(int number, Diary diary) {
        Call call = calls.get(number);
        Purchase purchase = purchases.get(number);
        return switch (diary.end(number)) {
            case ANSWERED -> call.judge(purchase, Reply.of(diary.status(number), diary.answer(number)));
            case UNSENT -> new Judgement.Failed("unsent");
            case CUT, TIMED_OUT -> {
                call.record(purchase, Told.UNKNOWN);
                yield new Judgement.Failed(diary.end(number) == End.CUT ? "cut" : "timed_out");
            }
        };
    }

    /** Of nanoseconds; it grows with what it is given. */
    private static Histogram histogram() {
        return new Histogram(SIGNIFICANT_DIGITS);
    }
}
