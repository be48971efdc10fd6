package tongbao.alipay;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JsonToken;

/**
 * A response of the gateway: JSON whose member {@code <method>_response} is signed by the members beside it.
 *
 * <p>The signature covers the text of that member exactly as sent, white space and escapes included; so it is cut out
 * of the body and never written anew. What is read afterwards is read from that same text.
 */
record ResponseV2(String body, Charset charset, String method, Optional<ContentKey> contentKey, int status) {
    private static final Pattern CONTENT_IN_GBK = Pattern.compile("charset=\"?gbk", Pattern.CASE_INSENSITIVE);

    ResponseV2(Transport.Response.Received response, String method, Optional<ContentKey> contentKey) {
        this(response.text(charset(response)), charset(response), method, contentKey, response.status());
    }

    Answer answer(Trust trust, Deadline deadline) {
        if (status != 200) {
            return new Answer.Useless(Outcome.Why.SENT, "HTTP status " + status);
        }
        try {
            return answer(JsonText.members(body), trust, deadline);
        } catch (JsonText.RepeatedName e) {
            return new Answer.Useless(Outcome.Why.UNTRUSTWORTHY, "in the response " + e.getMessage());
        } catch (JsonText.MalformedJson _) {
            return new Answer.Useless(
                    Outcome.Why.SENT, "the response is not JSON of Alipay: " + JsonText.beginning(body));
        }
    }

    /** The fields of an answer that nobody needs to have signed, if it is one. */
    static Optional<Fields> unverified(Transport.Response.Received response, String method) {
        var read = new ResponseV2(response, method, Optional.empty());
        return read.node(JsonText.members(read.body))
                .filter(it -> it.token() == JsonToken.START_OBJECT)
                .map(it -> Fields.of(it.raw()));
    }

    private Answer answer(Map<String, JsonText.Value> members, Trust trust, Deadline deadline) {
        Optional<JsonText.Value> found = node(members);
        if (found.isEmpty()) {
            return new Answer.Useless(Outcome.Why.SENT, "the response has no " + nodeName());
        }
        JsonText.Value node = found.get();
        // An error comes in the clear also where content is encrypted: the gateway may have failed to decrypt.
        boolean encrypted = node.token() == JsonToken.VALUE_STRING && contentKey.isPresent();
        if (!encrypted && node.token() != JsonToken.START_OBJECT) {
            return new Answer.Useless(Outcome.Why.SENT, nodeName() + " is not an object (encrypted?)");
        }
        var message = new SignedMessage(texts(node.raw()), text(members, "sign"), text(members, "alipay_cert_sn"));
        Fields clear = encrypted ? new Fields(Map.of()) : Fields.of(node.raw());
        return switch (trust.proof(message, deadline)) {
            case Proof.Signed _ -> encrypted ? decrypted(node.text()) : new Answer.Signed(clear);
            case Proof.Unsigned _ -> new Answer.Unsigned(clear);
            case Proof.Forged(String detail) -> new Answer.Useless(Outcome.Why.UNTRUSTWORTHY, detail);
        };
    }

    private Answer decrypted(String cipherText) {
        try {
            return new Answer.Signed(Fields.of(contentKey.orElseThrow().decrypt(cipherText, charset)));
        } catch (ContentKey.Undecipherable | JsonText.MalformedJson e) {
            return new Answer.Useless(Outcome.Why.SENT, "the response is signed, but " + e.getMessage());
        }
    }

    /** Alipay usually signs slashes as they are sent, escaped; now and then it signs them bare. */
    private List<byte[]> texts(String raw) {
        byte[] asSent = raw.getBytes(charset);
        return raw.contains("\\/") ? List.of(asSent, raw.replace("\\/", "/").getBytes(charset)) : List.of(asSent);
    }

    private Optional<JsonText.Value> node(Map<String, JsonText.Value> members) {
        return Optional.ofNullable(members.get(nodeName()))
                .or(() -> Optional.ofNullable(members.get("error_response")));
    }

    private String nodeName() {
        return method.replace('.', '_') + "_response";
    }

    private static Optional<String> text(Map<String, JsonText.Value> members, String name) {
        return Optional.ofNullable(members.get(name))
                .filter(it -> it.token() == JsonToken.VALUE_STRING)
                .map(JsonText.Value::text);
    }

    /** UTF-8, or the GBK that some are in; never a charset that the other side picks freely. */
    private static Charset charset(Transport.Response.Received response) {
        String type = response.header("Content-Type").orElse("");
        return CONTENT_IN_GBK.matcher(type).find() ? Charset.forName("GBK") : StandardCharsets.UTF_8;
    }
}
