package tongbao.sandbox.method;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.FundAuth;
import tongbao.sandbox.state.FundAuth.FundAsked;
import tongbao.sandbox.state.FundAuth.FundTimes;
import tongbao.sandbox.state.FundAuths;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.trade.Deadlines;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.wire.Amount;
import tongbao.sandbox.wire.BeijingTime;

/** Reads what the methods about frozen money have in common, and says how such money stands. */
final class FundOrder {
    private FundOrder() {}

    /** What a merchant asks a payer to let it freeze. */
    static FundAsked asked(House house, Request request) {
        Instant now = house.trading().now();
        return new FundAsked(
                request.app().appId(),
                request.sellerId(),
                required(request, "out_order_no"),
                required(request, "out_request_no"),
                text(request, "order_title", 100).orElseThrow(() -> illegal("order_title")),
                amount(request),
                OrderRequest.voiceDetails(request),
                new FundTimes(now, expires(request, now)));
    }

    private static Instant expires(Request request, Instant now) {
        Optional<String> time = text(request, "pay_timeout", 8).or(() -> text(request, "timeout_express", 8));
        if (time.filter(given -> !Deadlines.isTimeout(given)).isPresent()) {
            throw illegal("pay_timeout");
        }
        return Deadlines.after(time.orElse("15d"), now);
    }

    static Amount amount(Request request) {
        return text(request, "amount", 16)
                .flatMap(Amount::parse)
                .filter(amount -> amount.fen() > 0 && amount.compareTo(Amount.ORDER_MAX) <= 0)
                .orElseThrow(() -> illegal("amount"));
    }

    /** The freezing that the request is about, by Alipay's number or the merchant's. */
    static FundAuth found(House house, Sql sql, Request request) {
        Optional<String> authNo = text(request, "auth_no", 64);
        Optional<FundAuth> found = authNo.isPresent()
                ? FundAuths.byNumber(sql, request.sellerId(), authNo.orElseThrow())
                : FundAuths.byOrder(sql, request.sellerId(), required(request, "out_order_no"));
        return found.map(auth -> house.trading().freezing().lapse(sql, auth))
                .orElseThrow(() -> Refusal.bare("AUTH_ORDER_NOT_EXIST", "支付宝资金授权订单不存在"));
    }

    static String required(Request request, String name) {
        return text(request, name, 64).orElseThrow(() -> illegal(name));
    }

    /** Here nothing has the usual prefix. */
    static Optional<String> text(Request request, String name, int lengthMax) {
        Optional<String> text = request.content().text(name);
        if (request.content().isStructured(name)
                || text.filter(value -> value.length() > lengthMax).isPresent()) {
            throw illegal(name);
        }
        return text;
    }

    static Refusal illegal(String name) {
        return Refusal.bare("ILLEGAL_ARGUMENT", "参数异常：" + name);
    }

    /** What every answer about one freezing begins with. */
    static Map<String, Object> members(FundAuth auth) {
        Map<String, Object> members = new TreeMap<>(Map.of(
                "auth_no",
                auth.keys().authNo(),
                "out_order_no",
                auth.asked().outOrderNo(),
                "out_request_no",
                auth.asked().outRequestNo(),
                "operation_id",
                auth.keys().operationId(),
                "amount",
                auth.asked().amount()));
        auth.standing().buyer().ifPresent(buyer -> {
            members.put("payer_user_id", buyer.userId());
            members.put("payer_logon_id", buyer.logonIdMasked());
        });
        auth.standing().frozenAt().ifPresent(at -> members.put("gmt_trans", BeijingTime.seconds(at)));
        return members;
    }

    /** How the freezing itself went, in the words for operations. */
    static String freezeStatus(FundAuth auth) {
        return switch (auth.standing().status()) {
            case INIT -> "INIT";
            case AUTHORIZED, FINISH -> "SUCCESS";
            case CLOSED -> auth.standing().frozenAt().isPresent() ? "SUCCESS" : "CLOSED";
        };
    }
}
