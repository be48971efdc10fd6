package tongbao.sandbox.journal;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.http.Reply;

/** The newest exchanges over the wire. What only testers say, and files that are fetched, are not among them. */
public final class Journal {
    /** Older ones are forgotten. */
    public static final int KEPT_MAX = 1000;
    /** Of all texts together; beyond it the oldest are forgotten too. */
    public static final long BYTES_MAX = 16L << 20;
    /** Longer texts are cut. */
    public static final int TEXT_LENGTH_MAX = 16 * 1024;

    private final Clock clock;
    private final Deque<Entry> newestLast = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private long number;
    private long bytes;

    public Journal(Clock clock) {
        this.clock = clock;
    }

    /** Follows a request until it is answered; then it is in the journal, also when the sandbox failed at it. */
    public Reply following(Call call, Function<Track, Reply> answering) {
        Track track = Track.ofRequest(this, clock.instant(), call);
        try {
            Reply reply = answering.apply(track);
            track.answered(reply);
            return reply;
        } catch (RuntimeException e) {
            track.outcome("500", false);
            track.answered(Reply.text(500, "the sandbox failed; its log says why"));
            throw e;
        }
    }

    /** Follows a notice that is being sent. */
    public Track notice(String appId, String orderNumber) {
        return Track.ofNotice(this, clock.instant(), appId, orderNumber);
    }

    void add(Track track) {
        lock.lock();
        try {
            Entry entry = track.entry(++number);
            newestLast.addLast(entry);
            bytes += entry.size();
            while (newestLast.size() > KEPT_MAX || (bytes > BYTES_MAX && newestLast.size() > 1)) {
                bytes -= newestLast.removeFirst().size();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The number of the newest entry, or zero. */
    public long newest() {
        lock.lock();
        try {
            return number;
        } finally {
            lock.unlock();
        }
    }

    /** The newest that are wanted, the newest first. */
    public List<Entry> newest(int most, Predicate<Entry> wanted) {
        lock.lock();
        try {
            List<Entry> found = new ArrayList<>();
            var newestFirst = newestLast.descendingIterator();
            while (newestFirst.hasNext() && found.size() < most) {
                Entry entry = newestFirst.next();
                if (wanted.test(entry)) {
                    found.add(entry);
                }
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    public Optional<Entry> find(long wanted) {
        return newest(1, entry -> entry.number() == wanted).stream().findFirst();
    }
}
