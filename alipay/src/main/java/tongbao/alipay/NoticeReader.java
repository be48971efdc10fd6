package tongbao.alipay;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.Map;
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
        if (signType != null && !signType.equals(keys.type().name())) {
            return new NoticeVerdict.NotGenuine(NoticeVerdict.Reason.SIGN_TYPE, "sign_type is not " + keys.type());
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
        return isSigned(fields, form.charset(), signature, keys)
                ? genuine(new Fields(fields))
                : diagnosis.ofMismatch(signature);
    }

    /** Whether Alipay signs the number of its certificate along with the rest is not documented; either counts. */
    private static boolean isSigned(Map<String, String> fields, Charset charset, byte[] signature, Keys keys) {
        if (keys.verifies(SignedText.of(fields), charset, signature)) {
            return true;
        }
        var without = new TreeMap<>(fields);
        return without.remove("alipay_cert_sn") != null && keys.verifies(SignedText.of(without), charset, signature);
    }

    private static NoticeVerdict genuine(Fields fields) {
        try {
            return new NoticeVerdict.Genuine(Notice.of(fields));
        } catch (Fields.Undecided e) {
            return new NoticeVerdict.Unfamiliar(fields.all(), String.valueOf(e.getMessage()));
        }
    }
}
