package tongbao.core.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Bucket;
import tongbao.core.payment.Effect;
import tongbao.core.payment.Event;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundState;
import tongbao.core.store.Birth;
import tongbao.core.store.Due;
import tongbao.core.store.Explanation;
import tongbao.core.store.History;
import tongbao.core.store.Incident;
import tongbao.core.store.Kept;
import tongbao.core.store.Message;
import tongbao.core.store.Newness;
import tongbao.core.store.Nonce;
import tongbao.core.store.Notice;
import tongbao.core.store.Received;
import tongbao.core.store.Recovery;
import tongbao.core.store.Save;
import tongbao.core.store.Saved;
import tongbao.core.store.Store;
import tongbao.core.store.Unapplied;
import tongbao.core.store.Waiting;

/** A store in memory that keeps the same promises as the real one, except to outlive its process. */
public final class InMemoryStore implements Store {
    private final Map<PaymentId, Payment> payments = new LinkedHashMap<>();
    private final InMemoryChronicle chronicle = new InMemoryChronicle();
    private final InMemoryRecoveries recoveries = new InMemoryRecoveries();
    private final Map<Nonce, Instant> nonces = new HashMap<>();
    private final Map<Message, Instant> outbox = new LinkedHashMap<>();
    private final Map<Object, Instant> leases = new HashMap<>();

    @Override
    public synchronized List<Kept> create(List<Birth> births) {
        return births.stream().map(this::create).toList();
    }

    private Kept create(Birth birth) {
        if (isReplayed(birth.nonce())) {
            return new Kept.Replayed();
        }
        Payment payment = birth.decision().next();
        Optional<Payment> existing = find(payment.order().app(), payment.order().outTradeNo());
        if (existing.isPresent()) {
            return new Kept.Existing(existing.get());
        }
        keep(birth.decision());
        return new Kept.New(payment);
    }

    private boolean isReplayed(Optional<Nonce> nonce) {
        return nonce.map(this::remember).equals(Optional.of(Newness.SEEN));
    }

    @Override
    public synchronized List<Saved> save(List<Save> saves) {
        return saves.stream().map(this::save).toList();
    }

    private Saved save(Save save) {
        if (isReplayed(save.nonce())) {
            return Saved.REPLAYED;
        }
        Payment kept = payments.get(save.before().id());
        if (kept == null || kept.version() != save.before().version()) {
            return Saved.STALE;
        }
        keep(save.after());
        save.notice()
                .ifPresent(
                        notice -> chronicle.applied(notice, save.after().next().version()));
        return Saved.SAVED;
    }

    private void keep(Applied applied) {
        Payment payment = applied.next();
        payments.put(payment.id(), payment);
        chronicle.moved(applied);
        int place = 0;
        for (Effect.Tell tell : applied.told()) {
            Message message = new Message(
                    payment.order().app(), payment.id(), payment.version(), place++, tell.news(), tell.refund());
            outbox.put(message, Instant.MIN);
        }
    }

    @Override
    public synchronized Optional<Payment> find(PaymentId payment) {
        return Optional.ofNullable(payments.get(payment));
    }

    @Override
    public Optional<Payment> find(AppId app, OutTradeNo outTradeNo) {
        return first(payment -> payment.order().app().equals(app)
                && payment.order().outTradeNo().equals(outTradeNo));
    }

    private synchronized Optional<Payment> first(Predicate<Payment> wanted) {
        return payments.values().stream().filter(wanted).findFirst();
    }

    private record DueAt(AppId app, Due due, Object key, Instant at) {}

    @Override
    public synchronized List<Due> lease(Instant now, Instant until, int most) {
        List<DueAt> due = payments.values().stream()
                .flatMap(payment -> looks(payment).stream())
                .filter(look -> !effective(look).isAfter(now))
                .sorted(Comparator.comparing(this::effective))
                .toList();
        return inTurn(due).stream()
                .limit(Math.min(most, LEASED_MAX))
                .peek(look -> leases.put(look.key(), until))
                .map(DueAt::due)
                .toList();
    }

    /** The first of every app, then the second of every app, and so on. */
    private static List<DueAt> inTurn(List<DueAt> due) {
        Map<AppId, Integer> seen = new HashMap<>();
        SortedMap<Integer, List<DueAt>> turns = new TreeMap<>();
        for (DueAt look : due) {
            int turn = seen.merge(look.app(), 1, Integer::sum);
            turns.computeIfAbsent(turn, none -> new ArrayList<>()).add(look);
        }
        return turns.values().stream().flatMap(List::stream).toList();
    }

    /** A lease holds until it is over or the look is planned anew. */
    private Instant effective(DueAt look) {
        Instant leased = leases.get(look.key());
        return leased == null ? look.at() : leased;
    }

    private static List<DueAt> looks(Payment payment) {
        List<DueAt> looks = new ArrayList<>();
        for (Attempt attempt : payment.attempts()) {
            if (attempt.state() instanceof AttemptState.Unsettled unsettled) {
                Due due = new Due.OfAttempt(payment.id(), attempt.number());
                looks.add(new DueAt(
                        payment.order().app(), due, attempt, unsettled.look().at()));
            }
        }
        for (Refund refund : payment.refunds()) {
            if (refund.state() instanceof RefundState.Unsettled unsettled) {
                Due due = new Due.OfRefund(payment.id(), refund.id());
                looks.add(new DueAt(
                        payment.order().app(), due, refund, unsettled.look().at()));
            }
        }
        return looks;
    }

    @Override
    public synchronized List<Newness> remember(List<Nonce> wanted) {
        return wanted.stream().map(this::remember).toList();
    }

    private Newness remember(Nonce nonce) {
        Nonce key = new Nonce(nonce.app(), nonce.value(), Instant.EPOCH);
        return nonces.putIfAbsent(key, nonce.expiresAt()) == null ? Newness.NEW : Newness.SEEN;
    }

    @Override
    public synchronized int forget(Instant now, int most) {
        List<Nonce> expired = nonces.entrySet().stream()
                .filter(entry -> entry.getValue().isBefore(now))
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
        expired.forEach(nonces::remove);
        return expired.size();
    }

    @Override
    public synchronized List<Message> takeMessages(Instant now, Instant until, int most) {
        List<Message> taken = outbox.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
        taken.forEach(message -> outbox.put(message, until));
        return taken;
    }

    @Override
    public synchronized void settle(List<Message> delivered) {
        delivered.forEach(outbox::remove);
    }

    @Override
    public synchronized History history(PaymentId payment) {
        List<Waiting> waiting = outbox.entrySet().stream()
                .filter(entry -> entry.getKey().payment().equals(payment))
                .map(entry -> new Waiting(
                        entry.getKey().version(),
                        entry.getKey().place(),
                        later(entry.getValue(), chronicle.at(entry.getKey()))))
                .toList();
        return chronicle.history(payment, waiting);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public synchronized List<Incident> incidents(Incident.Standing standing, int most) {
        return chronicle.incidents(standing, most);
    }

    @Override
    public synchronized Explained explain(Explanation explanation) {
        return chronicle.explain(explanation);
    }

    @Override
    public synchronized void keep(List<Unapplied> unapplied) {
        unapplied.forEach(chronicle::keep);
    }

    @Override
    public synchronized List<Room> setAside(List<Notice> orphans) {
        return orphans.stream().map(chronicle::setAside).toList();
    }

    @Override
    public synchronized Optional<Notice> find(OrderNo orderNo, String noticeId) {
        return chronicle.find(orderNo, noticeId);
    }

    @Override
    public synchronized List<Notice> matched(int most) {
        return chronicle.orphansOf(this::isOfAccount, most);
    }

    private boolean isOfAccount(Notice notice) {
        return find(notice.orderNo())
                .flatMap(payment -> payment.attempt(notice.orderNo()))
                .filter(attempt -> attempt.account().equals(notice.account()))
                .isPresent();
    }

    @Override
    public synchronized List<Received> orphans(int most) {
        return chronicle.orphans(most);
    }

    @Override
    public synchronized void release(List<Notice> orphans) {
        orphans.forEach(chronicle::release);
    }

    @Override
    public synchronized int forgetOrphans(Instant receivedBefore, int most) {
        List<Notice> old = chronicle.orphansOf(notice -> notice.receivedAt().isBefore(receivedBefore), most);
        old.forEach(chronicle::release);
        return old.size();
    }

    /** What was recorded of a payment, oldest first. */
    public synchronized List<Event> events(PaymentId payment) {
        return chronicle.history(payment, List.of()).events();
    }

    /** The notices that are kept and aren't orphans. */
    public synchronized List<Notice> notices() {
        return chronicle.notices();
    }

    @Override
    public synchronized Recovery begin(Instant since, Instant at) {
        return recoveries.begin(since, at);
    }

    @Override
    public synchronized Optional<Recovery> underWay() {
        return recoveries.underWay();
    }

    @Override
    public synchronized void end(Recovery recovery, Instant at) {
        recoveries.end(recovery);
    }

    @Override
    public synchronized List<PaymentId> touched(Bucket bucket, Instant since, Optional<PaymentId> after, int most) {
        return payments.values().stream()
                .filter(payment -> payment.id().bucket().equals(bucket))
                .filter(payment -> !looks(payment).isEmpty()
                        || history(payment.id()).events().stream()
                                .anyMatch(event -> !event.at().isBefore(since)))
                .map(Payment::id)
                .filter(id -> id.value().compareTo(after.map(PaymentId::value).orElse("")) > 0)
                .sorted(Comparator.comparing(PaymentId::value))
                .limit(most)
                .toList();
    }
}
