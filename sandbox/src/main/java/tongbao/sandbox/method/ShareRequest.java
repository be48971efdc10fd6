package tongbao.sandbox.method;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.trade.Sharing.Share;
import tongbao.sandbox.wire.Amount;
import tongbao.sandbox.wire.JsonObject;

/** Reads who shall have how much, or give it back. */
final class ShareRequest {
    private static final int SHARES_MAX = 20;
    private static final Set<String> TYPES = Set.of("userId", "loginName", "openId");

    private ShareRequest() {}

    /** The shares in a list of the request; {@code side} is {@code trans_in}, or {@code trans_out} when given back. */
    static List<Share> read(Request request, String name, String side, Amount whole) {
        List<?> rows = request.content().list(name);
        if (rows.size() > SHARES_MAX) {
            throw Refusal.invalidParameter(name);
        }
        List<Share> shares = new ArrayList<>();
        for (Object row : rows) {
            if (!(row instanceof JsonObject one)) {
                throw Refusal.invalidParameter(name);
            }
            shares.add(share(one, side, whole));
        }
        return shares;
    }

    private static Share share(JsonObject row, String side, Amount whole) {
        if (!row.text("royalty_type").orElse("transfer").equals("transfer")) {
            throw Refusal.business("UN_SUPPORT_BIZ_TYPE", "不支持的业务类型");
        }
        String type = row.text(side + "_type").orElse("userId");
        String account =
                row.text(side).filter(text -> text.length() <= 64).orElseThrow(() -> Refusal.invalidParameter(side));
        if (!TYPES.contains(type)) {
            throw Refusal.invalidParameter(side + "_type");
        }
        Amount amount = row.text("amount")
                .flatMap(Amount::parse)
                .or(() -> percentage(row, whole))
                .filter(share -> share.fen() > 0)
                .orElseThrow(() -> Refusal.invalidParameter("amount"));
        return new Share(type, account, amount);
    }

    /** Of the whole trade, less than a fen is left away. */
    private static Optional<Amount> percentage(JsonObject row, Amount whole) {
        return row.text("amount_percentage")
                .filter(text -> text.matches("\\d{1,3}"))
                .map(text -> new BigInteger(text).multiply(BigInteger.valueOf(whole.fen())))
                .map(product ->
                        new Amount(product.divide(BigInteger.valueOf(100)).longValueExact()));
    }
}
