package tongbao.sandbox.v3;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongbao.sandbox.gateway.Answer;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Speech;
import tongbao.sandbox.http.Bytes;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.state.App;
import tongbao.sandbox.state.Certificates;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.wire.ContentCipher;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.SignType;

/**
 * Version 3's answers: the members alone, signed in the headers, encrypted where the request was; refusals in clear
 * with a status of their own.
 *
 * @param app nobody when it isn't known, so that there is no key to sign with
 */
record SpeechV3(House house, Optional<App> app, String traceId, Optional<ContentCipher> cipher, Wrong wrong)
        implements Speech {
    /** What is wrong on order: something behind the signed text, and the clock. */
    record Wrong(String blot, Duration skew) {
        static final Wrong NOTHING = new Wrong("", Duration.ZERO);
    }

    private static final String JSON = "application/json;charset=UTF-8";
    /** Exactly so, or the official client does not read it. */
    private static final String ENCRYPTED = "text/plain";

    static SpeechV3 clear(House house, Optional<App> app) {
        return new SpeechV3(house, app, house.numbers().traceId(house.clock().real()), Optional.empty(), Wrong.NOTHING);
    }

    SpeechV3 encryptedWith(Optional<ContentCipher> present) {
        return new SpeechV3(house, app, traceId, present, wrong);
    }

    @Override
    public SpeechV3 badlySigned() {
        return new SpeechV3(house, app, traceId, cipher, new Wrong(" ", wrong.skew()));
    }

    @Override
    public SpeechV3 skewed(Duration skew) {
        return new SpeechV3(house, app, traceId, cipher, new Wrong(wrong.blot(), skew));
    }

    @Override
    public boolean looksAtTime() {
        return true;
    }

    @Override
    public Reply answer(Answer answer) {
        String clear = Json.write(answer.members());
        return cipher.map(present -> present.encrypt(clear, StandardCharsets.UTF_8, house.random()))
                .map(secret -> signed(200, ENCRYPTED, secret))
                .orElseGet(() -> signed(200, JSON, clear));
    }

    @Override
    public Reply refusal(Refusal refusal) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("code", refusal.subCode().replaceFirst("^(isv|aop|isp)\\.", ""));
        if (house.manners().isExplained(refusal)) {
            Map<String, Object> link = new LinkedHashMap<>();
            link.put("link", house.manners().explanation(traceId));
            link.put("desc", "解决方案");
            members.put("links", List.of(link));
        }
        members.put("message", refusal.subMsg());
        return signed(refusal.status(), JSON, Json.write(members));
    }

    private Reply.Content signed(int status, String contentType, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("alipay-trace-id", traceId);
        app.ifPresent(known -> sign(known, body, headers));
        return new Reply.Content(status, contentType, Bytes.of(body, StandardCharsets.UTF_8), headers);
    }

    private void sign(App known, String body, Map<String, String> headers) {
        String timestamp = Long.toString(house.clock().real().plus(wrong.skew()).toEpochMilli());
        String nonce = house.numbers().nonce();
        String text = timestamp + "\n" + nonce + "\n" + body + "\n" + wrong.blot();
        headers.put("alipay-timestamp", timestamp);
        headers.put("alipay-nonce", nonce);
        headers.put("alipay-signature", SignType.RSA2.sign(text, StandardCharsets.UTF_8, known.alipayPrivateKey()));
        known.certificates().map(Certificates::alipaySn).ifPresent(sn -> headers.put("alipay-sn", sn));
    }
}
