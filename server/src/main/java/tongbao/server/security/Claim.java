package tongbao.server.security;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tongbao.core.payment.AppId;

/** Who a call says it comes from: its headers, each once and well formed. */
record Claim(AppId app, long timestamp, String nonce, String signature, Optional<String> algorithm) {
    static final String APP = "X-App-Id";
    static final String TIMESTAMP = "X-Timestamp";
    static final String NONCE = "X-Nonce";
    static final String SIGNATURE = "X-Signature";
    static final String ALGORITHM = "X-Signature-Algorithm";

    private static final Pattern APP_FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern TIMESTAMP_FORM = Pattern.compile("0|[1-9][0-9]{0,11}");
    private static final Pattern NONCE_FORM = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final Pattern SIGNATURE_FORM = Pattern.compile("[A-Za-z0-9+/=]{1,1024}");
    private static final Pattern ALGORITHM_FORM = Pattern.compile("[A-Za-z0-9-]{1,32}");

    static Claim of(Knock knock) {
        String app = need(knock, APP, APP_FORM, "1 to 64 of A-Za-z0-9_-");
        String timestamp = need(knock, TIMESTAMP, TIMESTAMP_FORM, "Unix seconds, in digits");
        String nonce = need(knock, NONCE, NONCE_FORM, "16 to 64 of A-Za-z0-9_-");
        String signature = need(knock, SIGNATURE, SIGNATURE_FORM, "hex or Base64, at most 1024 characters");
        Optional<String> algorithm = knock.headers().apply(ALGORITHM).isEmpty()
                ? Optional.empty()
                : Optional.of(need(knock, ALGORITHM, ALGORITHM_FORM, "the name of an algorithm"));
        return new Claim(new AppId(app), Long.parseLong(timestamp), nonce, signature, algorithm);
    }

    private static String need(Knock knock, String header, Pattern form, String words) {
        List<String> values = knock.headers().apply(header);
        if (values.isEmpty()) {
            throw CallerRefused.header(header, "The header " + header + " is missing.");
        }
        if (values.size() > 1) {
            throw CallerRefused.header(header, "The header " + header + " is there more than once.");
        }
        String value = values.getFirst();
        if (!form.matcher(value).matches()) {
            throw CallerRefused.header(header, "The header " + header + " has to be " + words + ".");
        }
        return value;
    }
}
