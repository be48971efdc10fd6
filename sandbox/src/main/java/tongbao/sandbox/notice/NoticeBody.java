package tongbao.sandbox.notice;

import java.nio.charset.Charset;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tongbao.sandbox.state.Notice;
import tongbao.sandbox.trade.Customs.MessagesSigned;
import tongbao.sandbox.trade.Messages;
import tongbao.sandbox.wire.Amount;
import tongbao.sandbox.wire.BeijingTime;
import tongbao.sandbox.wire.Form;
import tongbao.sandbox.wire.SignType;
import tongbao.sandbox.wire.SignedText;

/** The form of one sending, as it travels; fields in hash order, as Alipay's are; and what was signed. */
record NoticeBody(Charset charset, String text, String signed) {
    private static final Amount LIE = new Amount(100);

    /** With which key it is signed, and how messages are. */
    record Pen(PrivateKey key, MessagesSigned messages) {
        /** The text under the signature, without {@code sign}. */
        String text(Map<String, String> fields) {
            boolean isWithType = fields.containsKey(Messages.METHOD) && messages == MessagesSigned.V2;
            return isWithType ? SignedText.ofRequest(fields) : SignedText.ofNotice(fields);
        }
    }

    /** What Alipay itself would send. */
    static NoticeBody honest(Notice notice, Pen pen, Instant now) {
        Map<String, String> fields = fields(notice, now);
        return encode(signed(fields, pen), pen);
    }

    /** One yuan more than was paid, and yet properly signed. */
    static NoticeBody ofWrongAmount(Notice notice, Pen pen, Instant now) {
        Map<String, String> fields = fields(notice, now);
        fields.computeIfPresent(
                "total_amount",
                (_, amount) -> Amount.parse(amount).orElseThrow().plus(LIE).toString());
        return encode(signed(fields, pen), pen);
    }

    /** Signed by somebody who is not Alipay. */
    static NoticeBody forged(Notice notice, Pen forger, Instant now) {
        return encode(signed(fields(notice, now), forger), forger);
    }

    /** The last digit of the trade number changed under way. */
    static NoticeBody corrupt(Notice notice, Pen pen, Instant now) {
        Map<String, String> fields = signed(fields(notice, now), pen);
        fields.computeIfPresent("trade_no", (_, number) -> {
            int last = number.length() - 1;
            return number.substring(0, last) + (number.charAt(last) == '0' ? '1' : '0');
        });
        return encode(fields, pen);
    }

    byte[] bytes() {
        return text.getBytes(charset);
    }

    private static Map<String, String> fields(Notice notice, Instant now) {
        Map<String, String> fields = new HashMap<>(notice.fields());
        if (fields.containsKey(Messages.METHOD)) {
            fields.put("utc_timestamp", Long.toString(now.toEpochMilli()));
        } else {
            fields.put("notify_time", BeijingTime.seconds(now));
        }
        return fields;
    }

    private static Map<String, String> signed(Map<String, String> fields, Pen pen) {
        SignType type = SignType.named(fields.getOrDefault("sign_type", "")).orElseThrow();
        fields.put("sign", type.sign(pen.text(fields), charset(fields), pen.key()));
        return fields;
    }

    private static NoticeBody encode(Map<String, String> fields, Pen pen) {
        return new NoticeBody(charset(fields), Form.encode(fields, charset(fields)), pen.text(fields));
    }

    private static Charset charset(Map<String, String> fields) {
        return Charset.forName(fields.getOrDefault("charset", "utf-8"));
    }
}
