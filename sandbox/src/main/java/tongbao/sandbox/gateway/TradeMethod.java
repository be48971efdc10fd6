package tongbao.sandbox.gateway;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.state.Refund;
import tongbao.sandbox.state.Refunds;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.trade.Returning;
import tongbao.sandbox.trade.Target;
import tongbao.sandbox.trade.Trading;
import tongbao.sandbox.wire.Amount;
import tongbao.sandbox.wire.BeijingTime;

/** The methods about one trade: what each answers, member by member. */
final class TradeMethod {
    private static final String ZERO = Amount.ZERO.toString();

    private final Trading trading;

    TradeMethod(Trading trading) {
        this.trading = trading;
    }

    Map<String, Object> query(Sql sql, Request request) {
        Target target = request.target();
        Optional<Trade> found = trading.find(sql, target);
        if (found.isEmpty()) {
            Map<String, Object> shown = amounts(Amount.ZERO);
            target.outTradeNo().ifPresent(number -> shown.put("out_trade_no", number));
            throw notExist().showing(new TreeMap<>(shown));
        }
        Trade trade = found.orElseThrow();
        // The page product's query shows no received amount although paid; only total_amount can be compared.
        boolean amountsShown = trade.order().product() != Product.PAGE
                && trade.standing().whenPaid().isPresent();
        Map<String, Object> members = amounts(amountsShown ? trade.totalAmount() : Amount.ZERO);
        members.putAll(buyer(trade));
        members.put("buyer_user_type", "PRIVATE");
        members.put("out_trade_no", trade.key().outTradeNo());
        trade.standing().whenPaid().ifPresent(at -> members.put("send_pay_date", BeijingTime.seconds(at)));
        members.put("total_amount", trade.totalAmount());
        members.put("trade_no", trade.tradeNo());
        members.put("trade_status", trade.status());
        return Answers.success(members);
    }

    Map<String, Object> close(Sql sql, Request request) {
        Trade trade = trading.find(sql, request.target()).orElseThrow(TradeMethod::notExist);
        try {
            trading.close(sql, trade, request.param("notify_url"));
        } catch (Refusal refusal) {
            throw refusal.showing(Map.of("out_trade_no", trade.key().outTradeNo()));
        }
        return Answers.success(Map.of("out_trade_no", trade.key().outTradeNo(), "trade_no", trade.tradeNo()));
    }

    Map<String, Object> cancel(Sql sql, Request request) {
        Target target = request.target();
        Map<String, Object> members = new HashMap<>(Map.of("retry_flag", "N"));
        Optional<Trade> found = trading.find(sql, target);
        if (found.isEmpty()) {
            target.outTradeNo().ifPresent(number -> members.put("out_trade_no", number));
            return Answers.success(members);
        }
        Trade trade = found.orElseThrow();
        members.put("out_trade_no", trade.key().outTradeNo());
        try {
            members.put(
                    "action",
                    switch (trading.cancel(sql, trade)) {
                        case CLOSE -> "close";
                        case REFUND -> "refund";
                    });
        } catch (Refusal refusal) {
            throw refusal.showing(members);
        }
        members.put("trade_no", trade.tradeNo());
        return Answers.success(members);
    }

    Map<String, Object> refund(Sql sql, Request request) {
        Amount amount = OrderRequest.amount(request, "refund_amount")
                .orElseThrow(() -> Refusal.invalidParameter("refund_amount"));
        var asked = new Returning.RefundAsked(
                amount, request.text("out_request_no", 64), request.text("refund_reason", 256));
        Trade trade = trading.find(sql, request.target())
                .orElseThrow(() -> notExist().showing(refundAmounts(Amount.ZERO, Amount.ZERO)));
        var refunded = trading.returning().refund(sql, trade, asked);
        Map<String, Object> members = new HashMap<>(buyer(trade));
        members.put("fund_change", refunded.moved() ? "Y" : "N");
        members.put("gmt_refund_pay", BeijingTime.seconds(refunded.refund().refundedAt()));
        members.put("out_trade_no", trade.key().outTradeNo());
        members.putAll(refundAmounts(refunded.trade().refundedAmount(), refunded.moved() ? amount : Amount.ZERO));
        members.put("trade_no", trade.tradeNo());
        return Answers.success(members);
    }

    Map<String, Object> refundQuery(Sql sql, Request request) {
        String outRequestNo = request.requiredText("out_request_no", 64);
        Trade trade = trading.find(sql, request.target()).orElseThrow(TradeMethod::notExist);
        return Refunds.find(sql, trade.tradeNo(), outRequestNo)
                .map(refund -> Answers.success(refundMembers(trade, refund, request)))
                .orElseGet(() -> Answers.success(Map.of()));
    }

    private static Map<String, Object> refundMembers(Trade trade, Refund refund, Request request) {
        Map<String, Object> members = new HashMap<>();
        members.put("out_request_no", refund.outRequestNo());
        members.put("out_trade_no", trade.key().outTradeNo());
        members.put("refund_amount", refund.amount());
        members.put("refund_status", "REFUND_SUCCESS");
        members.put("total_amount", trade.totalAmount());
        members.put("trade_no", trade.tradeNo());
        refund.reason().ifPresent(reason -> members.put("refund_reason", reason));
        if (request.content().list("query_options").contains("gmt_refund_pay")) {
            members.put("gmt_refund_pay", BeijingTime.seconds(refund.refundedAt()));
        }
        return members;
    }

    private static Map<String, Object> buyer(Trade trade) {
        return Map.of(
                "buyer_logon_id",
                trade.buyer().logonIdMasked(),
                "buyer_user_id",
                trade.buyer().userId());
    }

    private static Map<String, Object> amounts(Amount amount) {
        return new HashMap<>(Map.of(
                "buyer_pay_amount", amount, "invoice_amount", amount, "point_amount", ZERO, "receipt_amount", amount));
    }

    private static Map<String, Object> refundAmounts(Amount sum, Amount now) {
        return new TreeMap<>(Map.of("refund_fee", sum, "send_back_fee", now));
    }

    private static Refusal notExist() {
        return Refusal.business("TRADE_NOT_EXIST", "交易不存在");
    }
}
