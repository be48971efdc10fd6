package tongbao.sandbox.trade;

import java.time.Instant;
import java.util.function.Supplier;
import tongbao.sandbox.state.Accounts;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.Movement;
import tongbao.sandbox.state.Movement.About;
import tongbao.sandbox.state.Movement.Kind;
import tongbao.sandbox.state.Refund;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.wire.Amount;

/** The money of merchants, and of those payers whom a tester gave an account; other payers have more than enough. */
public final class Books {
    /** With so much every merchant begins: a million yuan. */
    public static final Amount OPENING = new Amount(100_000_000);

    private final Supplier<Customs> customs;

    Books(Supplier<Customs> customs) {
        this.customs = customs;
    }

    /** The account of a merchant, opened if need be. */
    public Accounts.Account ofMerchant(Sql sql, String userId, Instant now) {
        open(sql, userId, now);
        return Accounts.find(sql, userId).orElseThrow();
    }

    /** Gives the user exactly this balance, by what is called topping up and withdrawing. */
    public Accounts.Account setBalance(Sql sql, String userId, Amount balance, Instant now) {
        Accounts.open(sql, userId);
        long difference = balance.fen()
                - Accounts.find(sql, userId).orElseThrow().balance().fen();
        if (difference != 0) {
            Kind kind = difference > 0 ? Kind.TOP_UP : Kind.WITHDRAWAL;
            move(sql, userId, kind, difference, new Reason(now, new About("", "", "", kind.chinese(), "")));
        }
        return Accounts.find(sql, userId).orElseThrow();
    }

    void paid(Sql sql, Trade trade, Instant now) {
        long fen = trade.totalAmount().fen();
        String sellerId = trade.key().sellerId();
        open(sql, sellerId, now);
        boolean isPaid = Accounts.find(sql, trade.buyer().userId()).isEmpty()
                || move(sql, trade.buyer().userId(), Kind.PAYMENT, -fen, reason(trade, "", sellerId, now));
        if (!isPaid) {
            throw Refusal.business("BUYER_BALANCE_NOT_ENOUGH", "买家余额不足");
        }
        Reason reason = reason(trade, "", shown(trade.buyer()), now);
        move(sql, sellerId, Kind.PAYMENT, fen, reason);
        move(sql, sellerId, Kind.FEE, -fee(fen), reason);
        if (trade.order().details().isFrozenForRoyalty()) {
            Sharing.hold(sql, trade, fen - fee(fen), now);
        }
    }

    /** {@code before} is the trade as it was; the fee goes back in proportion. */
    void refunded(Sql sql, Trade before, Refund refund) {
        String sellerId = before.key().sellerId();
        open(sql, sellerId, refund.refundedAt());
        long fen = refund.amount().fen();
        Reason reason = reason(before, refund.outRequestNo(), shown(before.buyer()), refund.refundedAt());
        move(sql, sellerId, Kind.FEE_BACK, feeBack(sql, before, fen), reason);
        Sharing.release(sql, before, fen, refund.outRequestNo(), refund.refundedAt());
        if (!move(sql, sellerId, Kind.REFUND, -fen, reason)) {
            throw Refusal.business("SELLER_BALANCE_NOT_ENOUGH", "卖家余额不足");
        }
        if (Accounts.find(sql, before.buyer().userId()).isPresent()) {
            Reason backwards = reason(before, refund.outRequestNo(), sellerId, refund.refundedAt());
            move(sql, before.buyer().userId(), Kind.REFUND, fen, backwards);
        }
    }

    private static long feeBack(Sql sql, Trade before, long fen) {
        long fee = -Accounts.moved(sql, before.tradeNo(), Kind.FEE);
        long total = before.totalAmount().fen();
        long earlier = before.refundedAmount().fen();
        return rounded(fee, earlier + fen, total) - rounded(fee, earlier, total);
    }

    private long fee(long fen) {
        return rounded(fen, customs.get().feePerTenThousand(), 10_000);
    }

    /** Half a fen counts as one. */
    private static long rounded(long fen, long part, long whole) {
        return (Math.multiplyExact(fen, part) * 2 + whole) / (whole * 2);
    }

    private void open(Sql sql, String userId, Instant now) {
        if (Accounts.open(sql, userId)) {
            About about = new About("", "", "", Kind.TOP_UP.chinese(), "");
            move(sql, userId, Kind.TOP_UP, OPENING.fen(), new Reason(now, about));
        }
    }

    record Reason(Instant at, About about) {}

    static Reason reason(Trade trade, String requestNo, String other, Instant at) {
        return new Reason(
                at,
                new About(
                        trade.tradeNo(),
                        trade.key().outTradeNo(),
                        requestNo,
                        trade.order().subject(),
                        other));
    }

    static String shown(Buyer buyer) {
        return "*(" + buyer.logonIdMasked() + ")";
    }

    /** False when there is too little; nothing to move is always moved. */
    static boolean move(Sql sql, String userId, Kind kind, long fen, Reason reason) {
        return fen == 0 || Accounts.move(sql, new Movement(userId, kind, fen, reason.at(), reason.about()));
    }
}
