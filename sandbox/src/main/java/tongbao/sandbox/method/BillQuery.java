package tongbao.sandbox.method;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tongbao.sandbox.bill.BillKind;
import tongbao.sandbox.bill.BillPeriod;
import tongbao.sandbox.bill.Bills;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.trade.Refusal;

/** Where the bill of a day or a month can be fetched, for half a minute. */
record BillQuery(House house) implements Method.Answered {
    /** Alipay's further kinds, which need contracts that nobody has here. */
    private static final Set<String> OTHER_KINDS =
            Set.of("merchant_act", "trade_zft_merchant", "zft_acc", "settlementMerge");

    @Override
    public String word() {
        return "alipay.data.dataservice.bill.downloadurl.query";
    }

    @Override
    public String verb() {
        return "GET";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        String word = request.text("bill_type", 64).orElse("");
        if (OTHER_KINDS.contains(word)) {
            throw Refusal.Kind.BUSINESS.because("TYPE_NOT_SUPPORTED", "账单类型不支持");
        }
        BillKind kind = BillKind.named(word).orElseThrow(this::invalid);
        BillPeriod period =
                BillPeriod.parse(request.text("bill_date", 32).orElse("")).orElseThrow(this::invalid);
        if (!house.bills().isOver(period)) {
            throw invalid();
        }
        if (!house.bills().isReady(period)) {
            throw absent();
        }
        Map<String, Object> members = new HashMap<>();
        members.put("bill_download_url", house.url() + house.bills().link(kind, request.sellerId(), period));
        long lines = house.bills().lines(sql, kind, request.sellerId(), period);
        if (lines > Bills.LINES_MAX) {
            throw Refusal.Kind.BUSINESS.because("UNKNOWN_ERROR", "账单超过" + Bills.LINES_MAX + "行");
        }
        if (lines == 0) {
            members.put("bill_file_code", "EMPTY_DATA_WITH_BILL_FILE");
        }
        return Answer.success(members);
    }

    /** The specification and production disagree. */
    private Refusal invalid() {
        String code = switch (house.manners()) {
            case SANDBOX -> "INVAILID_ARGUMENTS";
            case PRODUCTION -> "invalid_arguments";
        };
        return Refusal.Kind.BUSINESS.because(code, "入参不合法");
    }

    private Refusal absent() {
        String code = switch (house.manners()) {
            case SANDBOX -> "BILL_NOT_EXIST";
            case PRODUCTION -> "isp.bill_not_exist";
        };
        return Refusal.Kind.BUSINESS.because(code, "账单不存在");
    }
}
