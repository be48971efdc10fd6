package tongbao.sandbox.method;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.state.Settlements;
import tongbao.sandbox.state.Settlements.Detail;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.trade.Customs.PageAmounts;
import tongbao.sandbox.trade.Target;
import tongbao.sandbox.wire.Amount;
import tongbao.sandbox.wire.BeijingTime;

/** How a trade stands. */
record TradeQuery(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.trade.query";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        Target target = request.target();
        Optional<Trade> found = house.trading().find(sql, target);
        if (found.isEmpty()) {
            Map<String, Object> shown = TradeMembers.amounts(Amount.ZERO);
            target.outTradeNo().ifPresent(number -> shown.put("out_trade_no", number));
            throw TradeMembers.notExist().showing(shown);
        }
        Trade trade = found.orElseThrow();
        // The page product's query shows no received amount although paid; only total_amount can be compared.
        boolean isShown = trade.order().product() != Product.PAGE
                || house.trading().customs().disputed().pageAmounts() == PageAmounts.PAID;
        boolean amountsShown = isShown && trade.standing().whenPaid().isPresent();
        Map<String, Object> members = TradeMembers.amounts(amountsShown ? trade.totalAmount() : Amount.ZERO);
        members.putAll(TradeMembers.buyer(trade));
        members.put("buyer_user_type", "PRIVATE");
        members.put("out_trade_no", trade.key().outTradeNo());
        trade.standing().whenPaid().ifPresent(at -> members.put("send_pay_date", BeijingTime.seconds(at)));
        members.put("total_amount", trade.totalAmount());
        members.put("trade_no", trade.tradeNo());
        members.put("trade_status", trade.status());
        request.content().list("query_options").forEach(option -> addOption(sql, trade, option, members));
        return Answer.success(members);
    }

    /** What is said only to those who ask for it. */
    private static void addOption(Sql sql, Trade trade, Object option, Map<String, Object> members) {
        if (option.equals("fund_bill_list") && trade.standing().whenPaid().isPresent()) {
            members.put("fund_bill_list", List.of(TradeMembers.fundBill(trade.totalAmount())));
        }
        if (option.equals("trade_settle_info")) {
            Map<String, Object> info = new TreeMap<>();
            info.put(
                    "trade_settle_detail_list",
                    Settlements.ofTrade(sql, trade.tradeNo()).stream()
                            .map(TradeQuery::settled)
                            .toList());
            info.put("trade_unsettled_amount", OnsettleQuery.unsettled(sql, trade));
            members.put("trade_settle_info", info);
        }
    }

    private static Map<String, Object> settled(Detail detail) {
        return new TreeMap<>(Map.of(
                "amount",
                detail.amount(),
                "operation_dt",
                BeijingTime.seconds(detail.at()),
                "operation_serial_no",
                Long.toString(detail.id()),
                "operation_type",
                detail.operation(),
                "trans_in",
                detail.transIn(),
                "trans_out",
                detail.transOut()));
    }
}
