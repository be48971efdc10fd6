package tongbao.alipay;

import java.util.Base64;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The check of a notice: the form decoded once, {@code sign} and {@code sign_type} taken out, the rest verified. */
final class NoticeReader {
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]+");

    private NoticeReader() {}

    static NoticeVerdict read(byte[] body, Keys keys) {
        try {
            return read(NoticeForm.read(body), keys);
        } catch (NoticeForm.BadForm e) {
            return new NoticeVerdict.NotGenuine(e.reason(), String.valueOf(e.getMessage()));
        }
    }

    private static NoticeVerdict read(NoticeForm form, Keys keys) {
        var fields = new TreeMap<>(form.fields());
        String sign = fields.remove("sign");
        String signType = fields.remove("sign_type");
        if (sign == null || sign.isBlank()) {
            return new NoticeVerdict.NotGenuine(NoticeVerdict.Reason.UNSIGNED, "the field sign is missing or empty");
        }
        // The algorithm is ours to choose: a notice must not be able to ask for a weaker one.
        if (signType != null && !signType.equals("RSA2")) {
            return new NoticeVerdict.NotGenuine(NoticeVerdict.Reason.SIGN_TYPE, "sign_type is not RSA2");
        }
        var diagnosis = new NoticeDiagnosis(new NoticeForm(fields, form.charset()), keys);
        if (HEXADECIMAL.matcher(sign).matches()) {
            return new NoticeVerdict.NotGenuine(
                    NoticeVerdict.Reason.SIGN_NOT_BASE64, "the field sign is hexadecimal, not Base64");
        }
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(sign);
        } catch (IllegalArgumentException _) {
            return diagnosis.ofBadBase64(sign);
        }
        return keys.verifies(SignedText.of(fields), form.charset(), signature)
                ? genuine(new Fields(fields))
                : diagnosis.ofMismatch(signature);
    }

    private static NoticeVerdict genuine(Fields fields) {
        try {
            return new NoticeVerdict.Genuine(Notice.of(fields));
        } catch (Fields.Undecided e) {
            return new NoticeVerdict.Unfamiliar(fields.all(), String.valueOf(e.getMessage()));
        }
    }
}
