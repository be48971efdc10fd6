package tongbao.simulate.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A pretend Alipay in plain words: numbers are text, amounts are fen. It knows none of core's rules: a judge must not
 * borrow the eyes of the accused.
 */
final class Alipay {
    /** A waiting trade is ended some time after its end, not at once; less than core's fifteen minutes. */
    private static final Duration ENDED_WITHIN = Duration.ofMinutes(10);

    /** Sooner, a refund query may miss a refund that went through. */
    private static final Duration REFUND_QUERY_RELIABLE_AFTER = Duration.ofSeconds(10);

    private static final Duration PASSWORD_WITHIN = Duration.ofSeconds(100);

    /** How the names begin under which money is given back in the console. */
    static final String CONSOLE = "console-";

    /** The name under which a cancel gives money back. */
    static final String CANCEL = "cancel";

    private final World world;
    private final Map<String, Trade> trades = new LinkedHashMap<>();
    private final Map<String, Instant> addressesUntil = new LinkedHashMap<>();
    private int tradesMade;

    Alipay(World world) {
        this.world = world;
    }

    enum Status {
        WAITING,
        PAID,
        FINISHED,
        CLOSED
    }

    /** What a signed address or a code leads to. */
    record Terms(String orderNo, long fen, Instant until) {
        String text() {
            return orderNo + "|" + fen + "|" + until.toEpochMilli();
        }

        static Terms read(String text) {
            List<String> parts = List.of(text.split("\\|", -1));
            Instant until = Instant.ofEpochMilli(Long.parseLong(parts.get(2)));
            return new Terms(parts.get(0), Long.parseLong(parts.get(1)), until);
        }
    }

    record Given(long fen, Instant at) {}

    static final class Trade {
        final String orderNo;
        final String tradeNo;
        final long fen;
        final Map<String, Given> refunds = new LinkedHashMap<>();
        Status status = Status.WAITING;
        Optional<Instant> paidAt = Optional.empty();
        /** The largest sum that went back and that an answered notice has told. */
        long refundedTold;

        Trade(Terms terms, int number) {
            this.orderNo = terms.orderNo();
            this.fen = terms.fen();
            this.tradeNo = "trade-" + number;
        }

        long refunded() {
            return refunds.values().stream().mapToLong(Given::fen).sum();
        }

        boolean isRefundedInConsole() {
            return refunds.keySet().stream().anyMatch(number -> number.startsWith(CONSOLE));
        }
    }

    /** How a trade looks at a moment; {@code refunded} where money went back. */
    record Sight(
            String orderNo, String tradeNo, Status status, long fen, OptionalLong refunded, Optional<Instant> paidAt) {
        static Sight of(Trade trade) {
            OptionalLong refunded = trade.refunds.isEmpty() ? OptionalLong.empty() : OptionalLong.of(trade.refunded());
            return new Sight(trade.orderNo, trade.tradeNo, trade.status, trade.fen, refunded, trade.paidAt);
        }
    }

    /** What a refund is answered; without {@code moved} the answer is only that it was heard. */
    sealed interface Back {
        record Done(boolean moved, long refunded) implements Back {}

        record Refused(String code) implements Back {}
    }

    /** An address with these terms is in the world; whoever has it can pay by it. */
    void addressLeft(Terms terms) {
        addressesUntil.merge(terms.orderNo(), terms.until(), (a, b) -> a.isAfter(b) ? a : b);
    }

    Optional<Trade> trade(String orderNo) {
        return Optional.ofNullable(trades.get(orderNo));
    }

    List<Trade> trades() {
        return new ArrayList<>(trades.values());
    }

    boolean canBePaid(String orderNo) {
        Trade trade = trades.get(orderNo);
        Instant until = addressesUntil.getOrDefault(orderNo, Instant.MIN);
        return trade == null ? until.isAfter(world.now()) : trade.status == Status.WAITING;
    }

    /** A payer comes to the cashier; whether there is something to pay. */
    boolean enter(Terms terms) {
        Trade known = trades.get(terms.orderNo());
        if (known != null) {
            return known.status == Status.WAITING && known.fen == terms.fen();
        }
        if (!terms.until().isAfter(world.now())) {
            return false;
        }
        Trade made = new Trade(terms, ++tradesMade);
        trades.put(terms.orderNo(), made);
        tell(made, "a trade of %d fen is made", made.fen);
        Instant ends = terms.until().plus(world.chance.upTo(ENDED_WITHIN));
        world.agenda.plan(ends, () -> {
            if (made.status == Status.WAITING) {
                close(made);
            }
        });
        return true;
    }

    /** The shop shows a code that it scanned; true when it is paid at once, and not after the payer's password. */
    boolean show(Terms terms) {
        enter(terms);
        int mood = world.chance.below(100);
        if (mood < 40) {
            pay(terms.orderNo());
        } else if (mood < 80) {
            world.after(Duration.ofSeconds(1), PASSWORD_WITHIN, () -> pay(terms.orderNo()));
        }
        return mood < 40;
    }

    void pay(String orderNo) {
        Trade trade = trades.get(orderNo);
        if (trade == null || trade.status != Status.WAITING) {
            return;
        }
        trade.status = Status.PAID;
        trade.paidAt = Optional.of(world.now());
        tell(trade, "is paid");
        world.postman.send(trade);
        if (world.accidents.strikes(Accident.FINISHED_EARLY)) {
            world.after(Duration.ZERO, Duration.ofMinutes(20), () -> finish(trade));
        }
        if (world.accidents.strikes(Accident.REFUND_ELSEWHERE)) {
            Duration most = world.chance.percent(50) ? Duration.ofSeconds(10) : Duration.ofMinutes(20);
            world.after(Duration.ZERO, most, () -> refundInConsole(trade));
        }
    }

    private void finish(Trade trade) {
        if (trade.status == Status.PAID) {
            trade.status = Status.FINISHED;
            tell(trade, "is finished");
            world.postman.send(trade);
        }
    }

    private void refundInConsole(Trade trade) {
        long left = trade.fen - trade.refunded();
        if (trade.status == Status.PAID && left > 0) {
            long fen = world.chance.percent(50) ? left : 1 + world.chance.below((int) left);
            give(trade, CONSOLE + trade.refunds.size(), fen);
        }
    }

    private void give(Trade trade, String number, long fen) {
        trade.refunds.put(number, new Given(fen, world.now()));
        tell(trade, "gives back %d fen under %s", fen, number);
        if (trade.refunded() == trade.fen) {
            trade.status = Status.CLOSED;
        }
        world.postman.send(trade);
    }

    private void close(Trade trade) {
        trade.status = Status.CLOSED;
        tell(trade, "is closed");
        world.postman.send(trade);
    }

    /** Closes a waiting trade; empty when there is none by this number. */
    Optional<Boolean> closeWaiting(String orderNo) {
        Trade trade = trades.get(orderNo);
        if (trade == null) {
            return Optional.empty();
        }
        boolean waiting = trade.status == Status.WAITING;
        if (waiting) {
            close(trade);
        }
        return Optional.of(waiting);
    }

    /** What came of a cancel; ASK where money came and went, or Alipay won't. */
    enum Cancelled {
        NOTHING,
        CLOSED,
        ASK
    }

    Cancelled cancel(String orderNo) {
        Trade trade = trades.get(orderNo);
        if (trade == null) {
            return Cancelled.NOTHING;
        }
        boolean gives = trade.status == Status.PAID
                && trade.refunded() == 0
                && !world.accidents.strikes(Accident.REFUND_REFUSED);
        if (gives) {
            give(trade, CANCEL, trade.fen);
        }
        if (trade.status == Status.WAITING) {
            close(trade);
        }
        return trade.paidAt.isEmpty() ? Cancelled.CLOSED : Cancelled.ASK;
    }

    Back refund(String orderNo, String number, long fen) {
        Trade trade = trades.get(orderNo);
        if (trade == null) {
            return new Back.Refused("ACQ.TRADE_NOT_EXIST");
        }
        Given before = trade.refunds.get(number);
        if (before != null) {
            return before.fen() == fen
                    ? new Back.Done(false, trade.refunded())
                    : new Back.Refused("ACQ.DISCORDANT_REPEAT_REQUEST");
        }
        if (trade.status != Status.PAID) {
            return new Back.Refused("ACQ.TRADE_STATUS_ERROR");
        }
        if (trade.refunded() + fen > trade.fen) {
            return new Back.Refused("ACQ.REASON_TRADE_REFUND_FEE_ERR");
        }
        if (world.accidents.strikes(Accident.REFUND_REFUSED)) {
            return new Back.Refused("ACQ.SELLER_BALANCE_NOT_ENOUGH");
        }
        give(trade, number, fen);
        return new Back.Done(true, trade.refunded());
    }

    /** The amount that went back under this number; empty when the query misses. */
    OptionalLong refundByNumber(String orderNo, String number) {
        Given given = trade(orderNo).map(trade -> trade.refunds.get(number)).orElse(null);
        if (given == null) {
            return OptionalLong.empty();
        }
        boolean reliable = !world.now().isBefore(given.at().plus(REFUND_QUERY_RELIABLE_AFTER));
        return reliable || world.chance.percent(50) ? OptionalLong.of(given.fen()) : OptionalLong.empty();
    }

    private void tell(Trade trade, String format, Object... parts) {
        world.tell(world.aboutOrder(trade.orderNo), "Alipay: " + trade.tradeNo + " " + format, parts);
    }
}
