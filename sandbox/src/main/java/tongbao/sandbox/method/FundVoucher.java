package tongbao.sandbox.method;

import java.util.Map;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.FundAuth;
import tongbao.sandbox.state.Sql;

/** A QR code that the payer scans to let the merchant freeze money. */
record FundVoucher(House house) implements Method.Answered {
    @Override
    public String word() {
        return "alipay.fund.auth.order.voucher.create";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        FundAuth auth = house.trading().freezing().ask(sql, FundOrder.asked(house, request));
        return Answer.success(Map.of(
                "code_type",
                "qr_code",
                "code_value",
                house.url() + "/consent/" + auth.keys().code(),
                "out_order_no",
                auth.asked().outOrderNo(),
                "out_request_no",
                auth.asked().outRequestNo()));
    }
}
