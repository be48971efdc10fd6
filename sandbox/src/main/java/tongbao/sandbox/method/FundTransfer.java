package tongbao.sandbox.method;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Transfers;
import tongbao.sandbox.state.Transfers.Transfer;
import tongbao.sandbox.trade.Messages.Message;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.trade.Transferring.Asked;
import tongbao.sandbox.wire.Amount;
import tongbao.sandbox.wire.BeijingTime;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.JsonObject;

/** A merchant sends money to somebody. */
record FundTransfer(House house) implements Method.Answered {
    private static final String TO_ACCOUNT = "TRANS_ACCOUNT_NO_PWD";
    private static final Set<String> PRODUCTS = Set.of(TO_ACCOUNT, "STD_RED_PACKET");
    private static final Set<String> SCENES = Set.of("DIRECT_TRANSFER", "PERSONAL_COLLECTION");
    private static final Set<String> IDENTITIES =
            Set.of("ALIPAY_USER_ID", "ALIPAY_LOGON_ID", "ALIPAY_OPEN_ID", "BANKCARD_ACCOUNT");
    private static final String TO_BANK = "BANKCARD_ACCOUNT";
    private static final Amount TO_ACCOUNT_MIN = new Amount(10);
    /** From so much on it must be said what it is for. */
    private static final Amount REMARK_FROM = new Amount(5_000_000);

    @Override
    public String word() {
        return "alipay.fund.trans.uni.transfer";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        Asked asked = asked(request);
        boolean isNew = Transfers.find(sql, asked.sellerId(), Transfers.By.OUT_BIZ_NO, asked.outBizNo())
                .isEmpty();
        Transfer transfer = house.trading().transferring().transfer(sql, asked);
        if (isNew) {
            house.trading().messages().tell(sql, request.app(), message(transfer, request));
        }
        return Answer.success(new TreeMap<>(Map.of(
                "order_id",
                transfer.orderId(),
                "out_biz_no",
                transfer.outBizNo(),
                "pay_fund_order_id",
                transfer.payFundOrderId(),
                "status",
                house.trading().transferring().status(transfer),
                "trans_date",
                BeijingTime.seconds(transfer.at()))));
    }

    /** Told when the money has arrived. */
    private Message message(Transfer transfer, Request request) {
        Instant arrives = house.trading().transferring().arrives(transfer);
        Map<String, Object> content = new TreeMap<>();
        content.put("action_type", "FINISH");
        content.put("biz_scene", request.content().text("biz_scene").orElse(""));
        content.put("order_id", transfer.orderId());
        content.put("origin_interface", word());
        content.put("out_biz_no", transfer.outBizNo());
        content.put("pay_date", BeijingTime.seconds(arrives));
        content.put("pay_fund_order_id", transfer.payFundOrderId());
        content.put("product_code", request.content().text("product_code").orElse(""));
        content.put("status", "SUCCESS");
        content.put("trans_amount", transfer.amount());
        return new Message("alipay.fund.trans.order.changed", transfer.outBizNo(), content, arrives);
    }

    private static Asked asked(Request request) {
        String outBizNo = required(request, "out_biz_no", 64);
        String product = required(request, "product_code", 64);
        if (!PRODUCTS.contains(product) || !SCENES.contains(required(request, "biz_scene", 64))) {
            throw invalid("product_code, biz_scene");
        }
        Amount amount = amount(request, product);
        JsonObject payee = request.content().object("payee_info");
        String identity = payee.text("identity")
                .filter(text -> text.length() <= 64)
                .orElseThrow(() -> Refusal.bare("PAYEE_NOT_EXIST", "收款账号不存在或姓名有误，建议核实账号和姓名是否准确"));
        requirePayee(payee, identity);
        return new Asked(
                request.sellerId(),
                outBizNo,
                Json.write(new TreeMap<>(request.content().members())),
                amount,
                identity,
                payee.text("identity_type").filter(TO_BANK::equals).isPresent(),
                text(request, "order_title", 128).orElse("转账"));
    }

    private static Amount amount(Request request, String product) {
        Amount amount = text(request, "trans_amount", 16)
                .flatMap(Amount::parse)
                .filter(read -> read.fen() > 0 && read.compareTo(Amount.ORDER_MAX) <= 0)
                .orElseThrow(() -> invalid("trans_amount"));
        if (product.equals(TO_ACCOUNT) && amount.compareTo(TO_ACCOUNT_MIN) < 0) {
            throw Refusal.bare("EXCEED_LIMIT_SM_MIN_AMOUNT", "金额最低不能低于0.1元");
        }
        if (amount.compareTo(REMARK_FROM) >= 0 && text(request, "remark", 200).isEmpty()) {
            throw Refusal.bare("MEMO_REQUIRED_IN_TRANSFER_ERROR", "根据监管部门的要求，单笔转账金额达到50000元时，需要填写付款理由");
        }
        return amount;
    }

    private static void requirePayee(JsonObject payee, String identity) {
        String type = payee.text("identity_type").orElse("");
        if (!IDENTITIES.contains(type)) {
            throw invalid("payee_info.identity_type");
        }
        if (type.equals("ALIPAY_USER_ID") && !Buyer.isUserId(identity)) {
            throw Refusal.bare("PAYEE_NOT_EXIST", "收款账号不存在或姓名有误，建议核实账号和姓名是否准确");
        }
        boolean needsName = type.equals("ALIPAY_LOGON_ID") || type.equals(TO_BANK);
        if (needsName && payee.text("name").isEmpty()) {
            throw invalid("payee_info.name");
        }
    }

    private static String required(Request request, String name, int lengthMax) {
        return text(request, name, lengthMax).orElseThrow(() -> invalid(name));
    }

    /** Here nothing has the usual prefix. */
    private static Optional<String> text(Request request, String name, int lengthMax) {
        Optional<String> text = request.content().text(name);
        if (request.content().isStructured(name)
                || text.filter(value -> value.length() > lengthMax).isPresent()) {
            throw invalid(name);
        }
        return text;
    }

    private static Refusal invalid(String name) {
        return Refusal.bare("INVALID_PARAMETER", "参数有误：" + name);
    }
}
