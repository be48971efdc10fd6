package tongbao.sandbox.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.journal.Track;
import tongbao.sandbox.scenario.Occasion;
import tongbao.sandbox.state.Accident;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.trade.Refusal;

/** Does what an admitted request asks for, in one transaction, with the accident that waits for it. */
public final class Work {
    /** How long a connection hangs that is never answered, unless the tester says otherwise. */
    private static final Duration TIMEOUT_DEFAULT = Duration.ofSeconds(30);

    private static final Duration SLOW_DEFAULT = Duration.ofSeconds(5);
    /** As version 3 looks at callers' clocks. */
    private static final Duration APART_MAX = Duration.ofMinutes(10);

    private static final int BAD_GATEWAY = 502;
    private static final String DONE = "10000";
    private static final List<String> NUMBERS = List.of(
            "out_trade_no",
            "out_order_no",
            "out_biz_no",
            "trade_no",
            "auth_no",
            "external_agreement_no",
            "agreement_no");

    private final House house;

    public Work(House house) {
        this.house = house;
    }

    public Reply answer(Request request, Speech speech, Track track) {
        track.about(number(request));
        Method method = request.method();
        Optional<Accident> accident = house.mischief()
                .next(new Occasion(
                        method.word(),
                        method.isPage(),
                        request.app().appId(),
                        number(request).orElse("")));
        accident.ifPresent(present -> track.accident(present.kind().word()));
        return accident.map(present -> go(request, speech, present, track))
                .orElseGet(() -> done(request, speech, track));
    }

    /** The merchant's own number for what the call is about. */
    private static Optional<String> number(Request request) {
        return NUMBERS.stream()
                .flatMap(name -> request.content().text(name).stream())
                .findFirst();
    }

    private Reply go(Request request, Speech speech, Accident accident, Track track) {
        return switch (accident.kind()) {
            case SYSTEM_ERROR_BEFORE -> held(accident, () -> refused(systemError(), speech, track));
            case THROTTLED -> held(accident, () -> refused(GatewayError.APP_CALL_LIMITED.refusal(), speech, track));
            case MAINTENANCE -> held(accident, () -> refused(GatewayError.ISP_UNKNOWN.refusal(), speech, track));
            case REFUSED -> held(accident, () -> refused(ordered(accident), speech, track));
            case SYSTEM_ERROR_AFTER -> {
                done(request, speech, track);
                yield held(accident, () -> refused(systemError(), speech, track));
            }
            case TIMEOUT_BEFORE -> silence(accident);
            case TIMEOUT_AFTER -> {
                done(request, speech, track);
                yield silence(accident);
            }
            case RESET_BEFORE -> held(accident, Reply.Reset::new);
            case RESET_AFTER -> {
                done(request, speech, track);
                yield held(accident, Reply.Reset::new);
            }
            case CUT_AFTER, TRUNCATED_AFTER -> {
                Reply reply = done(request, speech, track);
                yield held(accident, () -> halved(reply, accident.kind()));
            }
            case BAD_SIGNATURE, SLOW -> late(accident, request, speech, track);
            case HTML_BEFORE -> held(accident, () -> page(accident));
            case HTML_AFTER -> {
                done(request, speech, track);
                yield held(accident, () -> page(accident));
            }
            case CLOCK_SKEW -> skewed(accident, request, speech, track);
            case DROP, DUPLICATE, DELAY, REORDER, WRONG_AMOUNT, FORGED, CORRUPT ->
                throw new IllegalStateException("an accident of notices at a method: " + accident.kind());
        };
    }

    /** An answer that only comes later, or is only signed badly. */
    private Reply late(Accident accident, Request request, Speech speech, Track track) {
        if (accident.kind() == Accident.Kind.BAD_SIGNATURE) {
            Reply reply = done(request, speech.badlySigned(), track);
            return held(accident, () -> reply);
        }
        Reply reply = done(request, speech, track);
        house.pause().hold(accident.delay().orElse(SLOW_DEFAULT));
        return reply;
    }

    private Reply skewed(Accident accident, Request request, Speech speech, Track track) {
        Duration skew = accident.skew().orElse(Duration.ZERO);
        Speech wrong = speech.skewed(skew);
        boolean isRefused = speech.looksAtTime() && skew.abs().compareTo(APART_MAX) > 0;
        return held(accident, () -> {
            Reply reply = isRefused
                    ? refused(GatewayError.ILLEGAL_TIMESTAMP.refusal(), wrong, track)
                    : done(request, wrong, track);
            return reply.dated(house.clock().real().plus(skew));
        });
    }

    private static Reply halved(Reply reply, Accident.Kind kind) {
        return switch (reply) {
            case Reply.Content content when kind == Accident.Kind.CUT_AFTER -> new Reply.Half(content);
            case Reply.Content content ->
                new Reply.Content(
                        content.status(), content.contentType(), content.body().firstHalf(), content.headers());
            case Reply.Half _, Reply.Redirect _, Reply.Silence _, Reply.Reset _ -> new Reply.Silence();
        };
    }

    /** What a proxy in front of Alipay would say. */
    private static Reply page(Accident accident) {
        int status = accident.httpStatus().orElse(BAD_GATEWAY);
        return Reply.html(
                status,
                "<html>\r\n<head><title>" + status + "</title></head>\r\n<body>\r\n<center><h1>" + status
                        + "</h1></center>\r\n<hr><center>Tengine</center>\r\n</body>\r\n</html>\r\n");
    }

    private Reply done(Request request, Speech speech, Track track) {
        try {
            return switch (request.method()) {
                case Method.Opened opened -> {
                    Reply page = new Reply.Redirect(302, transact(sql -> opened.open(sql, request)));
                    track.outcome("302", true);
                    yield page;
                }
                case Method.Answered answered -> {
                    Answer answer = transact(sql -> answered.answer(sql, request));
                    track.outcome(String.valueOf(answer.head().getOrDefault("code", DONE)), true);
                    yield speech.answer(answer);
                }
            };
        } catch (Refusal refusal) {
            return refused(refusal, speech, track);
        }
    }

    private static Reply refused(Refusal refusal, Speech speech, Track track) {
        track.outcome(refusal.subCode(), false);
        return speech.refusal(refusal);
    }

    private record Done<T>(T result, boolean hasChanged) {}

    /** The answer is signed after the commit. Where nothing has changed there is nothing to tell. */
    private <T> T transact(Function<Sql, T> work) {
        Done<T> done = house.database().transact(sql -> new Done<>(work.apply(sql), sql.hasChanged()));
        if (done.hasChanged()) {
            house.toldLater().run();
        }
        return done.result();
    }

    private Reply held(Accident accident, Supplier<Reply> reply) {
        accident.delay().ifPresent(house.pause()::hold);
        return reply.get();
    }

    private Reply silence(Accident accident) {
        house.pause().hold(accident.delay().orElse(TIMEOUT_DEFAULT));
        return new Reply.Silence();
    }

    private static Refusal ordered(Accident accident) {
        return accident.subCode().flatMap(GatewayError::refusalNamed).orElseThrow();
    }

    private static Refusal systemError() {
        return Refusal.business("SYSTEM_ERROR", "系统异常");
    }
}
