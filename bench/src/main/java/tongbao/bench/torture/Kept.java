package tongbao.bench.torture;

import java.util.List;
import java.util.Set;

/** One payment as the database has it; amounts in fen, words as they are stored. */
record Kept(
        String id,
        String outTradeNo,
        long version,
        boolean isClosed,
        Sums sums,
        List<Attempt> attempts,
        List<Refund> refunds,
        List<Event> events) {
    Kept {
        attempts = List.copyOf(attempts);
        refunds = List.copyOf(refunds);
        events = List.copyOf(events);
    }

    record Sums(long total, long paid, long reserved, long refunded) {}

    /** {@code paidFen} is 0 where no money is known. */
    record Attempt(int number, String orderNo, String state, long paidFen) {
        private static final Set<String> UNSETTLED =
                Set.of("prepared", "submitting", "awaiting", "withdrawn", "cancelling");

        boolean isUnsettled() {
            return UNSETTLED.contains(state);
        }

        boolean isPaid() {
            return paidFen > 0;
        }
    }

    record Refund(String id, int attempt, String requestNo, String kind, long fen, String state) {
        boolean isUnsettled() {
            return state.equals("refunding") || state.equals("doubting");
        }

        boolean isRefunded() {
            return state.equals("refunded");
        }
    }

    /** {@code told} are the words to the app that belong to it, with commas between them. */
    record Event(long version, int place, String subject, String from, String to, String told) {
        List<String> words() {
            return told.isEmpty() ? List.of() : List.of(told.split(",", -1));
        }
    }
}
