package tongbao.sandbox.trade;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tongbao.sandbox.state.Accounts;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.HeldTrades;
import tongbao.sandbox.state.HeldTrades.Held;
import tongbao.sandbox.state.Movement.Kind;
import tongbao.sandbox.state.Receivers;
import tongbao.sandbox.state.Settlements;
import tongbao.sandbox.state.Settlements.Detail;
import tongbao.sandbox.state.Settlements.Settlement;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Standing.Closed;
import tongbao.sandbox.state.Standing.Finished;
import tongbao.sandbox.state.Standing.Paid;
import tongbao.sandbox.state.Standing.Waiting;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.wire.Amount;

/** A merchant shares what a trade brought, and takes shares back with a refund. */
public final class Sharing {
    private final Trading trading;
    private final Numbers numbers;
    private final Supplier<Customs> customs;

    Sharing(Trading trading, Numbers numbers, Supplier<Customs> customs) {
        this.trading = trading;
        this.numbers = numbers;
        this.customs = customs;
    }

    /** A share: of so much, to somebody who is named in one of Alipay's ways. */
    public record Share(String type, String account, Amount amount) {
        /** The user's number, whichever way it is named. */
        public String userId() {
            return Buyer.named(account).userId();
        }
    }

    /** What a merchant asks; {@code content} is all of it as text, to be compared when it comes again. */
    public record Asked(String outRequestNo, String content, List<Share> shares, boolean isLast) {}

    /** Shares once under each request number; the same again answers as the first time. */
    public Settlement settle(Sql sql, Trade trade, Asked asked) {
        Optional<Settlement> earlier = Settlements.find(sql, trade.tradeNo(), asked.outRequestNo());
        if (earlier.isPresent()) {
            if (!earlier.orElseThrow().content().equals(asked.content())) {
                throw Refusal.business("DISCORDANT_REPEAT_REQUEST", "请求信息不一致");
            }
            return earlier.orElseThrow();
        }
        requirePaid(trade);
        Optional<Held> held = HeldTrades.find(sql, trade.tradeNo());
        if (held.filter(Held::isFinished).isPresent()) {
            throw Refusal.business("ILLEGAL_SETTLE_STATE", "不合法的结算状态");
        }
        requireRoom(sql, trade, asked, held);
        Instant now = trading.now();
        Settlement settlement =
                new Settlement(numbers.settleNo(sql, now), trade.tradeNo(), asked.outRequestNo(), asked.content(), now);
        Settlements.insert(sql, settlement);
        asked.shares().forEach(share -> share(sql, trade, settlement, share));
        if (asked.isLast()) {
            HeldTrades.find(sql, trade.tradeNo()).ifPresent(left -> finish(sql, trade, left, now));
        }
        return settlement;
    }

    private static void requirePaid(Trade trade) {
        switch (trade.standing()) {
            case Paid _, Finished _ -> {}
            case Waiting _ -> throw Refusal.business("TRADE_STATUS_ERROR", "交易状态不合法");
            case Closed _ -> throw Refusal.business("ILLEGAL_SETTLE_STATE", "不合法的结算状态");
        }
    }

    private void requireRoom(Sql sql, Trade trade, Asked asked, Optional<Held> held) {
        long fen =
                asked.shares().stream().mapToLong(share -> share.amount().fen()).sum();
        long sharedFen =
                Settlements.shared(sql, trade.tradeNo(), Optional.empty()).fen();
        long most = trade.totalAmount().minus(trade.refundedAmount()).fen()
                * customs.get().royaltyPercentMax()
                / 100;
        if (sharedFen + fen > most
                || held.filter(left -> left.unsettled().fen() < fen).isPresent()) {
            throw Refusal.business("ALLOC_AMOUNT_VALIDATE_ERROR", "分账金额校验错误");
        }
    }

    private void share(Sql sql, Trade trade, Settlement settlement, Share share) {
        String sellerId = trade.key().sellerId();
        if (share.userId().equals(sellerId)) {
            throw Refusal.business("ROYALTY_ACCOUNTS_EQUAL", "分账转出转入账户相同");
        }
        if (!Receivers.isBound(sql, sellerId, share.type(), share.account())) {
            throw Refusal.business("ROYALTY_RECEIVER_INVALID", "分账收款方不存在或未签约");
        }
        Instant now = settlement.at();
        release(sql, trade, share.amount().fen(), settlement.outRequestNo(), now);
        var reason = Books.reason(trade, settlement.outRequestNo(), share.userId(), now);
        if (!Books.move(sql, sellerId, Kind.ROYALTY, -share.amount().fen(), reason)) {
            throw Refusal.business("TXN_RESULT_ACCOUNT_BALANCE_NOT_ENOUGH", "账户余额不足");
        }
        receive(sql, share.userId(), Kind.ROYALTY, share.amount().fen(), about(trade, settlement.outRequestNo(), now));
        Settlements.insert(
                sql,
                new Detail(
                        0,
                        Optional.of(settlement.settleNo()),
                        trade.tradeNo(),
                        settlement.outRequestNo(),
                        share.amount(),
                        sellerId,
                        share.userId(),
                        now));
    }

    private static Books.Reason about(Trade trade, String requestNo, Instant now) {
        return Books.reason(trade, requestNo, trade.key().sellerId(), now);
    }

    /** Only money that is counted is moved. */
    private static boolean receive(Sql sql, String userId, Kind kind, long fen, Books.Reason reason) {
        return Accounts.find(sql, userId).isEmpty() || Books.move(sql, userId, kind, fen, reason);
    }

    private static void finish(Sql sql, Trade trade, Held left, Instant now) {
        release(sql, trade, left.unsettled().fen(), "", now);
        HeldTrades.update(sql, new Held(trade.tradeNo(), Amount.ZERO, true));
    }

    /** Money that was held for sharing can be spent again, as far as any is held. */
    static void release(Sql sql, Trade trade, long fenMax, String requestNo, Instant now) {
        HeldTrades.find(sql, trade.tradeNo()).ifPresent(held -> {
            long fen = Math.min(fenMax, held.unsettled().fen());
            HeldTrades.update(
                    sql, new Held(held.tradeNo(), new Amount(held.unsettled().fen() - fen), held.isFinished()));
            Accounts.hold(sql, trade.key().sellerId(), -fen);
            Books.move(sql, trade.key().sellerId(), Kind.UNFREEZE, fen, about(trade, requestNo, now));
        });
    }

    /** The payment of a trade that waits to be shared: all that came can not be spent yet. */
    static void hold(Sql sql, Trade trade, long fen, Instant now) {
        HeldTrades.insert(sql, new Held(trade.tradeNo(), new Amount(fen), false));
        Accounts.hold(sql, trade.key().sellerId(), fen);
        Books.move(sql, trade.key().sellerId(), Kind.FREEZE, -fen, about(trade, "", now));
    }

    /** Takes shares back to the merchant, so that a refund can be paid out of them. */
    void takeBack(Sql sql, Trade trade, String outRequestNo, List<Share> shares) {
        Instant now = trading.now();
        String sellerId = trade.key().sellerId();
        for (Share share : shares) {
            Amount received = Settlements.shared(sql, trade.tradeNo(), Optional.of(share.userId()));
            if (share.amount().compareTo(received) > 0) {
                throw Refusal.business("ALLOC_AMOUNT_VALIDATE_ERROR", "退分账金额超限");
            }
            long fen = share.amount().fen();
            if (!receive(sql, share.userId(), Kind.ROYALTY_BACK, -fen, about(trade, outRequestNo, now))) {
                throw Refusal.business("TXN_RESULT_ACCOUNT_BALANCE_NOT_ENOUGH", "账户余额不足");
            }
            Books.move(sql, sellerId, Kind.ROYALTY_BACK, fen, Books.reason(trade, outRequestNo, share.userId(), now));
            Settlements.insert(
                    sql,
                    new Detail(
                            0,
                            Optional.empty(),
                            trade.tradeNo(),
                            outRequestNo,
                            share.amount(),
                            share.userId(),
                            sellerId,
                            now));
        }
    }
}
