package tongbao.bench.proof;

import java.util.List;
import java.util.Optional;

/**
 * One payment as somebody else than the client knows it. {@code notices} are the numbers of those that were kept;
 * nothing where that can't be seen.
 */
public record Kept(
        String outTradeNo,
        String paymentId,
        Sums sums,
        String subject,
        List<Attempt> attempts,
        List<Refund> refunds,
        Optional<List<String>> notices,
        Optional<Long> paidEvents) {
    public Kept {
        attempts = List.copyOf(attempts);
        refunds = List.copyOf(refunds);
        notices = notices.map(List::copyOf);
    }

    /** In fen. */
    public record Sums(long total, long paid, long refunded) {}

    /** {@code link} is empty where it isn't shown, {@code tradeNo} where nobody has paid. */
    public record Attempt(String orderNo, String link, String state, String tradeNo) {}

    public record Refund(String requestNo, long fen, String state) {}
}
