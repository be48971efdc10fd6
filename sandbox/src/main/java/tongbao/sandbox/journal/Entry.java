package tongbao.sandbox.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One exchange over the wire: a request with its answer, or a notice with the merchant's reply.
 *
 * @param number counts from one in the life of the process
 * @param at by the business clock
 * @param parts what was said, in the order in which it was
 */
public record Entry(long number, Instant at, Kind kind, About about, List<Part> parts) {
    public Entry {
        parts = List.copyOf(parts);
    }

    /** Who spoke first. */
    public enum Kind {
        REQUEST,
        NOTICE
    }

    /**
     * What it was about, as far as it became known; empty texts where it did not.
     *
     * @param orderNumber the merchant's number of what it is about
     * @param outcome the code of the answer, or what was replied
     * @param accident what went wrong on order
     */
    public record About(
            String appId,
            String method,
            String orderNumber,
            String outcome,
            boolean isGood,
            Optional<String> accident) {}

    /** What a part is. */
    public enum PartName {
        LINE,
        HEADERS,
        BODY,
        VERIFIED,
        CONTENT,
        ANSWER,
        ADDRESS,
        SIGNED,
        REPLY
    }

    /** A text, cut where it was too long. */
    public record Part(PartName name, String text) {}

    /** Roughly how many bytes it holds. */
    long size() {
        return 200L
                + parts.stream().mapToLong(part -> 2L * part.text().length()).sum();
    }
}
