package tongbao.sandbox.trade;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tongbao.sandbox.state.Accounts;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.FundAuth;
import tongbao.sandbox.state.FundAuth.FundAsked;
import tongbao.sandbox.state.FundAuth.FundKeys;
import tongbao.sandbox.state.FundAuth.FundStanding;
import tongbao.sandbox.state.FundAuth.FundStatus;
import tongbao.sandbox.state.FundAuths;
import tongbao.sandbox.state.FundAuths.Operation;
import tongbao.sandbox.state.FundAuths.OperationType;
import tongbao.sandbox.state.Movement.About;
import tongbao.sandbox.state.Movement.Kind;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.wire.Amount;

/** A payer lets a merchant freeze money; the merchant takes it piece by piece, and lets the rest go. */
public final class Freezing {
    /** Later it can only be let go. */
    private static final Duration CANCELLABLE = Duration.ofHours(24);

    private final Trading trading;
    private final Numbers numbers;
    private final FundNotices notices;

    Freezing(Trading trading, Numbers numbers) {
        this.trading = trading;
        this.numbers = numbers;
        this.notices = new FundNotices(numbers);
    }

    /** The merchant asks; the same again continues, anything else under that number is refused. */
    public FundAuth ask(Sql sql, FundAsked asked) {
        Optional<FundAuth> present =
                FundAuths.byOrder(sql, asked.sellerId(), asked.outOrderNo()).map(auth -> lapse(sql, auth));
        if (present.isEmpty()) {
            var keys = new FundKeys(
                    numbers.authNo(sql, trading.now()), numbers.operationId(sql, trading.now()), numbers.orderCode());
            var init = new FundStanding(FundStatus.INIT, Optional.empty(), Amount.ZERO, Amount.ZERO, Optional.empty());
            FundAuth auth = new FundAuth(keys, asked, init);
            FundAuths.insert(sql, auth);
            return auth;
        }
        FundAuth auth = present.orElseThrow();
        if (!auth.asked().isSame(asked)) {
            throw Refusal.bare("UNIQUE_VIOLATION", "订单信息不一致");
        }
        return switch (auth.standing().status()) {
            case INIT -> auth;
            case AUTHORIZED -> throw Refusal.bare("FREEZE_ALREADY_SUCCESS", "资金已冻结成功");
            case FINISH -> throw finished();
            case CLOSED -> throw closed();
        };
    }

    /** The payer agrees. */
    public FundAuth authorise(Sql sql, FundAuth asked, Buyer buyer) {
        FundAuth auth = requireUndecided(lapse(sql, asked));
        if (buyer.userId().equals(auth.asked().sellerId())) {
            throw Refusal.bare("PAYER_PAYEE_EQUAL", "付款方和收款方不能相同");
        }
        if (Accounts.find(sql, buyer.userId()).isPresent()) {
            if (!moved(sql, auth, buyer, Kind.FREEZE, -auth.asked().amount().fen())) {
                throw Refusal.bare("MONEY_NOT_ENOUGH", "账户余额不足");
            }
            Accounts.hold(sql, buyer.userId(), auth.asked().amount().fen());
        }
        FundAuth frozen = auth.frozenFor(buyer, trading.now());
        FundAuths.update(sql, frozen);
        notices.frozen(sql, frozen);
        return frozen;
    }

    /** The payer does not want to. */
    public FundAuth refuse(Sql sql, FundAuth asked) {
        FundAuth closed = requireUndecided(lapse(sql, asked)).with(FundStatus.CLOSED);
        FundAuths.update(sql, closed);
        return closed;
    }

    private static FundAuth requireUndecided(FundAuth auth) {
        return switch (auth.standing().status()) {
            case INIT -> auth;
            case AUTHORIZED -> throw Refusal.bare("FREEZE_ALREADY_SUCCESS", "资金已冻结成功");
            case FINISH -> throw finished();
            case CLOSED -> throw closed();
        };
    }

    /** As it is now, after what time alone has done to it. */
    public FundAuth lapse(Sql sql, FundAuth auth) {
        if (auth.standing().status() != FundStatus.INIT
                || auth.asked().times().expiresAt().isAfter(trading.now())) {
            return auth;
        }
        FundAuth closed = auth.with(FundStatus.CLOSED);
        FundAuths.update(sql, closed);
        return closed;
    }

    /** Lets so much go, once under each request number. */
    public Operation unfreeze(Sql sql, FundAuth auth, String outRequestNo, Amount amount) {
        Optional<Operation> earlier =
                FundAuths.operation(sql, auth.keys().authNo(), OperationType.UNFREEZE, outRequestNo);
        if (earlier.isPresent()) {
            if (!earlier.orElseThrow().amount().equals(amount)) {
                throw Refusal.bare("UNIQUE_VIOLATION", "订单信息不一致");
            }
            return earlier.orElseThrow();
        }
        requireFrozen(auth);
        if (amount.compareTo(auth.rest()) > 0) {
            throw Refusal.bare("REQUEST_AMOUNT_EXCEED", "请求解冻金额大于剩余冻结金额");
        }
        return letGo(sql, auth, outRequestNo, amount);
    }

    private static void requireFrozen(FundAuth auth) {
        switch (auth.standing().status()) {
            case AUTHORIZED -> {}
            case INIT -> throw Refusal.bare("ILLEGAL_STATUS", "授权订单状态非法");
            case FINISH -> throw finished();
            case CLOSED -> throw closed();
        }
    }

    private Operation letGo(Sql sql, FundAuth auth, String outRequestNo, Amount amount) {
        Instant now = trading.now();
        release(sql, auth, amount);
        FundAuth less = auth.less(amount, Amount.ZERO);
        FundAuths.update(sql, less);
        Operation operation = new Operation(
                numbers.operationId(sql, now), auth.keys().authNo(), outRequestNo, OperationType.UNFREEZE, amount, now);
        FundAuths.insert(sql, operation);
        notices.unfrozen(sql, less, operation);
        return operation;
    }

    /** Undoes the freezing: {@code close} while it was undecided, {@code unfreeze} when money was frozen. */
    public String cancel(Sql sql, FundAuth asked) {
        FundAuth auth = lapse(sql, asked);
        return switch (auth.standing().status()) {
            case INIT -> {
                FundAuths.update(sql, auth.with(FundStatus.CLOSED));
                yield "close";
            }
            case AUTHORIZED -> {
                if (auth.standing().paid().fen() > 0) {
                    throw Refusal.bare("REQUEST_AMOUNT_EXCEED", "已有转支付，不能撤销");
                }
                Instant end = auth.standing().frozenAt().orElseThrow().plus(CANCELLABLE);
                if (end.isBefore(trading.now())) {
                    throw Refusal.bare("CANCEL_OPERATION_TIME_OUT", "超过撤销时间范围");
                }
                letGo(sql, auth, auth.asked().outRequestNo(), auth.rest());
                yield "unfreeze";
            }
            case FINISH -> throw finished();
            case CLOSED -> "close";
        };
    }

    /** Takes the order's amount out of what is frozen; with {@code isLast} the rest goes back. */
    public Trade pay(Sql sql, Order order, String authNo, boolean isLast) {
        FundAuth auth = FundAuths.byNumber(sql, order.key().sellerId(), authNo)
                .map(found -> lapse(sql, found))
                .orElseThrow(() -> Refusal.business("AUTH_NO_ERROR", "预授权号错误或状态不对"));
        Order asked = trading.ask(sql, order);
        requirePayable(auth, order.totalAmount());
        Buyer buyer = auth.standing().buyer().orElseThrow();
        trading.begin(sql, asked, buyer);
        release(sql, auth, order.totalAmount());
        Trade paid = trading.pay(sql, asked, Optional.of(buyer));
        FundAuth less = auth.less(Amount.ZERO, order.totalAmount());
        FundAuths.update(sql, less);
        Instant now = trading.now();
        FundAuths.insert(
                sql,
                new Operation(
                        numbers.operationId(sql, now),
                        authNo,
                        order.key().outTradeNo(),
                        OperationType.PAY,
                        order.totalAmount(),
                        now));
        if (isLast && less.rest().fen() > 0) {
            letGo(sql, less, order.key().outTradeNo(), less.rest());
        }
        return paid;
    }

    private static void requirePayable(FundAuth auth, Amount amount) {
        switch (auth.standing().status()) {
            case AUTHORIZED -> {}
            case INIT -> throw Refusal.business("AUTH_ORDER_NOT_PAID", "预授权订单未支付");
            case FINISH -> throw Refusal.business("AUTH_ORDER_HAS_FINISHED", "预授权订单已完结");
            case CLOSED -> throw Refusal.business("AUTH_ORDER_HAS_CLOSED", "预授权订单已关闭");
        }
        if (amount.compareTo(auth.rest()) > 0) {
            throw Refusal.business("AUTH_AMOUNT_NOT_ENOUGH", "授权金额不足");
        }
    }

    /** The payer can spend it again, where the payer's money is counted and some of it is held. */
    private void release(Sql sql, FundAuth auth, Amount amount) {
        Buyer buyer = auth.standing().buyer().orElseThrow();
        long heldFen = Accounts.find(sql, buyer.userId())
                .map(account -> account.frozen().fen())
                .orElse(0L);
        long fen = Math.min(amount.fen(), heldFen);
        if (fen > 0) {
            Accounts.hold(sql, buyer.userId(), -fen);
            moved(sql, auth, buyer, Kind.UNFREEZE, fen);
        }
    }

    private boolean moved(Sql sql, FundAuth auth, Buyer buyer, Kind kind, long fen) {
        var asked = auth.asked();
        About about = new About(auth.keys().authNo(), asked.outOrderNo(), "", asked.title(), asked.sellerId());
        return Books.move(sql, buyer.userId(), kind, fen, new Books.Reason(trading.now(), about));
    }

    private static Refusal finished() {
        return Refusal.bare("ORDER_ALREADY_FINISH", "授权订单已完结");
    }

    private static Refusal closed() {
        return Refusal.bare("ORDER_ALREADY_CLOSED", "授权订单已关闭");
    }
}
