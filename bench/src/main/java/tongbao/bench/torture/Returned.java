package tongbao.bench.torture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongbao.bench.torture.Findings.Sort;

/** What went back of one attempt, here and at Alipay. */
record Returned(Kept kept, Kept.Attempt attempt, Optional<There> there, Findings findings) {

    void compare() {
        List<Kept.Refund> mine = kept.refunds().stream()
                .filter(refund -> refund.attempt() == attempt.number())
                .toList();
        long here = mine.stream()
                .filter(Kept.Refund::isRefunded)
                .mapToLong(Kept.Refund::fen)
                .sum();
        long thereFen = there.map(There::refundedFen).orElse(0L);
        Sort sort = here < thereFen ? Sort.LOST : Sort.DIFFERENT;
        findings.expect(
                here == thereFen,
                Rule.REFUNDS_AGREE,
                sort,
                kept.outTradeNo(),
                attempt.orderNo() + ": " + here + " fen went back here, there " + shown());
        findings.expect(
                here <= attempt.paidFen() && thereFen <= kept.sums().total(),
                Rule.REFUNDS_FIT,
                Sort.DOUBLED,
                kept.outTradeNo(),
                here + " fen went back here and " + thereFen + " there of " + attempt.paidFen());
        Map<String, Long> numbers = there.map(There::refunds).orElse(Map.of());
        mine.forEach(refund -> one(refund, numbers));
        numbers.forEach((number, fen) -> known(number, fen, mine));
    }

    private String shown() {
        return there.map(trade -> trade.refunds().toString()).orElse("nothing");
    }

    /** What a cancel gave back has the trade's own number there, and is a reversal here. */
    private boolean maybeOfACancel(Kept.Refund refund) {
        return refund.kind().equals("reversal");
    }

    private void one(Kept.Refund refund, Map<String, Long> numbers) {
        Long byNumber = numbers.get(refund.requestNo());
        Long byCancel = maybeOfACancel(refund) ? numbers.get(attempt.orderNo()) : null;
        Long fen = byNumber == null ? byCancel : byNumber;
        boolean same = refund.isRefunded() ? fen != null && fen == refund.fen() : byNumber == null;
        Sort sort = refund.isRefunded() ? Sort.LOST : Sort.DIFFERENT;
        findings.expect(
                same,
                Rule.REFUNDS_AGREE,
                sort,
                kept.outTradeNo(),
                refund.kind() + " " + refund.requestNo() + " is " + refund.state() + " here with " + refund.fen()
                        + " fen, there " + shown());
    }

    private void known(String number, long fen, List<Kept.Refund> mine) {
        boolean known = mine.stream()
                .filter(refund -> refund.isRefunded() && refund.fen() == fen)
                .anyMatch(refund -> refund.requestNo().equals(number)
                        || (number.equals(attempt.orderNo()) && maybeOfACancel(refund)));
        findings.expect(
                known,
                Rule.REFUNDS_AGREE,
                Sort.DOUBLED,
                kept.outTradeNo(),
                number + " gave " + fen + " fen back there, and is not kept so here");
    }
}
