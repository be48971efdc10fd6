package tongbao.sandbox.notice;

import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tongbao.sandbox.journal.Journal;
import tongbao.sandbox.journal.Track;
import tongbao.sandbox.notice.NoticeBody.Pen;
import tongbao.sandbox.notice.Post.Answered;
import tongbao.sandbox.scenario.Mischief;
import tongbao.sandbox.scenario.Occasion;
import tongbao.sandbox.state.Accident;
import tongbao.sandbox.state.AppBook;
import tongbao.sandbox.state.Database;
import tongbao.sandbox.state.Notice;
import tongbao.sandbox.state.Notices;
import tongbao.sandbox.state.Sending.SendingResult;
import tongbao.sandbox.trade.Customs;
import tongbao.sandbox.wire.RsaKeys;

/** One sending of one notice: takes the accident that waits for it, sends, and writes down what came of it. */
public final class Delivery implements AutoCloseable {
    private static final int DUPLICATES = 3;
    private static final Duration DELAY_DEFAULT = Duration.ofSeconds(30);

    private final Database database;
    private final Clock clock;
    private final AppBook apps;
    private final Post post = new Post();
    private final AtomicReference<@Nullable PrivateKey> forger = new AtomicReference<>();
    private final Journal journal;
    private final Mischief mischief;
    private final Supplier<Customs> customs;
    private final SecureRandom random;

    /** What a sending goes by, and into what it is written. */
    public record Telling(Journal journal, Mischief mischief, Supplier<Customs> customs) {}

    public Delivery(Database database, Clock clock, AppBook apps, Telling telling, SecureRandom random) {
        this.database = database;
        this.clock = clock;
        this.apps = apps;
        this.journal = telling.journal();
        this.mischief = telling.mischief();
        this.customs = telling.customs();
        this.random = random;
    }

    void deliver(Notice notice) throws InterruptedException {
        Optional<Accident> accident = mischief.next(Occasion.ofNotice(notice.appId(), notice.outTradeNo()));
        if (accident.isPresent()) {
            deliver(notice, accident.orElseThrow());
        } else {
            Instant sentAt = now();
            Answered answered = send(notice, honest(notice, sentAt), Optional.empty());
            settle(notice, sentAt, List.of(answered), Optional.empty());
        }
    }

    private void deliver(Notice notice, Accident accident) throws InterruptedException {
        Instant now = now();
        Pen pen = pen(apps.get(notice.appId()).alipayPrivateKey());
        switch (accident.kind()) {
            case DROP -> drop(notice, now, accident);
            case DELAY -> postpone(notice, now.plus(accident.delay().orElse(DELAY_DEFAULT)), accident);
            case REORDER -> postpone(notice, now.plus(Ladder.first()), accident);
            case DUPLICATE ->
                settle(
                        notice,
                        now,
                        sendAtOnce(notice, NoticeBody.honest(notice, pen, now), accident),
                        Optional.of(accident));
            case WRONG_AMOUNT -> lie(notice, NoticeBody.ofWrongAmount(notice, pen, now), accident);
            case FORGED -> lie(notice, NoticeBody.forged(notice, pen(forgersKey()), now), accident);
            case CORRUPT -> lie(notice, NoticeBody.corrupt(notice, pen, now), accident);
            case SYSTEM_ERROR_BEFORE,
                    SYSTEM_ERROR_AFTER,
                    TIMEOUT_BEFORE,
                    TIMEOUT_AFTER,
                    RESET_BEFORE,
                    RESET_AFTER,
                    CUT_AFTER,
                    BAD_SIGNATURE,
                    THROTTLED,
                    REFUSED,
                    SLOW,
                    TRUNCATED_AFTER,
                    HTML_BEFORE,
                    HTML_AFTER,
                    MAINTENANCE,
                    CLOCK_SKEW ->
                throw new IllegalStateException("an accident of calls at a notice: " + accident.kind());
        }
    }

    /** Sends, and writes into the journal what went out and what was replied. */
    private Answered send(Notice notice, NoticeBody body, Optional<Accident> accident) throws InterruptedException {
        Track track = journal.notice(notice.appId(), notice.outTradeNo());
        track.method(notice.fields().getOrDefault("notify_type", notice.tradeStatus()));
        accident.map(Accident::kind).map(Accident.Kind::word).ifPresent(track::accident);
        track.sent(notice.url(), body.text(), body.signed());
        Answered answered = post.send(notice.url(), body);
        String status = answered.status().map(code -> "HTTP " + code).orElse("");
        String text = answered.text().orElse("");
        String firstLine = text.lines().findFirst().orElse("");
        track.outcome(
                answered.isAcknowledged() ? firstLine : (status + " " + firstLine).strip(), answered.isAcknowledged());
        track.replied(status + "\n\n" + text);
        return answered;
    }

    private void drop(Notice notice, Instant now, Accident accident) {
        database.transact(sql -> {
            Notices.log(sql, notice, Optional.empty(), nothing(accident));
            Notices.repeat(sql, notice, Ladder.next(notice, now));
            return true;
        });
    }

    private void postpone(Notice notice, Instant until, Accident accident) {
        database.transact(sql -> {
            Notices.log(sql, notice, Optional.empty(), nothing(accident));
            if (accident.kind() == Accident.Kind.REORDER) {
                Notices.hold(sql, notice, until);
            } else {
                Notices.postpone(sql, notice, until);
            }
            return true;
        });
    }

    /** Whatever is answered to a lie, the true notice follows on the ladder. */
    private void lie(Notice notice, NoticeBody body, Accident accident) throws InterruptedException {
        Instant sentAt = now();
        Answered answered = send(notice, body, Optional.of(accident));
        database.transact(sql -> {
            Notices.log(sql, notice, Optional.of(sentAt), result(answered, Optional.of(accident)));
            Notices.repeat(sql, notice, Ladder.next(notice, sentAt));
            return true;
        });
    }

    private List<Answered> sendAtOnce(Notice notice, NoticeBody body, Accident accident) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Answered> sending = () -> send(notice, body, Optional.of(accident));
            var sendings = threads.invokeAll(Collections.nCopies(DUPLICATES, sending));
            return sendings.stream().map(Delivery::answered).toList();
        }
    }

    private static Answered answered(Future<Answered> sending) {
        try {
            return sending.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answered.NOT;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void settle(Notice notice, Instant sentAt, List<Answered> answers, Optional<Accident> accident) {
        database.transact(sql -> {
            answers.forEach(answer -> Notices.log(sql, notice, Optional.of(sentAt), result(answer, accident)));
            if (answers.stream().anyMatch(Answered::isAcknowledged)) {
                Notices.delivered(sql, notice);
            } else {
                Notices.repeat(sql, notice, Ladder.next(notice, sentAt));
            }
            Notices.release(sql, notice, now());
            Notices.forget(sql);
            return true;
        });
    }

    private NoticeBody honest(Notice notice, Instant sentAt) {
        return NoticeBody.honest(notice, pen(apps.get(notice.appId()).alipayPrivateKey()), sentAt);
    }

    private Pen pen(PrivateKey key) {
        return new Pen(key, customs.get().disputed().messagesSigned());
    }

    private PrivateKey forgersKey() {
        PrivateKey present = forger.get();
        if (present != null) {
            return present;
        }
        PrivateKey made = RsaKeys.generate(random).getPrivate();
        forger.set(made);
        return made;
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private static SendingResult nothing(Accident accident) {
        return result(Answered.NOT, Optional.of(accident));
    }

    private static SendingResult result(Answered answered, Optional<Accident> accident) {
        return new SendingResult(
                answered.text(), answered.status(), accident.map(Accident::kind).map(Accident.Kind::word));
    }

    @Override
    public void close() {
        post.close();
    }
}
