package tongbao.server.security;

import java.util.List;
import java.util.Optional;
import tongbao.core.payment.AppId;

/** Who a call says it comes from: its headers, each once and well formed. */
record Claim(AppId app, long timestamp, String nonce, String signature, Optional<String> algorithm) {
    static final String APP = "X-App-Id";
    static final String TIMESTAMP = "X-Timestamp";
    static final String NONCE = "X-Nonce";
    static final String SIGNATURE = "X-Signature";
    static final String ALGORITHM = "X-Signature-Algorithm";

    private static final HeaderForm APP_FORM = HeaderForm.of("A-Za-z0-9_-", 1, 64, "1 to 64 of A-Za-z0-9_-");
    private static final HeaderForm TIMESTAMP_FORM = HeaderForm.of("0-9", 1, 12, "Unix seconds, in digits");
    private static final HeaderForm NONCE_FORM = HeaderForm.of("A-Za-z0-9_-", 16, 64, "16 to 64 of A-Za-z0-9_-");
    private static final HeaderForm SIGNATURE_FORM =
            HeaderForm.of("A-Za-z0-9+/=", 1, 1024, "hex or Base64, at most 1024 characters");
    private static final HeaderForm ALGORITHM_FORM = HeaderForm.of("A-Za-z0-9-", 1, 32, "the name of an algorithm");

    static Claim of(Knock knock) {
        String app = need(knock, APP, APP_FORM);
        String timestamp = need(knock, TIMESTAMP, TIMESTAMP_FORM);
        if (timestamp.length() > 1 && timestamp.startsWith("0")) {
            throw refused(TIMESTAMP, TIMESTAMP_FORM); // the text that was signed has the number without it
        }
        String nonce = need(knock, NONCE, NONCE_FORM);
        String signature = need(knock, SIGNATURE, SIGNATURE_FORM);
        Optional<String> algorithm = knock.headers().apply(ALGORITHM).isEmpty()
                ? Optional.empty()
                : Optional.of(need(knock, ALGORITHM, ALGORITHM_FORM));
        return new Claim(new AppId(app), Long.parseLong(timestamp), nonce, signature, algorithm);
    }

    private static String need(Knock knock, String header, HeaderForm form) {
        List<String> values = knock.headers().apply(header);
        if (values.isEmpty()) {
            throw CallerRefused.header(header, "The header " + header + " is missing.");
        }
        if (values.size() > 1) {
            throw CallerRefused.header(header, "The header " + header + " is there more than once.");
        }
        String value = values.getFirst();
        if (!form.fits(value)) {
            throw refused(header, form);
        }
        return value;
    }

    private static CallerRefused refused(String header, HeaderForm form) {
        return CallerRefused.header(header, "The header " + header + " has to be " + form.words() + ".");
    }
}
