package tongbao.sandbox.gateway;

import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tongbao.sandbox.http.Bytes;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.state.App;
import tongbao.sandbox.state.Certificates;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.wire.ContentCipher;
import tongbao.sandbox.wire.Json;

/**
 * Version 2's answers: HTTP 200 always, the node's text signed exactly as it is sent, encrypted where the request was.
 *
 * @param blot what is added to the text under the signature: nothing, unless the signature shall be wrong
 */
record SignedSpeech(App app, Voice voice, Envelope envelope, Optional<ContentCipher> cipher, String blot)
        implements Speech {

    /** What an answer has around the node. */
    record Envelope(String nodeName, String refusalName, String traceId, Manners manners, SecureRandom random) {}

    static SignedSpeech clear(App app, Voice voice, Envelope envelope) {
        return new SignedSpeech(app, voice, envelope, Optional.empty(), "");
    }

    SignedSpeech encryptedWith(Optional<ContentCipher> present) {
        return new SignedSpeech(app, voice, envelope, present, blot);
    }

    @Override
    public SignedSpeech badlySigned() {
        return new SignedSpeech(app, voice, envelope, cipher, " ");
    }

    /** Version 2 says no time in its answers; that of HTTP is said around them. */
    @Override
    public SignedSpeech skewed(Duration skew) {
        return this;
    }

    @Override
    public boolean looksAtTime() {
        return false;
    }

    @Override
    public Reply.Content answer(Answer answer) {
        return signed(envelope.nodeName(), answer.node());
    }

    @Override
    public Reply.Content refusal(Refusal refusal) {
        return signed(
                envelope.refusalName(),
                envelope.manners().worded(refusal, envelope.traceId()).node());
    }

    private Reply.Content signed(String name, Map<String, Object> node) {
        String clear = Json.writeEscapingSlashes(node);
        String text = cipher.map(present -> "\"" + present.encrypt(clear, voice.charset(), envelope.random()) + "\"")
                .orElse(clear);
        String sign = voice.signType().sign(text + blot, voice.charset(), app.alipayPrivateKey());
        String certificate = app.certificates()
                .map(Certificates::alipaySn)
                .map(sn -> ",\"alipay_cert_sn\":\"" + sn + "\"")
                .orElse("");
        String body = "{\"" + name + "\":" + text + certificate + ",\"sign\":\"" + sign + "\"}";
        return content(body, voice.charset(), envelope.traceId());
    }

    /** For an application that isn't known, so that there is no key to sign with. */
    static Reply.Content unsigned(Refusal refusal, Voice voice, Envelope envelope) {
        Map<String, Object> node =
                envelope.manners().worded(refusal, envelope.traceId()).node();
        String body = "{\"" + envelope.refusalName() + "\":" + Json.writeEscapingSlashes(node) + "}";
        return content(body, voice.charset(), envelope.traceId());
    }

    private static Reply.Content content(String body, Charset charset, String traceId) {
        return new Reply.Content(
                200,
                "text/html;charset=" + charset.name().toLowerCase(Locale.ROOT),
                Bytes.of(body, charset),
                Map.of("trace_id", traceId));
    }
}
