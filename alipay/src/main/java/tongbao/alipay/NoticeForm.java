package tongbao.alipay;

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
        if (count(body, '&') >= FIELDS_MAX) {
            throw new BadForm(NoticeVerdict.Reason.TOO_LARGE, "more than " + FIELDS_MAX + " fields");
        }
        var decoded = new Decoded(body);
        var raw = new LinkedHashMap<String, Slice>();
        for (int from = 0; from <= body.length; ) {
            int end = indexOf(body, '&', from, body.length);
            int equals = indexOf(body, '=', from, end);
            if (equals == from || equals == end) {
                throw new BadForm(NoticeVerdict.Reason.NOT_A_FORM, "not name=value pairs joined by &");
            }
            String name = decoded.next(from, equals).text(StandardCharsets.ISO_8859_1);
            if (raw.put(name, decoded.next(equals + 1, end)) != null) {
                throw new BadForm(NoticeVerdict.Reason.REPEATED_FIELD, "the field " + name + " stands twice");
            }
            from = end + 1;
        }
        Slice named = raw.get("charset");
        Charset charset = charset(named == null ? "" : named.text(StandardCharsets.US_ASCII));
        var fields = new LinkedHashMap<String, String>();
        raw.forEach((name, value) -> fields.put(name, value.strictly(name, charset)));
        return new NoticeForm(fields, charset);
    }

    private static int count(byte[] bytes, char wanted) {
        int found = 0;
        for (byte b : bytes) {
            found += b == wanted ? 1 : 0;
        }
        return found;
    }

    private static int indexOf(byte[] bytes, char wanted, int from, int end) {
        int i = from;
        while (i < end && bytes[i] != wanted) {
            i++;
        }
        return i;
    }

    /** All that is decoded of a form, one after the other in the same bytes: decoding never makes it longer. */
    private static final class Decoded {
        private final byte[] form;
        private final byte[] out;
        private int length;

        Decoded(byte[] form) {
            this.form = form;
            this.out = new byte[form.length];
        }

        Slice next(int from, int end) {
            int start = length;
            for (int i = from; i < end; i++) {
                byte b = form[i];
                if (b == '%') {
                    out[length++] = (byte) (hex(i + 1, end) << 4 | hex(i + 2, end));
                    i += 2;
                } else {
                    out[length++] = b == '+' ? (byte) ' ' : b;
                }
            }
            return new Slice(out, start, length - start);
        }

        private int hex(int index, int end) {
            int digit = index < end ? Character.digit((char) (form[index] & 0xff), 16) : -1;
            if (digit < 0) {
                throw new BadForm(NoticeVerdict.Reason.NOT_A_FORM, "a % without two hexadecimal digits");
            }
            return digit;
        }
    }

    /** A part of bytes that nobody changes any more. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Slice(byte[] bytes, int start, int length) {
        String text(Charset charset) {
            return new String(bytes, start, length, charset);
        }

        /** Most fields are ASCII, the same in every charset here; the rest must be in the one that is named. */
        String strictly(String name, Charset charset) {
            if (isAscii()) {
                return text(StandardCharsets.ISO_8859_1);
            }
            try {
                return charset.newDecoder()
                        .decode(ByteBuffer.wrap(bytes, start, length))
                        .toString();
            } catch (CharacterCodingException _) {
                throw new BadForm(NoticeVerdict.Reason.CHARSET, "the field " + name + " is not in " + charset);
            }
        }

        private boolean isAscii() {
            for (int i = start; i < start + length; i++) {
                if (bytes[i] < 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Charset charset(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "", "utf-8", "utf8" -> StandardCharsets.UTF_8;
            case "gbk" -> Charset.forName("GBK");
            default -> throw new BadForm(NoticeVerdict.Reason.CHARSET, "the charset is neither utf-8 nor gbk");
        };
    }
}
