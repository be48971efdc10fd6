package tongbao.sandbox.gateway;

import java.util.Optional;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.journal.Track;
import tongbao.sandbox.state.App;
import tongbao.sandbox.trade.Refusal;

/** {@code gateway.do}, version 2: one address for every method, HTTP 200 always. */
public final class Gateway {
    private final House house;
    private final Methods methods;
    private final Admission admission;
    private final Work work;

    public Gateway(House house, Methods methods) {
        this.house = house;
        this.methods = methods;
        this.admission = new Admission(house, methods);
        this.work = new Work(house);
    }

    public Reply answer(Call call) {
        return house.journal().following(call, track -> answer(call, track));
    }

    private Reply answer(Call call, Track track) {
        Letter letter = Letter.read(call);
        track.app(letter.param("app_id"));
        String word = letter.param("method").orElse("");
        var envelope = new SignedSpeech.Envelope(
                Method.node(word),
                Method.refusalNode(methods.named(word), word),
                house.numbers().traceId(house.clock().real()),
                house.manners(),
                house.random());
        Optional<App> app = letter.param("app_id").flatMap(house.apps()::find);
        track.method(word);
        boolean isPage = methods.named(word).filter(Method::isPage).isPresent();
        if (app.isEmpty()) {
            Refusal refusal = unknownApp(letter);
            track.outcome(refusal.subCode(), false);
            return isPage
                    ? new PageSpeech().refusal(refusal)
                    : SignedSpeech.unsigned(refusal, Voice.of(letter.params()), envelope);
        }
        SignedSpeech signed = SignedSpeech.clear(app.orElseThrow(), Voice.of(letter.params()), envelope);
        try {
            Admission.Admitted admitted = admission.admit(app.orElseThrow(), letter, track);
            Speech speech = isPage ? new PageSpeech() : signed.encryptedWith(admitted.cipher());
            return work.answer(admitted.request(), speech, track);
        } catch (Refusal refusal) {
            track.outcome(refusal.subCode(), false);
            return isPage ? new PageSpeech().refusal(refusal) : signed.refusal(refusal);
        }
    }

    private static Refusal unknownApp(Letter letter) {
        GatewayError error =
                letter.param("app_id").isPresent() ? GatewayError.INVALID_APP_ID : GatewayError.MISSING_APP_ID;
        return error.refusal();
    }
}
