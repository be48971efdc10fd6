package tongbao.sandbox.method;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Transfers;
import tongbao.sandbox.state.Transfers.By;
import tongbao.sandbox.state.Transfers.Transfer;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.wire.BeijingTime;

/** How a transfer stands. */
record TransferQuery(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.fund.trans.common.query";
    }

    @Override
    public String verb() {
        return "GET";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        Transfer transfer = found(sql, request).orElseThrow(() -> Refusal.bare("ORDER_NOT_EXIST", "转账订单不存在"));
        Map<String, Object> members = new TreeMap<>(Map.of(
                "order_id",
                transfer.orderId(),
                "out_biz_no",
                transfer.outBizNo(),
                "pay_fund_order_id",
                transfer.payFundOrderId(),
                "status",
                house.trading().transferring().status(transfer),
                "trans_amount",
                transfer.amount(),
                "pay_date",
                BeijingTime.seconds(transfer.at())));
        if (transfer.toBank()) {
            members.put(
                    "arrival_time_end",
                    BeijingTime.seconds(house.trading().transferring().arrives(transfer)));
        }
        return Answer.success(members);
    }

    /** The most exact of the numbers that are given counts. */
    private static Optional<Transfer> found(Sql sql, Request request) {
        for (By by : By.values()) {
            String name = by.name().toLowerCase(Locale.ROOT);
            Optional<String> number = request.content().text(name);
            if (number.isPresent()) {
                requireContract(request, by);
                return Transfers.find(sql, request.sellerId(), by, number.orElseThrow());
            }
        }
        throw Refusal.bare("INVALID_PARAMETER", "参数有误：out_biz_no, order_id, pay_fund_order_id");
    }

    /** The merchant's own number is unique only within a contract. */
    private static void requireContract(Request request, By by) {
        if (by == By.OUT_BIZ_NO
                && (request.content().text("product_code").isEmpty()
                        || request.content().text("biz_scene").isEmpty())) {
            throw Refusal.bare("INVALID_PARAMETER", "参数有误：product_code, biz_scene");
        }
    }
}
