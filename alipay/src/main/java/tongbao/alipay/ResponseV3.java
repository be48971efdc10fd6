package tongbao.alipay;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A response of the REST protocol: the body is what V2 has in its node, and headers sign it. It is read into V2's
 * words: the status becomes {@code code}, and an error's {@code code} becomes {@code sub_code}.
 */
record ResponseV3(Transport.Response.Received response, Optional<ContentKey> contentKey) {
    Answer answer(Trust trust, Deadline deadline) {
        if (!hasAnswer()) {
            return new Answer.Useless(Outcome.Why.SENT, "HTTP status " + response.status());
        }
        String body = response.text(StandardCharsets.UTF_8);
        try {
            return switch (trust.proof(message(body), deadline)) {
                case Proof.Signed _ -> new Answer.Signed(fields(clear(body)));
                case Proof.Unsigned _ -> new Answer.Unsigned(isCipherText(body) ? new Fields(Map.of()) : fields(body));
                case Proof.Forged(String detail) -> new Answer.Useless(Outcome.Why.UNTRUSTWORTHY, detail);
            };
        } catch (JsonText.RepeatedName e) {
            return new Answer.Useless(Outcome.Why.UNTRUSTWORTHY, "in the response " + e.getMessage());
        } catch (JsonText.MalformedJson _) {
            return new Answer.Useless(
                    Outcome.Why.SENT,
                    "HTTP status " + response.status() + " without JSON of Alipay: " + JsonText.beginning(body));
        } catch (ContentKey.Undecipherable e) {
            return new Answer.Useless(Outcome.Why.SENT, "the response is signed, but " + e.getMessage());
        }
    }

    private boolean hasAnswer() {
        return isSuccess() || (response.status() >= 400 && response.status() < 600);
    }

    private boolean isSuccess() {
        return response.status() >= 200 && response.status() < 300;
    }

    private SignedMessage message(String body) {
        String text = header("alipay-timestamp").orElse("") + "\n"
                + header("alipay-nonce").orElse("") + "\n" + body + "\n";
        return new SignedMessage(
                List.of(text.getBytes(StandardCharsets.UTF_8)), header("alipay-signature"), header("alipay-sn"));
    }

    /** A missing header sometimes comes as the text {@code null}. */
    private Optional<String> header(String name) {
        return response.header(name).filter(it -> !it.isBlank() && !it.equals("null"));
    }

    private String clear(String body) {
        return isCipherText(body) ? contentKey.orElseThrow().decrypt(body.strip(), StandardCharsets.UTF_8) : body;
    }

    /** Errors come in the clear also where content is encrypted. */
    private boolean isCipherText(String body) {
        return contentKey.isPresent()
                && isSuccess()
                && !body.isBlank()
                && !body.stripLeading().startsWith("{");
    }

    private Fields fields(String json) {
        Fields sent = json.isBlank() ? new Fields(Map.of()) : Fields.of(json);
        var fields = new HashMap<>(sent.all());
        fields.put("code", code());
        if (!isSuccess()) {
            sent.find("code").ifPresent(it -> fields.put("sub_code", it));
            sent.find("message").ifPresent(it -> fields.put("sub_msg", it));
        }
        return new Fields(fields, sent.json());
    }

    /** The code that V2 has for what the status says; business errors have 400 like wrong parameters. */
    private String code() {
        return switch (response.status()) {
            case 202 -> "10003";
            case 401 -> "20001";
            case 403 -> "40006";
            case 429 -> "40005";
            default -> {
                if (isSuccess()) {
                    yield "10000";
                }
                yield response.status() < 500 ? "40004" : "20000";
            }
        };
    }
}
