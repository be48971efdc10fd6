package tongbao.sandbox.v3;

import java.util.Optional;
import tongbao.sandbox.gateway.GatewayError;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Methods;
import tongbao.sandbox.gateway.Work;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.journal.Track;
import tongbao.sandbox.state.App;
import tongbao.sandbox.trade.Refusal;

/** {@code /v3/}: the word of a method with slashes for dots is its path. */
public final class GatewayV3 {
    /** What the paths begin with. */
    public static final String PREFIX = "/v3/";

    private static final int NOT_FOUND = 404;

    private final House house;
    private final Methods methods;
    private final AdmissionV3 admission;
    private final Work work;

    public GatewayV3(House house, Methods methods) {
        this.house = house;
        this.methods = methods;
        this.admission = new AdmissionV3(house);
        this.work = new Work(house);
    }

    public Reply answer(Call call) {
        return house.journal().following(call, track -> answer(call, track));
    }

    private Reply answer(Call call, Track track) {
        track.method(word(call));
        Optional<App> app = Optional.empty();
        try {
            Authorization authorization = Authorization.read(call.header("Authorization"));
            track.app(authorization.field("app_id"));
            app = authorization.field("app_id").flatMap(house.apps()::find);
            return answer(requireApp(app, authorization), authorization, call, track);
        } catch (Refusal refusal) {
            track.outcome(refusal.subCode(), false);
            return SpeechV3.clear(house, app).refusal(refusal);
        }
    }

    private Reply answer(App app, Authorization authorization, Call call, Track track) {
        AdmissionV3.Admitted admitted = admission.admit(app, authorization, method(call), call, track);
        return work.answer(
                admitted.request(), SpeechV3.clear(house, Optional.of(app)).encryptedWith(admitted.cipher()), track);
    }

    /** The time is missed before the application is, as it is seen at Alipay. */
    private static App requireApp(Optional<App> app, Authorization authorization) {
        if (authorization.field("timestamp").isEmpty()) {
            throw GatewayError.MISSING_TIMESTAMP.refusal();
        }
        if (authorization.field("app_id").isEmpty()) {
            throw GatewayError.MISSING_APP_ID.refusal();
        }
        return app.orElseThrow(GatewayError.INVALID_APP_ID::refusal);
    }

    private static String word(Call call) {
        return call.path().substring(PREFIX.length()).replace('/', '.');
    }

    private Method.Answered method(Call call) {
        Method named = methods.named(word(call))
                .orElseThrow(() -> GatewayError.INVALID_METHOD.refusal().withStatus(NOT_FOUND));
        return switch (named) {
            case Method.Opened _ -> throw GatewayError.INVALID_METHOD.refusal().withStatus(NOT_FOUND);
            case Method.Answered answered when answered.verb().equals(call.method()) -> answered;
            case Method.Answered _ -> throw GatewayError.INVALID_HTTP_METHOD.refusal();
        };
    }
}
