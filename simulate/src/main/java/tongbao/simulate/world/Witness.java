package tongbao.simulate.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Effect;
import tongbao.core.payment.Event;
import tongbao.core.payment.Fact;
import tongbao.core.payment.Look;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundState;
import tongbao.core.payment.Success;
import tongbao.core.store.Due;
import tongbao.core.store.Message;
import tongbao.core.store.Save;

/** Sees every write that was answered, and checks on the spot what must hold at every moment. */
final class Witness {
    private final World world;
    private final Looks looks;
    private final Map<PaymentId, Payment> rows = new LinkedHashMap<>();
    private final Map<PaymentId, List<Event>> events = new HashMap<>();
    private final Set<Message> untold = new HashSet<>();
    private final Set<Message> heard = new HashSet<>();

    Witness(World world) {
        this.world = world;
        this.looks = new Looks(world);
    }

    Optional<Payment> payment(PaymentId id) {
        return Optional.ofNullable(rows.get(id));
    }

    List<Payment> payments() {
        return List.copyOf(rows.values());
    }

    String about(PaymentId id) {
        return payment(id).map(World::about).orElse("?");
    }

    List<Event> events(PaymentId id) {
        return List.copyOf(events.getOrDefault(id, List.of()));
    }

    Optional<Instant> nextDue() {
        return looks.nextDue();
    }

    boolean hasUntold() {
        return !untold.isEmpty();
    }

    boolean hasHeard(PaymentId payment, Effect.News news) {
        return heard.stream().anyMatch(each -> each.payment().equals(payment) && each.news() == news);
    }

    void born(Applied birth) {
        follow(Optional.empty(), birth);
    }

    void saved(Save save) {
        Payment before = save.before();
        String about = World.about(before);
        Payment row = rows.get(before.id());
        world.findings.expect(
                row != null && sight(row).equals(sight(before)),
                Rule.DECIDED_ON_WHAT_IS_KEPT,
                about,
                "decided on version " + before.version());
        follow(Optional.of(before), save.after());
    }

    private void follow(Optional<Payment> before, Applied applied) {
        Payment after = applied.next();
        Optional<Payment> kept = world.ground.store().find(after.id());
        world.findings.expect(
                kept.map(Witness::sight).equals(Optional.of(sight(after))),
                Rule.KEPT_BEFORE_ANSWERED,
                World.about(after),
                "version " + after.version() + " was answered as kept");
        before.ifPresent(earlier -> factsStay(earlier, after));
        refundsFit(after);
        looks.follow(before, after);
        rows.put(after.id(), after);
        events.computeIfAbsent(after.id(), id -> new ArrayList<>()).addAll(applied.events());
        applied.events()
                .forEach(e -> world.tell(
                        World.about(after), "  kept: %s %s -> %s (%s)", e.subject(), e.from(), e.to(), e.cause()));
        tell(applied);
    }

    private void tell(Applied applied) {
        Payment payment = applied.next();
        int place = 0;
        for (Effect.Tell tell : applied.told()) {
            untold.add(new Message(
                    payment.order().app(), payment.id(), payment.version(), place++, tell.news(), tell.refund()));
        }
        if (place > 0) {
            world.worker.tellSoon();
        }
    }

    /** The same without the times of looks, which a lease may move. */
    private static Payment sight(Payment payment) {
        List<Attempt> attempts = payment.attempts().stream()
                .map(attempt -> attempt.in(sight(attempt.state())))
                .toList();
        List<Refund> refunds = payment.refunds().stream()
                .map(refund -> refund.in(sight(refund.state())))
                .toList();
        return new Payment(payment.id(), payment.version(), payment.order(), attempts, refunds, payment.closedAt());
    }

    private static AttemptState sight(AttemptState state) {
        return switch (state) {
            case AttemptState.Prepared s -> new AttemptState.Prepared(timeless(s.look()));
            case AttemptState.Submitting s -> new AttemptState.Submitting(s.openedAt(), timeless(s.look()));
            case AttemptState.Awaiting s -> new AttemptState.Awaiting(s.openedAt(), timeless(s.look()), s.code());
            case AttemptState.Withdrawn s -> new AttemptState.Withdrawn(s.openedAt(), s.at(), timeless(s.look()));
            case AttemptState.Cancelling s -> new AttemptState.Cancelling(s.openedAt(), s.at(), timeless(s.look()));
            case AttemptState.Successful s -> s;
            case AttemptState.Closed s -> s;
            case AttemptState.Refused s -> s;
        };
    }

    private static RefundState sight(RefundState state) {
        return switch (state) {
            case RefundState.Refunding s -> new RefundState.Refunding(timeless(s.look()));
            case RefundState.Doubting s -> new RefundState.Doubting(s.code(), timeless(s.look()));
            case RefundState.Refunded s -> s;
            case RefundState.Refused s -> s;
        };
    }

    private static Look timeless(Look look) {
        return new Look(Instant.EPOCH, look.made());
    }

    /** What went back may become more, never less; the rest is what it was. */
    private static boolean stays(Success before, Attempt next) {
        return next.success()
                .filter(after -> !before.returned().exceeds(after.returned()))
                .filter(after -> after.returned(before.returned()).equals(before))
                .isPresent();
    }

    private void factsStay(Payment before, Payment after) {
        String about = World.about(after);
        for (Attempt attempt : before.attempts()) {
            Attempt next = after.attempt(attempt.number());
            world.findings.expect(
                    attempt.success().map(success -> stays(success, next)).orElse(true),
                    Rule.FACTS_STAY,
                    about,
                    "attempt " + attempt.number() + " was paid");
            boolean closes = next.state() instanceof AttemptState.Closed
                    && !attempt.state().equals(next.state());
            world.findings.expect(
                    !closes || !world.alipay.canBePaid(next.orderNo().value()),
                    Rule.CLOSED_IS_CLOSED_THERE,
                    about,
                    "attempt " + next.number() + " was " + attempt.state().word());
        }
        for (Refund refund : before.refunds()) {
            Optional<Refund> next = after.refund(refund.id());
            boolean stays =
                    next.isPresent() && (!refund.isRefunded() || next.get().isRefunded());
            world.findings.expect(stays, Rule.FACTS_STAY, about, refund.requestNo() + " was " + refund.state());
        }
    }

    private void refundsFit(Payment payment) {
        for (Attempt attempt : payment.attempts()) {
            long promised = payment.refunds().stream()
                    .filter(refund -> refund.attempt() == attempt.number() && refund.isReserved())
                    .mapToLong(refund -> refund.amount().fen())
                    .sum();
            long paid = attempt.success().map(success -> success.amount().fen()).orElse(0L);
            world.findings.expect(
                    promised <= paid,
                    Rule.REFUNDS_FIT,
                    World.about(payment),
                    promised + " fen are promised of " + paid);
        }
    }

    void leased(List<Due> taken, Instant now, Instant until, int most) {
        looks.leased(taken, now, until, most);
    }

    /** An app hears a word. It may come again, but never another under its place. */
    void heard(Message message) {
        world.tell(about(message.payment()), "the app hears %s", message.news());
        boolean isRepeated = !heard.add(message);
        boolean known = isRepeated || untold.contains(message);
        world.findings.expect(known, Rule.TOLD, about(message.payment()), "nobody wrote " + message);
    }

    void settled(List<Message> delivered) {
        delivered.forEach(untold::remove);
    }

    /** An address is about to leave: that it was opened must be kept. */
    void signing(Payment payment, Attempt attempt) {
        Optional<Attempt> kept = world.ground.store().find(payment.id()).map(row -> row.attempt(attempt.number()));
        boolean opened = kept.isPresent() && !(kept.get().state() instanceof AttemptState.Prepared);
        world.findings.expect(
                opened, Rule.KEPT_BEFORE_CALLED, World.about(payment), "attempt " + attempt.number() + " is signed");
    }

    /** An attempt is about to be undone: that it is to be must be kept. */
    void cancelling(Payment payment, Attempt attempt) {
        Optional<Attempt> kept = world.ground.store().find(payment.id()).map(row -> row.attempt(attempt.number()));
        boolean began = kept.isPresent()
                && !(kept.get().state() instanceof AttemptState.Prepared)
                && !kept.get().isOpen();
        world.findings.expect(
                began, Rule.KEPT_BEFORE_CALLED, World.about(payment), "attempt " + attempt.number() + " is cancelled");
    }

    /** A refund is about to be asked for: that it is promised must be kept. */
    void refunding(Payment payment, Refund refund) {
        Optional<Refund> kept = world.ground.store().find(payment.id()).flatMap(row -> row.refund(refund.id()));
        world.findings.expect(
                kept.isPresent(),
                Rule.KEPT_BEFORE_CALLED,
                World.about(payment),
                "refund " + refund.requestNo() + " is asked for");
    }

    /** A letter was answered {@code success}: what it says must be kept, for it won't come again. */
    void answeredSuccess(Door.Letter letter) {
        Fact.Trade fact = letter.fact();
        String about = world.aboutOrder(fact.orderNo().value());
        Optional<Attempt> kept = world.ground
                .store()
                .find(fact.orderNo())
                .flatMap(payment -> payment.attempt(fact.orderNo()))
                .filter(attempt -> attempt.account().equals(letter.notice().account()));
        boolean saysPaid = fact.standing() == Fact.Standing.SUCCESSFUL || fact.standing() == Fact.Standing.FINISHED;
        boolean isKept = kept.isPresent() && (!saysPaid || kept.get().success().isPresent());
        world.findings.expect(
                isKept, Rule.KEPT_BEFORE_ANSWERED, about, letter.notice().id() + " was answered success");
    }
}
