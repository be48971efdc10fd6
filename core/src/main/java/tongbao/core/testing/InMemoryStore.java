package tongbao.core.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Effect;
import tongbao.core.payment.Event;
import tongbao.core.payment.LinkToken;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundId;
import tongbao.core.payment.RefundState;
import tongbao.core.store.Birth;
import tongbao.core.store.Due;
import tongbao.core.store.Kept;
import tongbao.core.store.Message;
import tongbao.core.store.Newness;
import tongbao.core.store.Nonce;
import tongbao.core.store.Notice;
import tongbao.core.store.Save;
import tongbao.core.store.Saved;
import tongbao.core.store.Store;

/** A store in memory that keeps the same promises as the real one, except to outlive its process. */
public final class InMemoryStore implements Store {
    private final Map<PaymentId, Payment> payments = new LinkedHashMap<>();
    private final Map<PaymentId, List<Event>> events = new HashMap<>();
    private final Map<NoticeKey, Notice> notices = new LinkedHashMap<>();
    private final Map<Nonce, Instant> nonces = new HashMap<>();
    private final Map<Message, Instant> outbox = new LinkedHashMap<>();
    private final Map<Object, Instant> leases = new HashMap<>();

    private record NoticeKey(OrderNo orderNo, String id) {}

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
        save.notice().ifPresent(n -> notices.putIfAbsent(new NoticeKey(n.orderNo(), n.id()), n));
        return Saved.SAVED;
    }

    private void keep(Applied applied) {
        Payment payment = applied.next();
        payments.put(payment.id(), payment);
        events.computeIfAbsent(payment.id(), id -> new ArrayList<>()).addAll(applied.events());
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

    @Override
    public Optional<Payment> find(OrderNo orderNo) {
        return first(payment -> payment.attempt(orderNo).isPresent());
    }

    @Override
    public Optional<Payment> find(LinkToken link) {
        return first(payment -> payment.attempt(link).isPresent());
    }

    @Override
    public Optional<Payment> find(RefundId refund) {
        return first(payment -> payment.refund(refund).isPresent());
    }

    private synchronized Optional<Payment> first(Predicate<Payment> wanted) {
        return payments.values().stream().filter(wanted).findFirst();
    }

    private record DueAt(Due due, Object key, Instant at) {}

    @Override
    public synchronized List<Due> lease(Instant now, Instant until, int most) {
        List<Due> taken = payments.values().stream()
                .flatMap(payment -> looks(payment).stream())
                .filter(look -> !effective(look).isAfter(now))
                .sorted(Comparator.comparing(this::effective))
                .limit(most)
                .peek(look -> leases.put(look.key(), until))
                .map(DueAt::due)
                .toList();
        return taken;
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
                looks.add(new DueAt(due, attempt, unsettled.look().at()));
            }
        }
        for (Refund refund : payment.refunds()) {
            if (refund.state() instanceof RefundState.Unsettled unsettled) {
                Due due = new Due.OfRefund(payment.id(), refund.id());
                looks.add(new DueAt(due, refund, unsettled.look().at()));
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

    /** What was recorded of a payment, oldest first. */
    public synchronized List<Event> events(PaymentId payment) {
        return List.copyOf(events.getOrDefault(payment, List.of()));
    }

    public synchronized List<Notice> notices() {
        return List.copyOf(notices.values());
    }
}
