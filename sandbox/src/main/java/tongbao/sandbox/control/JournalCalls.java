package tongbao.sandbox.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.journal.Entry;

/** What went over the wire, for programs. */
final class JournalCalls {
    private static final int LIST_MAX = 200;

    private final House house;

    JournalCalls(House house) {
        this.house = house;
    }

    /** The newest that came after a number, the newest last. */
    Map<String, Object> list(Map<String, String> query) {
        String after = query.getOrDefault("after", "0");
        if (!after.matches("\\d{1,15}")) {
            throw Rejected.badRequest("after is the number of an entry");
        }
        long number = Long.parseLong(after);
        List<Map<String, Object>> entries =
                house.journal().newest(LIST_MAX, entry -> entry.number() > number).reversed().stream()
                        .map(JournalCalls::shown)
                        .toList();
        return Map.of("entries", entries);
    }

    private static Map<String, Object> shown(Entry entry) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("number", entry.number());
        members.put("at", entry.at());
        members.put("kind", entry.kind().name().toLowerCase(Locale.ROOT));
        members.put("app_id", entry.about().appId());
        members.put("method", entry.about().method());
        members.put("order", entry.about().orderNumber());
        members.put("outcome", entry.about().outcome());
        members.put("accident", entry.about().accident());
        return members;
    }
}
