package tongbao.core.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tongbao.core.gateway.Timeline.Entry;
import tongbao.core.gateway.Timeline.Kind;
import tongbao.core.payment.Event;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Source;
import tongbao.core.store.Explanation;
import tongbao.core.store.History;
import tongbao.core.store.IncidentId;
import tongbao.core.store.Received;
import tongbao.core.store.Recorded;
import tongbao.core.store.Waiting;

/** Puts what is recorded about a payment into one story: each version's notices, moves and words, in that order. */
final class Telling {
    /** After every version. */
    private static final long END = Long.MAX_VALUE;

    private final Payment payment;
    private final History history;
    private final Map<Key, Instant> waiting = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    private record Key(long version, int place) {}

    private Telling(Payment payment, History history) {
        this.payment = payment;
        this.history = history;
        for (Waiting word : history.waiting()) {
            waiting.put(new Key(word.version(), word.place()), word.nextTryAt());
        }
    }

    static Timeline of(Payment payment, History history, Instant now) {
        Telling telling = new Telling(payment, history);
        telling.tell();
        return new Timeline(payment, now, payment.outlook(now), telling.entries, history.isWhole());
    }

    /** A notice that moved nothing stands behind the version that it met; an orphan met none, and stands behind all. */
    private void tell() {
        List<Received> untold = new ArrayList<>(history.notices());
        long told = 0;
        for (Recorded move : history.moves()) {
            if (move.version() != told) {
                notices(untold, move.version());
                told = move.version();
            }
            entries.add(entry(move));
            move.told().forEach(word -> entries.add(message(move, word)));
        }
        notices(untold, END);
        for (Explanation explanation : history.explanations()) {
            entries.add(entry(explanation));
        }
    }

    private void notices(List<Received> untold, long before) {
        List<Received> now = untold.stream()
                .filter(notice -> switch (notice.outcome()) {
                    case APPLIED -> notice.version() <= before;
                    case NO_NEWS, CONTRADICTED_AGAIN -> notice.version() < before;
                    case ORPHAN -> before == END;
                })
                .toList();
        now.forEach(notice -> entries.add(entry(notice)));
        untold.removeAll(now);
    }

    private Entry entry(Recorded move) {
        Event event = move.event();
        if (event.isContradiction()) {
            IncidentId id = new IncidentId(payment.id(), move.version());
            String standing = history.explanation(id).isPresent() ? "explained" : "open";
            return new Entry(
                    Kind.INCIDENT,
                    event.at(),
                    word(event.source()),
                    id.toString(),
                    "",
                    standing,
                    Optional.of(event.cause()));
        }
        return new Entry(
                kind(event.source()),
                event.at(),
                word(event.source()),
                event.subject(),
                event.from(),
                event.to(),
                Optional.of(event.cause()));
    }

    private static Kind kind(Source source) {
        return switch (source) {
            case APP, PAYER -> Kind.REQUEST;
            case REPLY, QUERY, LOOK, RECOVERY -> Kind.ANSWER;
            case NOTICE, TIME -> Kind.MOVE;
        };
    }

    private Entry message(Recorded move, Recorded.Told word) {
        Optional<Instant> next = Optional.ofNullable(waiting.get(new Key(move.version(), word.place())));
        return new Entry(
                Kind.MESSAGE,
                move.event().at(),
                "gateway",
                word(word.news()).replaceFirst("_", "."),
                "",
                next.isPresent() ? "waiting" : "told",
                next.map(at -> "the next try is at " + at));
    }

    private static Entry entry(Received notice) {
        String repeated = notice.times() > 1 ? "; it came " + notice.times() + " times" : "";
        return new Entry(
                Kind.NOTICE,
                notice.receivedAt(),
                "notice",
                notice.orderNo() + "/" + notice.id(),
                "",
                word(notice.outcome()),
                Optional.of(meaning(notice.outcome()) + repeated));
    }

    private static String meaning(Received.Outcome outcome) {
        return switch (outcome) {
            case APPLIED -> "it was taken";
            case NO_NEWS -> "what it says was known already";
            case CONTRADICTED_AGAIN -> "it contradicts what is kept, as was recorded before";
            case ORPHAN -> "it names an order that is not kept, or was told to another account";
        };
    }

    private static Entry entry(Explanation explanation) {
        return new Entry(
                Kind.EXPLANATION,
                explanation.at(),
                explanation.by(),
                explanation.incident().toString(),
                "open",
                "explained",
                Optional.of(explanation.text()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
