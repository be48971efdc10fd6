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
import java.util.stream.Stream;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Effect;
import tongbao.core.payment.Event;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.PaymentId;
import tongbao.core.store.Chronicle;
import tongbao.core.store.Explanation;
import tongbao.core.store.History;
import tongbao.core.store.Inbox;
import tongbao.core.store.Incident;
import tongbao.core.store.IncidentId;
import tongbao.core.store.Message;
import tongbao.core.store.Notice;
import tongbao.core.store.Received;
import tongbao.core.store.Recorded;
import tongbao.core.store.Unapplied;
import tongbao.core.store.Waiting;

/** The memory of what was recorded and of the notices that came; guarded by the store it is part of. */
final class InMemoryChronicle {
    private final Map<PaymentId, List<Recorded>> moves = new LinkedHashMap<>();
    private final Map<NoticeKey, Kept> notices = new LinkedHashMap<>();
    private final Map<NoticeKey, Kept> orphans = new LinkedHashMap<>();
    private final Map<IncidentId, Explanation> explanations = new HashMap<>();

    private record NoticeKey(OrderNo orderNo, String id) {
        static NoticeKey of(Notice notice) {
            return new NoticeKey(notice.orderNo(), notice.id());
        }
    }

    private record Kept(Notice notice, Received.Outcome outcome, long version, int times) {
        Received received() {
            return new Received(
                    notice.id(), notice.orderNo(), notice.account(), notice.receivedAt(), outcome, version, times);
        }
    }

    /** The words of a version go with its last move. */
    void moved(Applied applied) {
        List<Recorded> kept = moves.computeIfAbsent(applied.next().id(), id -> new ArrayList<>());
        List<Recorded.Told> told = new ArrayList<>();
        for (Effect.Tell tell : applied.told()) {
            told.add(new Recorded.Told(told.size(), tell.news()));
        }
        int last = applied.events().size() - 1;
        for (int place = 0; place <= last; place++) {
            Event event = applied.events().get(place);
            kept.add(new Recorded(applied.next().version(), place, event, place == last ? told : List.of()));
        }
    }

    void applied(Notice notice, long version) {
        notices.putIfAbsent(NoticeKey.of(notice), new Kept(notice, Received.Outcome.APPLIED, version, 1));
    }

    void keep(Unapplied unapplied) {
        Notice notice = unapplied.notice();
        notices.putIfAbsent(NoticeKey.of(notice), new Kept(notice, unapplied.outcome(), unapplied.version(), 1));
    }

    Inbox.Room setAside(Notice orphan) {
        NoticeKey key = NoticeKey.of(orphan);
        if (!orphans.containsKey(key) && orphans.size() >= Inbox.ORPHANS_MAX) {
            return Inbox.Room.FULL;
        }
        orphans.merge(
                key,
                new Kept(orphan, Received.Outcome.ORPHAN, 0, 1),
                (kept, again) -> new Kept(kept.notice(), kept.outcome(), 0, kept.times() + 1));
        return Inbox.Room.KEPT;
    }

    Optional<Notice> find(OrderNo orderNo, String id) {
        NoticeKey key = new NoticeKey(orderNo, id);
        return Optional.ofNullable(notices.getOrDefault(key, orphans.get(key))).map(Kept::notice);
    }

    List<Notice> orphansOf(Predicate<Notice> wanted, int most) {
        return orphansInOrder().map(Kept::notice).filter(wanted).limit(most).toList();
    }

    List<Received> orphans(int most) {
        return orphansInOrder().limit(most).map(Kept::received).toList();
    }

    private Stream<Kept> orphansInOrder() {
        return orphans.values().stream()
                .sorted(Comparator.comparing((Kept kept) -> kept.notice().receivedAt()));
    }

    void release(Notice orphan) {
        orphans.remove(NoticeKey.of(orphan));
    }

    List<Notice> notices() {
        return notices.values().stream().map(Kept::notice).toList();
    }

    /** When the move happened that a word tells of. */
    Instant at(Message message) {
        return moves.getOrDefault(message.payment(), List.of()).stream()
                .filter(move -> move.version() == message.version())
                .map(move -> move.event().at())
                .reduce(Instant.MIN, (earlier, later) -> later);
    }

    History history(PaymentId payment, List<Waiting> waiting) {
        List<Received> received = Stream.concat(notices.values().stream(), orphans.values().stream())
                .filter(kept -> kept.notice().orderNo().payment().equals(payment))
                .map(Kept::received)
                .sorted(Comparator.comparing(Received::receivedAt))
                .limit(History.MOST)
                .toList();
        List<Explanation> said = explanations.values().stream()
                .filter(explanation -> explanation.incident().payment().equals(payment))
                .sorted(Comparator.comparingLong(
                        explanation -> explanation.incident().version()))
                .toList();
        List<Recorded> recorded = moves.getOrDefault(payment, List.of()).stream()
                .limit(History.MOST)
                .toList();
        return new History(recorded, received, waiting, said);
    }

    List<Incident> incidents(Incident.Standing standing, int most) {
        Comparator<Incident> oldestFirst =
                Comparator.comparing((Incident incident) -> incident.event().at());
        return moves.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(move -> move.event().isContradiction())
                        .map(move -> incident(new IncidentId(entry.getKey(), move.version()), move.event())))
                .filter(incident -> incident.standing() == standing)
                .sorted(standing == Incident.Standing.OPEN ? oldestFirst : oldestFirst.reversed())
                .limit(most)
                .toList();
    }

    private Incident incident(IncidentId id, Event event) {
        return new Incident(id, event, Optional.ofNullable(explanations.get(id)));
    }

    Chronicle.Explained explain(Explanation explanation) {
        IncidentId id = explanation.incident();
        boolean isIncident = moves.getOrDefault(id.payment(), List.of()).stream()
                .anyMatch(move -> move.version() == id.version() && move.event().isContradiction());
        if (!isIncident) {
            return Chronicle.Explained.UNKNOWN;
        }
        return explanations.putIfAbsent(id, explanation) == null
                ? Chronicle.Explained.KEPT
                : Chronicle.Explained.BEFORE;
    }
}
