package tongbao.bench.load;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * One run: deals requests out to free connections at the pace that is wanted, and writes down what comes back. One
 * thread does all of it. The time is handed in, so that a simulation can show what the clock shows.
 */
public final class Drive implements Wires.Arrivals {
    /** Who hears nothing for so long gives up; Tongbao itself promises an answer within 5 s. */
    public static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(10);

    private static final int NOTHING = -1;
    private static final int ANSWER_BYTES_USUAL = 1200;
    private static final long LOOK_GAP_NANOS = 100_000_000;

    private final Wires wires;
    private final LongSupplier nanos;
    private final Shelf answers = new Shelf();
    private final int[] carried;
    private final long[] sentNanos;
    private final int[] idle;
    private int idleCount;
    private Deck deck;
    private Diary diary;
    private long startNanos;
    private long sent;

    public Drive(Wires wires, LongSupplier nanos) {
        this.wires = wires;
        this.nanos = nanos;
        this.carried = new int[wires.count()];
        this.sentNanos = new long[wires.count()];
        this.idle = new int[wires.count()];
        this.deck = new Nothing();
        this.diary = new Diary(0, answers);
    }

    /** Runs until the time is over or the deck is; the diary is good until the next run. */
    public Diary run(Deck requests, Pace pace, Duration most) {
        begin(requests);
        long end = startNanos + most.toNanos();
        boolean dealing = true;
        long nextLook = startNanos + LOOK_GAP_NANOS;
        while (dealing || idleCount < idle.length) {
            long now = nanos.getAsLong();
            if (dealing) {
                dealing = deal(pace, now, end);
            }
            if (now >= nextLook) {
                expire(now);
                nextLook = now + LOOK_GAP_NANOS;
            }
            long until = dealing ? Math.min(end, nextLook) : nextLook;
            if (dealing && idleCount > 0) {
                until = Math.min(until, startNanos + pace.due(sent, now - startNanos));
            }
            if (dealing || idleCount < idle.length) {
                wires.await(until - now, this);
            }
        }
        missed(pace, end);
        return diary;
    }

    private void begin(Deck requests) {
        wires.await(0, this); // a server hangs up on who was silent for long since the last run
        deck = requests;
        answers.clear();
        answers.reserve(requests.size(), ANSWER_BYTES_USUAL);
        diary = new Diary(requests.size(), answers);
        sent = 0;
        idleCount = 0;
        for (int connection = 0; connection < idle.length; connection++) {
            carried[connection] = NOTHING;
            idle[idleCount++] = connection;
        }
        startNanos = nanos.getAsLong();
        diary.begin(startNanos);
    }

    /** Says whether there may be more to deal out. */
    private boolean deal(Pace pace, long now, long end) {
        while (idleCount > 0) {
            long due = startNanos + pace.due(sent, now - startNanos);
            if (due >= end) {
                return false;
            }
            if (due > now) {
                return true;
            }
            int number = deck.next(now);
            if (number == Deck.END) {
                return false;
            }
            int connection = idle[--idleCount];
            carried[connection] = number;
            sentNanos[connection] = now;
            diary.intended(number, due);
            sent++;
            wires.send(connection, deck.request(number));
        }
        return now < end;
    }

    /** In an open loop what was due and found no connection has waited until now, and that is told, too. */
    private void missed(Pace pace, long end) {
        if (!(pace instanceof Pace.PerSecond)) {
            return;
        }
        long due = startNanos + pace.due(sent, 0);
        for (int number; due < end && (number = deck.next(end)) != Deck.END; due = startNanos + pace.due(sent, 0)) {
            diary.intended(number, due);
            diary.ended(number, End.UNSENT, Math.max(end, due));
            sent++;
        }
    }

    private void expire(long now) {
        for (int connection = 0; connection < carried.length; connection++) {
            if (carried[connection] != NOTHING && now - sentNanos[connection] > ANSWER_WAIT_MAX.toNanos()) {
                wires.cut(connection);
                end(connection, End.TIMED_OUT, 0, now);
            }
        }
    }

    @Override
    public void answered(int connection, int status, ByteBuffer whole) {
        if (carried[connection] == NOTHING) {
            throw new IllegalStateException("connection " + connection + " was answered what nobody asked");
        }
        long now = nanos.getAsLong();
        diary.answered(carried[connection], status, answers.put(whole), now);
        free(connection, End.ANSWERED, status, now);
    }

    @Override
    public void lost(int connection) {
        if (carried[connection] != NOTHING) {
            end(connection, End.CUT, 0, nanos.getAsLong());
        }
    }

    private void end(int connection, End end, int status, long now) {
        diary.ended(carried[connection], end, now);
        free(connection, end, status, now);
    }

    private void free(int connection, End end, int status, long now) {
        deck.ended(carried[connection], end, status, now);
        carried[connection] = NOTHING;
        idle[idleCount++] = connection;
    }

    /** Before the first run. */
    private static final class Nothing implements Deck {
        @Override
        public int size() {
            return 0;
        }

        @Override
        public int next(long nowNanos) {
            return END;
        }

        @Override
        public ByteBuffer request(int number) {
            throw new IndexOutOfBoundsException(number);
        }

        @Override
        public void ended(int number, End end, int status, long nowNanos) {}
    }
}
