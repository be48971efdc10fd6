package tongbao.sandbox.gateway;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.state.Accident;
import tongbao.sandbox.state.Accidents;
import tongbao.sandbox.state.App;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.wire.Form;

/** {@code gateway.do}: one address for every method, parameters from query and form merged, HTTP 200 always. */
public final class Gateway {
    /** How long a connection hangs that is never answered, unless the tester says otherwise. */
    private static final Duration TIMEOUT_DEFAULT = Duration.ofSeconds(30);

    private final House house;
    private final Business business;

    public Gateway(House house) {
        this.house = house;
        this.business = new Business(house);
    }

    public Reply answer(Call call) {
        Map<String, String> params = params(call);
        String word = params.getOrDefault("method", "");
        Optional<App> app = app(params);
        try {
            if (app.isEmpty()) {
                throw unknownApp(params);
            }
            Request request = Admission.admit(app.orElseThrow(), params);
            return withAccident(request);
        } catch (Refusal refusal) {
            if (Method.named(word).filter(Method::isPage).isPresent()) {
                return Answers.page(refusal);
            }
            Voice voice = Voice.of(params);
            String node = Method.node(word);
            return app.map(known -> Answers.signed(node, refusal.node(), voice, known.alipayPrivateKey()))
                    .orElseGet(() -> Answers.unsigned(node, refusal.node(), voice));
        }
    }

    private Reply withAccident(Request request) {
        Optional<Accident> accident = house.database()
                .transact(sql -> Accidents.take(sql, request.method().word()));
        return accident.map(present -> go(request, present)).orElseGet(() -> business.answer(request));
    }

    private Reply go(Request request, Accident accident) {
        return switch (accident.kind()) {
            case SYSTEM_ERROR_BEFORE ->
                held(accident, () -> {
                    throw systemError();
                });
            case SYSTEM_ERROR_AFTER -> {
                business.answer(request);
                yield held(accident, () -> {
                    throw systemError();
                });
            }
            case TIMEOUT_BEFORE -> silence(accident);
            case TIMEOUT_AFTER -> {
                business.answer(request);
                yield silence(accident);
            }
            case CUT_AFTER -> {
                Reply reply = business.answer(request);
                yield held(
                        accident,
                        () -> reply instanceof Reply.Content content ? new Reply.Half(content) : new Reply.Silence());
            }
            case BAD_SIGNATURE -> {
                Reply reply = business.answerBadlySigned(request);
                yield held(accident, () -> reply);
            }
            case THROTTLED ->
                held(accident, () -> {
                    throw Refusal.Kind.LIMITED.because("isv.app-call-limited", "应用调用次数超限");
                });
            case DROP, DUPLICATE, DELAY, REORDER, WRONG_AMOUNT, FORGED, CORRUPT ->
                throw new IllegalStateException("an accident of notices at a method: " + accident.kind());
        };
    }

    private Reply held(Accident accident, Supplier<Reply> reply) {
        accident.delay().ifPresent(house.pause()::hold);
        return reply.get();
    }

    private Reply silence(Accident accident) {
        house.pause().hold(accident.delay().orElse(TIMEOUT_DEFAULT));
        return new Reply.Silence();
    }

    private Optional<App> app(Map<String, String> params) {
        return Optional.ofNullable(params.get("app_id")).flatMap(house.apps()::find);
    }

    private static Refusal unknownApp(Map<String, String> params) {
        return params.getOrDefault("app_id", "").isBlank()
                ? Refusal.Kind.MISSING.because("isv.missing-app-id", "缺少AppID参数")
                : Refusal.Kind.INVALID.because("isv.invalid-app-id", "无效的AppID参数");
    }

    private static Refusal systemError() {
        return Refusal.business("SYSTEM_ERROR", "系统异常");
    }

    /** The charset is read first, for it says how everything is to be decoded. */
    private static Map<String, String> params(Call call) {
        Map<String, String> rough = merged(call, StandardCharsets.UTF_8);
        Voice voice = Voice.of(rough);
        return voice.charset().equals(StandardCharsets.UTF_8) ? rough : merged(call, voice.charset());
    }

    private static Map<String, String> merged(Call call, Charset charset) {
        Map<String, String> params = new LinkedHashMap<>();
        Form.decode(call.query().copy(), charset, params);
        Form.decode(call.body().copy(), charset, params);
        return params;
    }
}
