package tongbao.sandbox.wallet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.http.Bytes;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.page.Visitor;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.PayCodes;
import tongbao.sandbox.state.PayCodes.PayCode;
import tongbao.sandbox.state.Payers;
import tongbao.sandbox.state.Payers.Payer;
import tongbao.sandbox.wire.Amount;
import tongbao.sandbox.wire.Json;

/** What a payer's phone shows besides single orders: what waits, the code to be scanned, and whose phone it is. */
final class Phone {
    private static final Pattern CODE = Pattern.compile("/wallet/code/(\\d{16,24})(/state)?");
    private static final int NAME_LENGTH_MAX = 100;

    private final House house;
    private final Desk desk;

    Phone(House house, Desk desk) {
        this.house = house;
        this.desk = desk;
    }

    /** Nothing where there is no such page. */
    Optional<Reply> answer(Visitor visitor) {
        Matcher code = CODE.matcher(visitor.call().path());
        if (code.matches() && visitor.call().isGet()) {
            return shown(code.group(1)).map(found -> code.group(2) == null ? show(found, visitor) : state(found));
        }
        return switch (visitor.call().method() + " " + visitor.call().path()) {
            case "GET /wallet" -> Optional.of(HomePage.show(waiting(visitor), visitor));
            case "GET /wallet/list" -> Optional.of(list(visitor));
            case "POST /wallet/code" -> Optional.of(newCode(visitor));
            case "GET /wallet/payers" -> Optional.of(PayersPage.show(payers(), desk.payer(visitor), visitor));
            case "POST /wallet/payers" -> Optional.of(add(visitor));
            case "POST /wallet/payers/choose" -> Optional.of(choose(visitor));
            case "POST /wallet/payers/balance" -> Optional.of(setBalance(visitor));
            default -> Optional.empty();
        };
    }

    private Waiting waiting(Visitor visitor) {
        Payer payer = desk.payer(visitor);
        return house.database()
                .transact(sql -> Waiting.of(sql, payer, house.clock().instant()));
    }

    /** Only what is below the payer, for the script. */
    private Reply list(Visitor visitor) {
        String text = HomePage.lists(waiting(visitor), visitor.language()).written();
        String seen = HomePage.mark(text);
        if (seen.equals(visitor.query().get("seen"))) {
            return Wallet.nothingNew();
        }
        return new Reply.Content(
                200, "text/html;charset=utf-8", Bytes.of(text, StandardCharsets.UTF_8), Map.of("X-Seen", seen));
    }

    private Reply newCode(Visitor visitor) {
        Buyer buyer = desk.payer(visitor).buyer();
        boolean asks = visitor.form().containsKey("asks");
        PayCode code =
                house.database().transact(sql -> house.trading().scanning().show(sql, buyer, asks));
        return new Reply.Redirect(303, "/wallet/code/" + code.code());
    }

    private Optional<PayCode> shown(String digits) {
        return house.database().transact(sql -> PayCodes.find(sql, digits));
    }

    private Reply show(PayCode code, Visitor visitor) {
        Optional<String> used = used(code);
        return used.<Reply>map(path -> new Reply.Redirect(302, path))
                .orElseGet(() -> CodePage.show(code, house.clock().instant(), visitor));
    }

    private Reply state(PayCode code) {
        Optional<String> used = used(code);
        return used.<Reply>map(path -> Reply.json(200, Json.write(Map.of("next", path))))
                .orElseGet(Wallet::nothingNew);
    }

    private Optional<String> used(PayCode code) {
        return code.tradeNo().flatMap(tradeNo -> Wallet.pathOf(house, tradeNo));
    }

    private List<Payer> payers() {
        return house.database().transact(Payers::list);
    }

    private Reply add(Visitor visitor) {
        String name = visitor.form().getOrDefault("name", "").strip();
        String balance = visitor.form().getOrDefault("balance", "").strip();
        if (name.isEmpty() || name.length() > NAME_LENGTH_MAX) {
            return toPayers(Optional.of(Sayings.NAME_REFUSED));
        }
        if (!balance.isEmpty() && Amount.parse(balance).isEmpty()) {
            return toPayers(Optional.of(Sayings.AMOUNT_REFUSED));
        }
        Buyer buyer = Buyer.named(name);
        boolean isAdded = house.database().transact(sql -> {
            if (!Payers.add(sql, buyer)) {
                return false;
            }
            Amount.parse(balance)
                    .ifPresent(amount -> house.trading()
                            .books()
                            .setBalance(
                                    sql, buyer.userId(), amount, house.trading().now()));
            return true;
        });
        return toPayers(isAdded ? Optional.empty() : Optional.of(Sayings.TOO_MANY_PAYERS));
    }

    private Reply choose(Visitor visitor) {
        Optional<Payer> payer = named(visitor);
        return payer.<Reply>map(chosen -> new Reply.Redirect(
                        303,
                        "/wallet",
                        Map.of(
                                "Set-Cookie",
                                Visitor.remembering(
                                        Visitor.PAYER, chosen.buyer().userId()))))
                .orElseGet(() -> toPayers(Optional.of(Sayings.REFUSED)));
    }

    private Reply setBalance(Visitor visitor) {
        Optional<Amount> balance =
                Amount.parse(visitor.form().getOrDefault("balance", "").strip());
        Optional<Payer> payer = named(visitor);
        if (balance.isEmpty() || payer.isEmpty()) {
            return toPayers(Optional.of(balance.isEmpty() ? Sayings.AMOUNT_REFUSED : Sayings.REFUSED));
        }
        house.database()
                .transact(sql -> house.trading()
                        .books()
                        .setBalance(
                                sql,
                                payer.orElseThrow().buyer().userId(),
                                balance.orElseThrow(),
                                house.trading().now()));
        return toPayers(Optional.empty());
    }

    private Optional<Payer> named(Visitor visitor) {
        String userId = visitor.form().getOrDefault("payer", "");
        return house.database().transact(sql -> Payers.find(sql, userId));
    }

    private static Reply toPayers(Optional<Sayings> saying) {
        return Wallet.back("/wallet/payers", saying);
    }
}
