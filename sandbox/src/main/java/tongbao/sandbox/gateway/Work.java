package tongbao.sandbox.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.state.Accident;
import tongbao.sandbox.state.Accidents;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.trade.Refusal;

/** Does what an admitted request asks for, in one transaction, with the accident that waits for it. */
public final class Work {
    /** How long a connection hangs that is never answered, unless the tester says otherwise. */
    private static final Duration TIMEOUT_DEFAULT = Duration.ofSeconds(30);

    private final House house;

    public Work(House house) {
        this.house = house;
    }

    public Reply answer(Request request, Speech speech) {
        Optional<Accident> accident = house.database()
                .transact(sql -> Accidents.take(sql, request.method().word()));
        return accident.map(present -> go(request, speech, present)).orElseGet(() -> done(request, speech));
    }

    private Reply go(Request request, Speech speech, Accident accident) {
        return switch (accident.kind()) {
            case SYSTEM_ERROR_BEFORE -> held(accident, () -> speech.refusal(systemError()));
            case SYSTEM_ERROR_AFTER -> {
                done(request, speech);
                yield held(accident, () -> speech.refusal(systemError()));
            }
            case TIMEOUT_BEFORE -> silence(accident);
            case TIMEOUT_AFTER -> {
                done(request, speech);
                yield silence(accident);
            }
            case CUT_AFTER -> {
                Reply reply = done(request, speech);
                yield held(
                        accident,
                        () -> reply instanceof Reply.Content content ? new Reply.Half(content) : new Reply.Silence());
            }
            case BAD_SIGNATURE -> {
                Reply reply = done(request, speech.badlySigned());
                yield held(accident, () -> reply);
            }
            case THROTTLED -> held(accident, () -> speech.refusal(GatewayError.APP_CALL_LIMITED.refusal()));
            case REFUSED -> held(accident, () -> speech.refusal(ordered(accident)));
            case DROP, DUPLICATE, DELAY, REORDER, WRONG_AMOUNT, FORGED, CORRUPT ->
                throw new IllegalStateException("an accident of notices at a method: " + accident.kind());
        };
    }

    private Reply done(Request request, Speech speech) {
        try {
            return switch (request.method()) {
                case Method.Opened opened -> new Reply.Redirect(302, transact(sql -> opened.open(sql, request)));
                case Method.Answered answered -> speech.answer(transact(sql -> answered.answer(sql, request)));
            };
        } catch (Refusal refusal) {
            return speech.refusal(refusal);
        }
    }

    /** The answer is signed after the commit. */
    private <T> T transact(Function<Sql, T> work) {
        T result = house.database().transact(work);
        house.toldLater().run();
        return result;
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
