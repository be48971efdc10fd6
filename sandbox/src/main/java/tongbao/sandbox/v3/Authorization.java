package tongbao.sandbox.v3;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tongbao.sandbox.gateway.GatewayError;

/**
 * What stands in the header {@code Authorization}: {@code ALIPAY-SHA256withRSA app_id=…,nonce=…,timestamp=…,sign=…}.
 *
 * @param text everything between the algorithm and the signature, as it was sent and signed
 * @param sign empty where there was none
 */
record Authorization(String text, Map<String, String> fields, String sign) {
    private static final String ALGORITHM = "ALIPAY-SHA256withRSA";
    private static final String SIGN = ",sign=";
    private static final int LENGTH_MAX = 4096;

    /** Of a missing header Alipay first misses the time. */
    static Authorization read(Optional<String> header) {
        String value =
                header.orElseThrow(GatewayError.MISSING_TIMESTAMP::refusal).strip();
        int blank = value.indexOf(' ');
        if (blank < 0 || !value.substring(0, blank).equals(ALGORITHM)) {
            throw GatewayError.INVALID_SIGNATURE_TYPE.refusal();
        }
        if (value.length() > LENGTH_MAX) {
            throw GatewayError.INVALID_REQUEST_DATA.about("Authorization");
        }
        String rest = value.substring(blank + 1).strip();
        int signAt = rest.indexOf(SIGN);
        String text = signAt < 0 ? rest : rest.substring(0, signAt);
        return new Authorization(text, fields(text), signAt < 0 ? "" : rest.substring(signAt + SIGN.length()));
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return fields;
    }

    /** Nothing when it is absent or blank. */
    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
    }
}
