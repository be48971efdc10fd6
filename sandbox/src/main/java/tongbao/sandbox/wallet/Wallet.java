package tongbao.sandbox.wallet;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.http.Bytes;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.page.Frame;
import tongbao.sandbox.page.Visitor;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.Orders;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.state.Trades;
import tongbao.sandbox.wallet.OrderView.Situation;
import tongbao.sandbox.wire.Json;

/**
 * The payer's pages: the phone at {@code /wallet}, an order on it at {@code /wallet/CODE}, a scanned QR code at {@code
 * /qr/CODE}, and the computer's cashier at {@code /cashier/CODE}.
 */
public final class Wallet {
    private static final Pattern ORDER =
            Pattern.compile("/(wallet|cashier)/([a-z0-9]{10,40})(/pay|/enter|/refuse|/expire|/state)?");
    private static final Pattern SCANNED = Pattern.compile("/qr/([a-z0-9]{10,40})");

    private final House house;
    private final Desk desk;
    private final Phone phone;

    public Wallet(House house) {
        this.house = house;
        this.desk = new Desk(house);
        this.phone = new Phone(house, desk);
    }

    /** Whether the path is one of the payer's. */
    public static boolean has(String path) {
        return path.equals("/wallet")
                || path.startsWith("/wallet/")
                || path.startsWith("/qr/")
                || path.startsWith("/cashier/");
    }

    /** What a browser gets there. */
    public Reply answer(Call call) {
        Visitor visitor = Visitor.of(call);
        if (call.isPost() && visitor.isSentByAnotherSite()) {
            return Reply.text(403, "this was sent by another site's page");
        }
        Matcher scanned = SCANNED.matcher(call.path());
        if (scanned.matches()) {
            return order(scanned.group(1)).map(order -> scan(order, visitor)).orElseGet(() -> unknown(visitor));
        }
        Matcher path = ORDER.matcher(call.path());
        if (path.matches()) {
            String action = path.group(3) == null ? "" : path.group(3);
            boolean atCashier = path.group(1).equals("cashier");
            return order(path.group(2))
                    .map(order -> answer(order, new Way(atCashier, call.method() + action), visitor))
                    .orElseGet(() -> unknown(visitor));
        }
        return phone.answer(visitor).orElseGet(() -> unknown(visitor));
    }

    /** Where the payer is, and what the browser wants there. */
    private record Way(boolean atCashier, String wish) {}

    private Reply answer(Order order, Way way, Visitor visitor) {
        String path = (way.atCashier() ? "/cashier/" : "/wallet/") + order.code();
        return switch (way.wish()) {
            case "GET" -> show(order, way, visitor);
            case "GET/state" -> state(order, path, visitor);
            case "POST/enter" -> back(path, desk.enter(order, visitor));
            case "POST/refuse" -> back(path, desk.refuse(order));
            case "POST/expire" -> back(path, desk.letExpire(order));
            case "POST/pay" -> pay(order, path, visitor);
            default -> Reply.text(405, "not here");
        };
    }

    private Reply show(Order order, Way way, Visitor visitor) {
        OrderView view = desk.view(order);
        return way.atCashier()
                ? CashierPage.show(
                        view, desk.payer(visitor), desk.phoneAddress(visitor) + "/qr/" + order.code(), visitor)
                : OrderPage.show(view, desk.payer(visitor), visitor);
    }

    /** For the page's script: nothing new, or where to go on. A paid order leads the computer back to the merchant. */
    private Reply state(Order order, String path, Visitor visitor) {
        OrderView view = desk.view(order);
        if (view.state().equals(visitor.query().get("seen"))) {
            return nothingNew();
        }
        boolean leadsBack = path.startsWith("/cashier/");
        String next = view.returnUrl().filter(_ -> leadsBack).orElse(path);
        return Reply.json(200, Json.write(Map.of("next", next)));
    }

    static Reply nothingNew() {
        return new Reply.Content(204, "text/plain;charset=utf-8", Bytes.of("", StandardCharsets.UTF_8));
    }

    private Reply scan(Order order, Visitor visitor) {
        boolean isScannable = switch (order.product()) {
            case PAGE, WAP, PRECREATE -> true;
            case APP, CREATE, BAR_CODE, AGREEMENT, PRE_AUTH -> false;
        };
        if (!isScannable || !visitor.call().isGet()) {
            return unknown(visitor);
        }
        String path = "/wallet/" + order.code() + (order.product() == Product.PRECREATE ? "" : "?scanned=yes");
        return back(path, desk.enter(order, visitor));
    }

    /** A payer who paid goes back to the merchant, but for a phone that had scanned the computer's code. */
    private Reply pay(Order order, String path, Visitor visitor) {
        Optional<Sayings> saying = desk.pay(order, visitor);
        OrderView view = desk.view(order);
        boolean leaves = saying.isEmpty()
                && view.situation() == Situation.PAID
                && !visitor.form().containsKey("stay");
        return view.returnUrl()
                .filter(_ -> leaves)
                .<Reply>map(url -> new Reply.Redirect(303, url))
                .orElseGet(() -> back(path, saying));
    }

    static Reply back(String path, Optional<Sayings> saying) {
        String separator = path.contains("?") ? "&" : "?";
        return new Reply.Redirect(
                303, path + saying.map(why -> separator + "said=" + why.name()).orElse(""));
    }

    private Optional<Order> order(String code) {
        return house.database().transact(sql -> Orders.find(sql, code));
    }

    static Reply unknown(Visitor visitor) {
        return Frame.unknown(visitor, Frame.Look.PHONE, visitor.language().say("没有这个订单", "There is no such order"));
    }

    /** The page of a trade's order. */
    static String pathOf(Trade trade) {
        return "/wallet/" + trade.order().code();
    }

    /** The page of the trade that a scanned code began. */
    static Optional<String> pathOf(House house, String tradeNo) {
        return house.database().transact(sql -> Trades.find(sql, tradeNo)).map(Wallet::pathOf);
    }
}
