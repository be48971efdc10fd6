package tongbao.alipay;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The raw bytes of a posted form, decoded exactly once, in the charset that its own field {@code charset} names. */
record NoticeForm(Map<String, String> fields, Charset charset) {
    static final int BYTES_MAX = 64 * 1024;
    static final int FIELDS_MAX = 100;

    /** A body that is no such form. */
    static final class BadForm extends RuntimeException {
        private final NoticeVerdict.Reason reason;

        BadForm(NoticeVerdict.Reason reason, String message) {
            super(message);
            this.reason = reason;
        }

        NoticeVerdict.Reason reason() {
            return reason;
        }
    }

    static NoticeForm read(byte[] body) {
        if (body.length > BYTES_MAX) {
            throw new BadForm(NoticeVerdict.Reason.TOO_LARGE, body.length + " bytes, at most " + BYTES_MAX);
        }
        String[] pairs = new String(body, StandardCharsets.ISO_8859_1).split("&", FIELDS_MAX + 1);
        if (pairs.length > FIELDS_MAX) {
            throw new BadForm(NoticeVerdict.Reason.TOO_LARGE, "more than " + FIELDS_MAX + " fields");
        }
        var raw = new LinkedHashMap<String, byte[]>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new BadForm(NoticeVerdict.Reason.NOT_A_FORM, "not name=value pairs joined by &");
            }
            String name = new String(decoded(pair.substring(0, equals)), StandardCharsets.ISO_8859_1);
            if (raw.put(name, decoded(pair.substring(equals + 1))) != null) {
                throw new BadForm(NoticeVerdict.Reason.REPEATED_FIELD, "the field " + name + " stands twice");
            }
        }
        Charset charset = charset(new String(raw.getOrDefault("charset", new byte[0]), StandardCharsets.US_ASCII));
        var fields = new LinkedHashMap<String, String>();
        raw.forEach((name, value) -> fields.put(name, text(name, value, charset)));
        return new NoticeForm(fields, charset);
    }

    private static byte[] decoded(String encoded) {
        var out = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                out.write(hex(encoded, i + 1) << 4 | hex(encoded, i + 2));
                i += 2;
            } else {
                out.write(c == '+' ? ' ' : c);
            }
        }
        return out.toByteArray();
    }

    private static int hex(String encoded, int index) {
        int digit = index < encoded.length() ? Character.digit(encoded.charAt(index), 16) : -1;
        if (digit < 0) {
            throw new BadForm(NoticeVerdict.Reason.NOT_A_FORM, "a % without two hexadecimal digits");
        }
        return digit;
    }

    private static Charset charset(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "", "utf-8", "utf8" -> StandardCharsets.UTF_8;
            case "gbk" -> Charset.forName("GBK");
            default -> throw new BadForm(NoticeVerdict.Reason.CHARSET, "the charset is neither utf-8 nor gbk");
        };
    }

    private static String text(String name, byte[] value, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(value)).toString();
        } catch (CharacterCodingException _) {
            throw new BadForm(NoticeVerdict.Reason.CHARSET, "the field " + name + " is not in " + charset);
        }
    }
}
