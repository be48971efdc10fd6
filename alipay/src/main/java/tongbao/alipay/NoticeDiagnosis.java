package tongbao.alipay;

import java.net.URLDecoder;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tongbao.alipay.NoticeVerdict.NotGenuine;
import tongbao.alipay.NoticeVerdict.Reason;

/**
 * The search for why a notice does not verify: each usual accident is undone, and if the signature then matches, that
 * was it. It never makes a notice genuine.
 *
 * @param form without {@code sign} and {@code sign_type}
 */
record NoticeDiagnosis(NoticeForm form, Keys keys) {
    /** Each try costs a verification, and anybody may post; a real notice has about thirty fields. */
    private static final int FIELDS_TRIED_MAX = 40;

    NotGenuine ofBadBase64(String sign) {
        try {
            if (matches(form.fields(), Base64.getDecoder().decode(sign.replace(' ', '+')))) {
                return new NotGenuine(
                        Reason.DECODED_TWICE, "every + of sign became a blank: the form was decoded twice");
            }
        } catch (IllegalArgumentException _) {
            // Then it is simply not Base64.
        }
        return new NotGenuine(Reason.SIGN_NOT_BASE64, "the field sign is not Base64");
    }

    NotGenuine ofMismatch(byte[] signature) {
        if (keys.madeByOurselves(SignedText.of(form.fields()), form.charset(), signature)) {
            return new NotGenuine(Reason.OWN_KEY, "signed with the application's own private key, not by Alipay");
        }
        if (matchesWhen(NoticeDiagnosis::withoutHtml, signature)) {
            return new NotGenuine(Reason.HTML_ESCAPED, "values were HTML-escaped after Alipay signed them");
        }
        if (matchesWhen(this::decodedOnceMore, signature)) {
            return new NotGenuine(Reason.ENCODED_TWICE, "values were form-encoded once more after Alipay signed them");
        }
        if (matchesWhen(String::strip, signature)) {
            return new NotGenuine(Reason.BLANKS_ADDED, "white space was added around values");
        }
        if (matches(with("sign_type", keys.type().name()), signature)) {
            return new NotGenuine(Reason.OTHER_RULE, "signed by the rule for messages, with sign_type kept");
        }
        return addedField(signature)
                .map(it -> new NotGenuine(Reason.FIELD_ADDED, "Alipay did not sign the field " + it))
                .orElseGet(() -> new NotGenuine(
                        Reason.SIGN_MISMATCH,
                        "changed on the way, forged, or the configured Alipay public key is not this app's"));
    }

    private Optional<String> addedField(byte[] signature) {
        return form.fields().keySet().stream()
                .limit(FIELDS_TRIED_MAX)
                .filter(it -> matches(without(it), signature))
                .findFirst();
    }

    private boolean matchesWhen(UnaryOperator<String> undo, byte[] signature) {
        var undone = new TreeMap<>(form.fields());
        undone.replaceAll((_, value) -> undo.apply(value));
        return !undone.equals(form.fields()) && matches(undone, signature);
    }

    private boolean matches(Map<String, String> fields, byte[] signature) {
        return keys.verifies(SignedText.of(fields), form.charset(), signature);
    }

    private Map<String, String> with(String name, String value) {
        var more = new TreeMap<>(form.fields());
        more.put(name, value);
        return more;
    }

    private Map<String, String> without(String name) {
        var less = new TreeMap<>(form.fields());
        less.remove(name);
        return less;
    }

    private String decodedOnceMore(String value) {
        try {
            return URLDecoder.decode(value, form.charset());
        } catch (IllegalArgumentException _) {
            return value;
        }
    }

    private static String withoutHtml(String value) {
        return value.replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
