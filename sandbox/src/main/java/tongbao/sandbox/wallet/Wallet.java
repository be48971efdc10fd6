package tongbao.sandbox.wallet;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.Orders;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Standing.Closed;
import tongbao.sandbox.state.Standing.Finished;
import tongbao.sandbox.state.Standing.Paid;
import tongbao.sandbox.state.Standing.Waiting;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.trade.Deadlines;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.wallet.WalletView.Situation;

/** The payer's pages: an order at {@code /wallet/CODE}, and a scanned QR code at {@code /qr/CODE}. */
public final class Wallet {
    private static final Pattern PATH = Pattern.compile("/(wallet|qr)/([a-z0-9]{10,40})(/pay|/enter|/refuse)?");

    private final House house;

    public Wallet(House house) {
        this.house = house;
    }

    /** What a browser gets at a path below {@code /wallet/} and {@code /qr/}. */
    public Reply answer(Call call) {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            return Reply.html(404, WalletPage.unknown());
        }
        Optional<Order> order = house.database().transact(sql -> Orders.find(sql, path.group(2)));
        if (order.isEmpty()) {
            return Reply.html(404, WalletPage.unknown());
        }
        String action = path.group(3) == null ? "" : path.group(3);
        return switch (call.method() + " " + path.group(1) + action) {
            case "GET qr" -> scan(order.orElseThrow());
            case "GET wallet" -> show(order.orElseThrow());
            case "POST wallet/enter" -> enter(order.orElseThrow());
            case "POST wallet/pay" -> pay(order.orElseThrow());
            case "POST wallet/refuse" -> refuse(order.orElseThrow());
            default -> Reply.text(405, "not here");
        };
    }

    private Reply scan(Order order) {
        return order.product() == Product.PRECREATE ? enter(order) : Reply.html(404, WalletPage.unknown());
    }

    private Reply enter(Order order) {
        return moved(order, sql -> house.trading().enter(sql, order, Buyer.DEFAULT));
    }

    private Reply refuse(Order order) {
        return moved(order, sql -> house.trading().refuse(sql, order));
    }

    /** A refusal is not told here: the page that follows shows the situation that caused it. */
    private Reply moved(Order order, Function<Sql, Trade> move) {
        try {
            house.database().transact(move);
        } catch (Refusal refusal) {
            return back(order);
        } finally {
            house.toldLater().run();
        }
        return back(order);
    }

    private Reply pay(Order order) {
        try {
            Trade trade = house.database().transact(sql -> house.trading().pay(sql, order, Optional.empty()));
            return returnUrl(order, trade)
                    .<Reply>map(url -> new Reply.Redirect(303, url))
                    .orElseGet(() -> back(order));
        } catch (Refusal refusal) {
            return back(order);
        } finally {
            house.toldLater().run();
        }
    }

    private static Reply back(Order order) {
        return new Reply.Redirect(303, "/wallet/" + order.code());
    }

    private Reply show(Order order) {
        Optional<Trade> trade = house.database().transact(sql -> find(sql, order));
        Situation situation = situation(order, trade);
        Optional<String> returnUrl =
                situation == Situation.PAID ? trade.flatMap(paid -> returnUrl(order, paid)) : Optional.empty();
        Optional<String> tradeNo = situation == Situation.INCONSISTENT ? Optional.empty() : trade.map(Trade::tradeNo);
        return Reply.html(200, WalletPage.show(new WalletView(order, situation, tradeNo, returnUrl)));
    }

    private Optional<Trade> find(Sql sql, Order order) {
        return house.trading().find(sql, order);
    }

    private Situation situation(Order order, Optional<Trade> trade) {
        if (trade.isEmpty()) {
            return Deadlines.isOver(order, house.clock().instant()) ? Situation.EXPIRED : Situation.NOT_ENTERED;
        }
        if (!order.continues(trade.orElseThrow().order())) {
            return Situation.INCONSISTENT;
        }
        return switch (trade.orElseThrow().standing()) {
            case Waiting _ -> Situation.ENTERED;
            case Paid _, Finished _ -> Situation.PAID;
            case Closed _ -> Situation.CLOSED;
        };
    }

    private Optional<String> returnUrl(Order order, Trade trade) {
        Instant now = house.clock().instant();
        return ReturnAddress.of(order, trade, house.apps().get(order.appId()), now);
    }
}
