package tongbao.sandbox.control;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.notice.NoticeSender;
import tongbao.sandbox.state.BusinessClock;
import tongbao.sandbox.state.Notices;
import tongbao.sandbox.state.Sending;

/** Letting time pass, and seeing what was sent meanwhile. */
final class TimeCalls {
    private static final long SECONDS_MAX = Duration.ofDays(400).toSeconds();

    private final House house;
    private final NoticeSender sender;

    TimeCalls(House house, NoticeSender sender) {
        this.house = house;
        this.sender = sender;
    }

    /** When it answers, trades have closed and finished; notices that became due are being sent. */
    Map<String, Object> advance(Call call) {
        long seconds = ControlBody.read(call, Set.of("seconds"))
                .number("seconds", 0, SECONDS_MAX)
                .orElseThrow(() -> Rejected.badRequest("seconds is missing"));
        if (!house.clock().advance(house.database(), Duration.ofSeconds(seconds))) {
            throw Rejected.conflict(
                    "the business clock is at most " + BusinessClock.AHEAD_MAX.toDays() + " days ahead");
        }
        sender.moveTradesOn();
        house.toldLater().run();
        return Map.of("now", house.clock().instant().toString());
    }

    Map<String, Object> notices(Map<String, String> query) {
        List<Map<String, Object>> sendings =
                house
                        .database()
                        .transact(sql -> Notices.list(sql, Optional.ofNullable(query.get("out_trade_no"))))
                        .stream()
                        .map(TimeCalls::shown)
                        .toList();
        return Map.of("notices", sendings);
    }

    private static Map<String, Object> shown(Sending sending) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("notify_id", sending.notifyId());
        members.put("out_trade_no", sending.outTradeNo());
        members.put("trade_status", sending.tradeStatus());
        members.put("tries", sending.tries());
        members.put("due_at", sending.dueAt());
        members.put("sent_at", sending.sentAt());
        members.put("answered", sending.result().answered());
        members.put("http_status", sending.result().httpStatus());
        members.put("accident", sending.result().accident());
        return members;
    }
}
