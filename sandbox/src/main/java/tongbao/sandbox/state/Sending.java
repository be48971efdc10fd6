package tongbao.sandbox.state;

import java.time.Instant;
import java.util.Optional;

/** One try to tell a merchant, made or yet to come (no {@code sentAt}), and what was answered. */
public record Sending(
        String notifyId,
        String outTradeNo,
        String tradeStatus,
        int tries,
        Instant dueAt,
        Optional<Instant> sentAt,
        SendingResult result) {

    /** What came of it. The answer is cut; {@code accident} names what the tester had ordered. */
    public record SendingResult(Optional<String> answered, Optional<Integer> httpStatus, Optional<String> accident) {
        public static final SendingResult NOTHING =
                new SendingResult(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
