package tongbao.sandbox.junit;

import java.time.Instant;
import java.util.Optional;
import tongbao.sandbox.wire.JsonObject;

/**
 * One sending of a notice, made or planned.
 *
 * @param tries which try it was, from one
 * @param sentAt nothing while it is planned, and when an accident kept it back
 * @param answered the beginning of what the merchant replied
 * @param accident what went wrong with it on order
 */
public record SentNotice(
        String notifyId,
        String tradeStatus,
        int tries,
        Optional<Instant> sentAt,
        Optional<String> answered,
        Optional<Integer> httpStatus,
        Optional<String> accident) {

    static SentNotice of(JsonObject notice) {
        return new SentNotice(
                notice.text("notify_id").orElseThrow(),
                notice.text("trade_status").orElse(""),
                Integer.parseInt(notice.text("tries").orElse("0")),
                notice.text("sent_at").map(Instant::parse),
                notice.text("answered"),
                notice.text("http_status").map(Integer::valueOf),
                notice.text("accident"));
    }

    /** Whether the merchant replied with HTTP 200 and exactly {@code success}. */
    public boolean isAcknowledged() {
        return httpStatus.equals(Optional.of(200)) && answered.equals(Optional.of("success"));
    }
}
