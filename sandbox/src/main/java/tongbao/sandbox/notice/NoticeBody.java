package tongbao.sandbox.notice;

import java.nio.charset.Charset;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import tongbao.sandbox.state.Notice;
import tongbao.sandbox.wire.Amount;
import tongbao.sandbox.wire.BeijingTime;
import tongbao.sandbox.wire.Form;
import tongbao.sandbox.wire.SignType;
import tongbao.sandbox.wire.SignedText;

/** The form of one sending, as it travels; fields in hash order, as Alipay's are; and what was signed. */
record NoticeBody(Charset charset, String text, String signed) {
    private static final Amount LIE = new Amount(100);

    /** What Alipay itself would send. */
    static NoticeBody honest(Notice notice, PrivateKey key, Instant now) {
        Map<String, String> fields = fields(notice, now);
        return encode(signed(fields, key));
    }

    /** One yuan more than was paid, and yet properly signed. */
    static NoticeBody ofWrongAmount(Notice notice, PrivateKey key, Instant now) {
        Map<String, String> fields = fields(notice, now);
        fields.computeIfPresent(
                "total_amount",
                (_, amount) -> Amount.parse(amount).orElseThrow().plus(LIE).toString());
        return encode(signed(fields, key));
    }

    /** Signed by somebody who is not Alipay. */
    static NoticeBody forged(Notice notice, Supplier<PrivateKey> forger, Instant now) {
        return encode(signed(fields(notice, now), forger.get()));
    }

    /** The last digit of the trade number changed under way. */
    static NoticeBody corrupt(Notice notice, PrivateKey key, Instant now) {
        Map<String, String> fields = signed(fields(notice, now), key);
        fields.computeIfPresent("trade_no", (_, number) -> {
            int last = number.length() - 1;
            return number.substring(0, last) + (number.charAt(last) == '0' ? '1' : '0');
        });
        return encode(fields);
    }

    byte[] bytes() {
        return text.getBytes(charset);
    }

    private static Map<String, String> fields(Notice notice, Instant now) {
        Map<String, String> fields = new HashMap<>(notice.fields());
        fields.put("notify_time", BeijingTime.seconds(now));
        return fields;
    }

    private static Map<String, String> signed(Map<String, String> fields, PrivateKey key) {
        SignType type = SignType.named(fields.getOrDefault("sign_type", "")).orElseThrow();
        fields.put("sign", type.sign(SignedText.ofNotice(fields), charset(fields), key));
        return fields;
    }

    private static NoticeBody encode(Map<String, String> fields) {
        return new NoticeBody(charset(fields), Form.encode(fields, charset(fields)), SignedText.ofNotice(fields));
    }

    private static Charset charset(Map<String, String> fields) {
        return Charset.forName(fields.getOrDefault("charset", "utf-8"));
    }
}
