package tongbao.sandbox.wallet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.page.Visitor;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.Payers;
import tongbao.sandbox.state.Payers.Payer;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Standing.Closed;
import tongbao.sandbox.state.Standing.Finished;
import tongbao.sandbox.state.Standing.Paid;
import tongbao.sandbox.state.Standing.Waiting;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.trade.Deadlines;
import tongbao.sandbox.trade.Passwords;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.wallet.OrderView.Situation;

/** What payers do with an order, on the phone and at the cashier alike. */
final class Desk {
    private final House house;

    Desk(House house) {
        this.house = house;
    }

    OrderView view(Order order) {
        return house.database().transact(sql -> view(sql, order));
    }

    private OrderView view(Sql sql, Order order) {
        Optional<Trade> found = house.trading().find(sql, order);
        int wrong = found.map(trade -> house.trading().passwords().wrongOnes(sql, trade))
                .orElse(0);
        Situation situation = situation(order, found, wrong);
        Optional<Trade> trade = situation == Situation.INCONSISTENT ? Optional.empty() : found;
        return new OrderView(
                order,
                situation,
                trade,
                wrong,
                until(order, trade),
                trade.filter(_ -> situation == Situation.PAID).flatMap(paid -> returnUrl(order, paid)),
                payers(sql, order, trade));
    }

    private Situation situation(Order order, Optional<Trade> trade, int wrongPasswords) {
        Instant now = house.clock().instant();
        if (trade.isEmpty()) {
            return Deadlines.isOver(order, now) ? Situation.EXPIRED : Situation.NOT_ENTERED;
        }
        if (!order.continues(trade.orElseThrow().order())) {
            return Situation.INCONSISTENT;
        }
        return switch (trade.orElseThrow().standing()) {
            case Waiting _ -> wrongPasswords < Passwords.WRONG_MAX ? Situation.ENTERED : Situation.LOCKED;
            case Paid _, Finished _ -> Situation.PAID;
            case Closed _ -> Situation.CLOSED;
        };
    }

    private Optional<Instant> until(Order order, Optional<Trade> trade) {
        return trade.isPresent()
                ? trade.flatMap(present -> present.standing() instanceof Waiting waiting
                        ? Optional.of(waiting.closesAt())
                        : Optional.empty())
                : Deadlines.end(order, house.clock().instant());
    }

    private static List<Payer> payers(Sql sql, Order order, Optional<Trade> trade) {
        Optional<Buyer> only =
                trade.filter(_ -> order.product().isForOnePayer()).map(Trade::buyer);
        return only.map(buyer ->
                        List.of(Payers.find(sql, buyer.userId()).orElseGet(() -> new Payer(buyer, Optional.empty()))))
                .orElseGet(() -> Payers.list(sql));
    }

    Optional<String> returnUrl(Order order, Trade trade) {
        return ReturnAddress.of(
                order, trade, house.apps().get(order.appId()), house.clock().instant());
    }

    /** Who holds this phone: whoever was chosen, or the usual payer. */
    Payer payer(Visitor visitor) {
        return house.database().transact(sql -> payer(sql, visitor.userId()));
    }

    private static Payer payer(Sql sql, Optional<String> userId) {
        return userId.flatMap(id -> Payers.find(sql, id))
                .or(() -> Payers.find(sql, Buyer.DEFAULT.userId()))
                .orElseThrow();
    }

    /** Whether it was done, and if not, why. */
    Optional<Sayings> enter(Order order, Visitor visitor) {
        Buyer buyer = payer(visitor).buyer();
        return moved(sql -> house.trading().enter(sql, order, buyer));
    }

    Optional<Sayings> refuse(Order order) {
        return moved(sql -> house.trading().refuse(sql, order));
    }

    /** With the right password or with a wrong one, as the form says; nobody named is whoever entered. */
    Optional<Sayings> pay(Order order, Visitor visitor) {
        Optional<String> named =
                Optional.ofNullable(visitor.form().get("payer")).or(visitor::userId);
        boolean isWrong = "wrong".equals(visitor.form().get("password"));
        var passwords = house.trading().passwords();
        return moved(sql -> {
            Optional<Buyer> buyer = named.flatMap(id -> Payers.find(sql, id)).map(Payer::buyer);
            return isWrong
                    ? passwords.wrong(sql, order, buyer.orElse(Buyer.DEFAULT))
                    : passwords.right(sql, order, buyer);
        });
    }

    private Optional<Sayings> moved(Function<Sql, Trade> move) {
        try {
            house.database().transact(move);
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(Sayings.of(refusal));
        } finally {
            house.toldLater().run();
        }
    }

    /** Moves the business clock to just after the order's end, for everything that lives by it. */
    Optional<Sayings> letExpire(Order order) {
        Optional<Instant> until = view(order).until();
        if (until.isEmpty()) {
            return Optional.of(Sayings.REFUSED);
        }
        Duration rest = Duration.between(house.clock().instant(), until.orElseThrow());
        boolean isMoved = rest.isNegative() || house.clock().advance(house.database(), rest.plusSeconds(1));
        house.toldLater().run();
        return isMoved ? Optional.empty() : Optional.of(Sayings.CLOCK_REFUSED);
    }

    /** Where a phone reaches the sandbox: as this browser did, unless an address of its own was set. */
    String phoneAddress(Visitor visitor) {
        boolean isLoopback = house.url().matches("http://(127\\.0\\.0\\.1|\\[::1]|\\[0:0:0:0:0:0:0:1])(:\\d+)?");
        return isLoopback ? visitor.host().map(host -> "http://" + host).orElse(house.url()) : house.url();
    }
}
