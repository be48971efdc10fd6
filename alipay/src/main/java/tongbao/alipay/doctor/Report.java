package tongbao.alipay.doctor;

import java.util.List;
import java.util.Optional;

/**
 * What an examination came to.
 *
 * @param facts what is certain whatever the cause is, one sentence each
 * @param difference where the text at hand first differs from the text that was signed, or that the gateway saw
 */
public record Report(
        Verdict verdict, List<Finding> findings, List<String> facts, Optional<Difference> difference, Tried tried) {
    public Report {
        findings = List.copyOf(findings);
        facts = List.copyOf(facts);
    }

    /**
     * What was tried.
     *
     * @param texts how many texts were compared with the signature
     * @param isCut whether that was the most that are tried, and more could have been
     * @param keys the keys that could be read, in words
     * @param accidents those that were undone, one at a time or two
     */
    public record Tried(int texts, boolean isCut, List<String> keys, List<Cause> accidents) {
        public Tried {
            keys = List.copyOf(keys);
            accidents = List.copyOf(accidents);
        }
    }

    public enum Verdict {
        /** The signature is right, and nothing else that was looked at is wrong. */
        NOTHING_WRONG,
        CAUSE_FOUND,
        /** Nothing that is known of explains it; nothing is guessed. */
        UNKNOWN
    }

    /** The causes alone, in the order in which they were found. */
    public List<Cause> causes() {
        return findings.stream().map(Finding::cause).toList();
    }
}
