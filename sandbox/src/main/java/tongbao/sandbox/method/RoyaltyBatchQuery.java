package tongbao.sandbox.method;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Receivers;
import tongbao.sandbox.state.Receivers.Part;
import tongbao.sandbox.state.Receivers.Receiver;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.trade.Refusal;

/** With whom a merchant shares, page by page. */
record RoyaltyBatchQuery() implements Method.Answered {
    private static final long SIZE_DEFAULT = 20;
    private static final long SIZE_MAX = 100;

    @Override
    public String word() {
        return "alipay.trade.royalty.relation.batchquery";
    }

    @Override
    public Answer answer(Sql sql, Request request) {
        Part part = new Part(
                number(request, "page_num", 1_000_000).orElse(1L),
                number(request, "page_size", SIZE_MAX).orElse(SIZE_DEFAULT));
        long total = Receivers.count(sql, request.sellerId());
        var receivers = Receivers.list(sql, request.sellerId(), part);
        return Answer.success(Map.of(
                "current_page_num",
                part.number(),
                "current_page_size",
                receivers.size(),
                "receiver_list",
                receivers.stream().map(RoyaltyBatchQuery::shown).toList(),
                "result_code",
                "SUCCESS",
                "total_page_num",
                (total + part.size() - 1) / part.size(),
                "total_record_num",
                total));
    }

    private static Optional<Long> number(Request request, String name, long max) {
        return request.text(name, 9)
                .map(text -> Optional.of(text)
                        .filter(digits -> digits.matches("\\d{1,9}"))
                        .map(Long::valueOf)
                        .filter(number -> number >= 1 && number <= max)
                        .orElseThrow(() -> Refusal.bare("INVALID_PARAMETER", "参数无效：" + name)));
    }

    private static Map<String, Object> shown(Receiver receiver) {
        Map<String, Object> members = new TreeMap<>(Map.of("account", receiver.account(), "type", receiver.type()));
        receiver.name().ifPresent(name -> members.put("name", name));
        receiver.memo().ifPresent(memo -> members.put("memo", memo));
        return members;
    }
}
