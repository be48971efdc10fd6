package tongbao.alipay;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonToken;

/**
 * A response of the gateway after its signature was looked at.
 *
 * <p>The signature covers the text of one member exactly as sent, white space and escapes included; so it is cut out of
 * the body and never written anew. What is read afterwards is read from that same text.
 */
sealed interface Answer {
    /** One of Alipay's keys signed these fields. */
    record Signed(Fields fields) implements Answer {}

    /** Nobody signed these fields: they are hearsay. */
    record Unsigned(Fields fields) implements Answer {}

    /** Not an answer, or one that somebody else made. */
    record Useless(Outcome.Why why, String detail) implements Answer {}

    static Answer read(String body, Charset charset, String method, Keys keys) {
        try {
            return read(JsonText.members(body), charset, method, keys);
        } catch (JsonText.RepeatedName e) {
            return new Useless(Outcome.Why.UNTRUSTWORTHY, "in the response " + e.getMessage());
        } catch (JsonText.MalformedJson e) {
            return new Useless(Outcome.Why.SENT, "the response is not JSON of Alipay: " + beginning(body));
        }
    }

    private static Answer read(Map<String, JsonText.Value> members, Charset charset, String method, Keys keys) {
        String name = method.replace('.', '_') + "_response";
        JsonText.Value node = Optional.ofNullable(members.get(name)).orElse(members.get("error_response"));
        if (node == null) {
            return new Useless(Outcome.Why.SENT, "the response has no " + name);
        }
        if (node.token() != JsonToken.START_OBJECT) {
            return new Useless(Outcome.Why.SENT, name + " is not an object (encrypted?)");
        }
        Fields fields = fields(node.raw());
        JsonText.Value sign = members.get("sign");
        if (sign == null || sign.token() != JsonToken.VALUE_STRING) {
            return new Unsigned(fields);
        }
        return isSigned(node.raw(), charset, sign.text(), keys)
                ? new Signed(fields)
                : new Useless(
                        Outcome.Why.UNTRUSTWORTHY,
                        "the response's signature does not match the configured Alipay public key");
    }

    private static boolean isSigned(String text, Charset charset, String sign, Keys keys) {
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(sign);
        } catch (IllegalArgumentException _) {
            return false;
        }
        // Alipay usually signs slashes as they are sent, escaped; now and then it signs them bare.
        return keys.verifies(text, charset, signature)
                || (text.contains("\\/") && keys.verifies(text.replace("\\/", "/"), charset, signature));
    }

    private static Fields fields(String object) {
        var fields = new HashMap<String, String>();
        JsonText.members(object).forEach((name, value) -> {
            if (value.token() != JsonToken.VALUE_NULL) {
                fields.put(name, value.text());
            }
        });
        return new Fields(fields);
    }

    private static String beginning(String body) {
        String line = body.strip().replaceAll("\\s+", " ");
        return line.length() > 120 ? line.substring(0, 120) + "…" : line;
    }
}
