package tongbao.simulate.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened, line by line. It is written only when somebody will read it: when a seed is replayed. */
final class Story {
    /** The lines that belong to every payment: a process ended, the world came to rest. */
    static final String ALL = "*";

    private record Line(String about, String text) {}

    private final boolean written;
    private final List<Line> lines = new ArrayList<>();

    Story(boolean written) {
        this.written = written;
    }

    @SuppressWarnings("AnnotateFormatMethod") // its annotation would be a dependency for one method
    void tell(Instant at, String about, String format, Object... parts) {
        if (written) {
            lines.add(new Line(about, at + "  " + about + "  " + String.format(Locale.ROOT, format, parts)));
        }
    }

    List<String> about(String about) {
        return lines.stream()
                .filter(line -> about.equals(ALL)
                        || line.about().equals(ALL)
                        || line.about().equals(about))
                .map(Line::text)
                .toList();
    }
}
