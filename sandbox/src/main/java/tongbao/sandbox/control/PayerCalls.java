package tongbao.sandbox.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.state.Accounts;
import tongbao.sandbox.state.Accounts.Account;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.PayCodes.PayCode;
import tongbao.sandbox.state.Payers;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.UserTokens.AuthCode;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.wallet.ConsentPages;
import tongbao.sandbox.wire.Amount;

/** What payers have: codes on their phones, and money where a tester counts it. */
final class PayerCalls {
    private static final int NAME_LENGTH_MAX = 100;
    private static final long ACCOUNTS_MAX = 100_000;
    private static final String BALANCE = "balance";

    private final House house;
    private final ConsentPages consents;

    PayerCalls(House house) {
        this.house = house;
        this.consents = new ConsentPages(house);
    }

    /** A code that is good for a minute and one trade. */
    Map<String, Object> code(Call call) {
        ControlBody body = ControlBody.read(call, Set.of("buyer", "asks"));
        Buyer buyer = body.text("buyer", NAME_LENGTH_MAX).map(Buyer::named).orElse(Buyer.DEFAULT);
        boolean asks = body.flag("asks");
        PayCode code =
                house.database().transact(sql -> house.trading().scanning().show(sql, buyer, asks));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("auth_code", code.code());
        members.put("buyer_id", buyer.userId());
        members.put("expires_at", code.expiresAt());
        return members;
    }

    /** A user lets this application know who they are: the code that their browser would bring. */
    Map<String, Object> authCode(Call call, String appId) {
        Buyer user = ControlBody.read(call, Set.of("buyer"))
                .text("buyer", NAME_LENGTH_MAX)
                .map(Buyer::named)
                .orElse(Buyer.DEFAULT);
        if (house.apps().find(appId).isEmpty()) {
            throw Rejected.notFound("there is no app " + appId);
        }
        AuthCode code = house.newAuthCode(appId, user);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("auth_code", code.code());
        members.put("user_id", user.userId());
        members.put("expires_at", code.expiresAt());
        return members;
    }

    /** A payer agrees to what is asked under that code. */
    Map<String, Object> agree(Call call, String code) {
        Buyer buyer = ControlBody.read(call, Set.of("buyer"))
                .text("buyer", NAME_LENGTH_MAX)
                .map(Buyer::named)
                .orElse(Buyer.DEFAULT);
        return decided(code, Optional.of(buyer));
    }

    Map<String, Object> refuse(Call call, String code) {
        ControlBody.read(call, Set.of());
        return decided(code, Optional.empty());
    }

    private Map<String, Object> decided(String code, Optional<Buyer> payer) {
        try {
            if (!house.database().transact(sql -> consents.decide(sql, code, payer))) {
                throw Rejected.notFound("nothing is asked under " + code);
            }
            return Map.of("code", code, "agreed", payer.isPresent());
        } catch (Refusal refusal) {
            throw Rejected.conflict("the payer can't: " + refusal.subCode() + " " + refusal.subMsg());
        } finally {
            house.toldLater().run();
        }
    }

    /** From now on this user has exactly so much. */
    Map<String, Object> setBalance(Call call) {
        ControlBody body = ControlBody.read(call, Set.of("user", BALANCE));
        Buyer user = Buyer.named(body.requiredText("user", NAME_LENGTH_MAX));
        Amount balance = Amount.parse(body.requiredText(BALANCE, 16))
                .orElseThrow(() -> Rejected.badRequest(BALANCE + " must be yuan such as \"88.00\""));
        return shown(house.database().transact(sql -> {
            requireRoom(sql, user);
            boolean _ = Payers.add(sql, user);
            return house.trading()
                    .books()
                    .setBalance(sql, user.userId(), balance, house.trading().now());
        }));
    }

    private static void requireRoom(Sql sql, Buyer user) {
        if (Accounts.find(sql, user.userId()).isEmpty() && Accounts.count(sql) >= ACCOUNTS_MAX) {
            throw Rejected.conflict("there are " + ACCOUNTS_MAX + " accounts already");
        }
    }

    Map<String, Object> account(String userId) {
        return shown(house.database()
                .transact(sql -> Accounts.find(sql, userId))
                .orElseThrow(() -> Rejected.notFound("the money of " + userId + " is not counted")));
    }

    private static Map<String, Object> shown(Account account) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("user_id", account.userId());
        members.put(BALANCE, account.balance());
        members.put("frozen", account.frozen());
        return members;
    }
}
