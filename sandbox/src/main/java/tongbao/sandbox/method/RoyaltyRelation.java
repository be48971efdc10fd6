package tongbao.sandbox.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Receivers;
import tongbao.sandbox.state.Receivers.Receiver;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.wire.JsonObject;

/** A merchant says with whom it shares, or no longer. */
record RoyaltyRelation(Change change) implements Method.Answered {
    private static final int RECEIVERS_MAX = 20;
    /** Of one merchant, in all. */
    private static final long RELATIONS_MAX = 10_000;

    private static final Set<String> TYPES = Set.of("userId", "loginName", "openId");

    enum Change {
        BIND,
        UNBIND
    }

    @Override
    public String word() {
        return switch (change) {
            case BIND -> "alipay.trade.royalty.relation.bind";
            case UNBIND -> "alipay.trade.royalty.relation.unbind";
        };
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        if (request.text("out_request_no", 32).isEmpty()) {
            throw Refusal.bare("INVALID_PARAMETER", "参数无效：out_request_no");
        }
        for (Receiver receiver : receivers(request)) {
            switch (change) {
                case BIND -> Receivers.bind(sql, request.sellerId(), receiver);
                case UNBIND -> Receivers.unbind(sql, request.sellerId(), receiver);
            }
        }
        if (Receivers.count(sql, request.sellerId()) > RELATIONS_MAX) {
            throw Refusal.bare("RELATION_QUANTITY_LIMIT", "分账关系数量超限");
        }
        return Answer.success(Map.of("result_code", "SUCCESS"));
    }

    private static List<Receiver> receivers(Request request) {
        List<?> rows = request.content().list("receiver_list");
        if (rows.isEmpty()) {
            throw Refusal.bare("RECEIVER_LIST_EMPTY", "分账接收方列表为空");
        }
        if (rows.size() > RECEIVERS_MAX) {
            throw Refusal.bare("RECEIVER_LIST_OVERLOAD", "分账接收方列表超限");
        }
        List<Receiver> receivers = new ArrayList<>();
        for (Object row : rows) {
            if (!(row instanceof JsonObject one)) {
                throw Refusal.bare("INVALID_PARAMETER", "参数无效：receiver_list");
            }
            receivers.add(receiver(one));
        }
        return receivers;
    }

    private static Receiver receiver(JsonObject row) {
        String type = row.text("type").orElse("");
        if (!TYPES.contains(type)) {
            throw Refusal.bare("INVALID_RECEIVER_TYPE", "分账接收方类型不合法");
        }
        String account = row.text("account")
                .filter(text -> text.length() <= 64)
                .orElseThrow(() -> Refusal.bare("USER_NOT_EXIST", "用户不存在"));
        if (type.equals("loginName") && row.text("name").isEmpty()) {
            throw Refusal.bare("USERNAME_NOT_MATCH", "用户姓名不匹配");
        }
        return new Receiver(type, account, row.text("name"), row.text("memo"));
    }
}
