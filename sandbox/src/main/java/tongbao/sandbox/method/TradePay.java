package tongbao.sandbox.method;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.wire.Amount;
import tongbao.sandbox.wire.BeijingTime;

/** The merchant takes the money: by the code on the payer's phone, out of what is frozen, or as it was agreed. */
record TradePay(House house) implements Method.Answered {
    private static final Pattern AUTH_CODE = Pattern.compile("(2[5-9]|30)\\d{14,22}");
    private static final Set<String> SCENES = Set.of("bar_code", "wave_code", "security_code");

    @Override
    public String word() {
        return "alipay.trade.pay";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        try {
            return answer(charged(sql, request));
        } catch (Refusal refusal) {
            Map<String, Object> shown = TradeMembers.amounts(Amount.ZERO);
            request.content().text("out_trade_no").ifPresent(number -> shown.put("out_trade_no", number));
            throw refusal.showing(shown);
        }
    }

    private Trade charged(Sql sql, Request request) {
        Optional<String> authNo = request.text("auth_no", 64);
        if (authNo.isPresent()) {
            boolean isLast = request.text("auth_confirm_mode", 32)
                    .filter("COMPLETE"::equals)
                    .isPresent();
            var order = OrderRequest.read(house, request, Product.PRE_AUTH);
            return house.trading().freezing().pay(sql, order, authNo.orElseThrow(), isLast);
        }
        Optional<String> agreementNo =
                request.content().object("agreement_params").text("agreement_no");
        if (agreementNo.isPresent()) {
            var order = OrderRequest.read(house, request, Product.AGREEMENT);
            return house.trading().agreeing().pay(sql, order, agreementNo.orElseThrow());
        }
        return scanned(sql, request);
    }

    private Trade scanned(Sql sql, Request request) {
        if (!SCENES.contains(request.text("scene", 32).orElse("bar_code"))) {
            throw Refusal.invalidParameter("scene");
        }
        String authCode = request.requiredText("auth_code", 64);
        var order = OrderRequest.read(house, request, Product.BAR_CODE);
        if (!AUTH_CODE.matcher(authCode).matches()) {
            throw Refusal.business("PAYMENT_AUTH_CODE_INVALID", "付款码无效");
        }
        return house.trading().scanning().charge(sql, order, authCode);
    }

    private static Answer answer(Trade trade) {
        boolean isPaid = trade.standing().whenPaid().isPresent();
        Map<String, Object> members = new HashMap<>(TradeMembers.amounts(isPaid ? trade.totalAmount() : Amount.ZERO));
        members.putAll(TradeMembers.buyer(trade));
        members.put("out_trade_no", trade.key().outTradeNo());
        members.put("total_amount", trade.totalAmount());
        members.put("trade_no", trade.tradeNo());
        if (!isPaid) {
            return Answer.inProcess(members);
        }
        members.put("fund_bill_list", List.of(TradeMembers.fundBill(trade.totalAmount())));
        trade.standing().whenPaid().ifPresent(at -> members.put("gmt_payment", BeijingTime.seconds(at)));
        return Answer.success(members);
    }
}
