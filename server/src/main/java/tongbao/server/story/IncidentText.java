package tongbao.server.story;

import java.util.List;
import tongbao.core.store.Explanation;
import tongbao.core.store.Incident;
import tongbao.core.store.Received;

/** Incidents and orphans as text for whoever has to look at them. */
public final class IncidentText {
    private IncidentText() {}

    public static String of(List<Incident> incidents, List<Received> orphans) {
        StringBuilder out = new StringBuilder();
        for (Incident incident : incidents) {
            out.append("%s  %s  %s, learned by %s: %s%n"
                    .formatted(
                            TimelineText.time(incident.event().at()),
                            incident.id(),
                            Spoken.word(incident.standing()),
                            Spoken.word(incident.event().source()),
                            Spoken.text(incident.event().cause())));
            incident.explanation().ifPresent(explanation -> out.append(of(explanation)));
        }
        for (Received orphan : orphans) {
            out.append("%s  %s/%s  orphan, came %d times to account %s%n"
                    .formatted(
                            TimelineText.time(orphan.receivedAt()),
                            orphan.orderNo(),
                            orphan.id(),
                            orphan.times(),
                            orphan.account()));
        }
        return out.isEmpty() ? "none\n" : out.toString();
    }

    private static String of(Explanation explanation) {
        return "    %s, %s: %s%n"
                .formatted(
                        TimelineText.time(explanation.at()),
                        explanation.by(),
                        explanation.text().replace("\n", "\n    "));
    }
}
