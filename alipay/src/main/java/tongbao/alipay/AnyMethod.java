package tongbao.alipay;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Any method of Alipay, by its name: signed, verified and judged like those that have a file of their own. */
public final class AnyMethod {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9]+(\\.[a-zA-Z0-9]+)+");

    /** What an answer has to repeat where the request names it; old answers carry good signatures too. */
    private static final String[] ECHOED = {"out_trade_no", "trade_no", "out_request_no", "out_biz_no"};

    /** Methods whose success has no code; their errors have one. */
    private static final Set<String> WITHOUT_CODE = Set.of("alipay.system.oauth.token");

    /** What says who asks, when, and signed how. */
    private static final Set<String> OURS = Set.of(
            "alipay_root_cert_sn",
            "app_auth_token",
            "app_cert_sn",
            "app_id",
            "auth_token",
            "charset",
            "encrypt_type",
            "format",
            "method",
            "sign",
            "sign_type",
            "timestamp",
            "version");

    private AnyMethod() {}

    /**
     * A call.
     *
     * @param method such as {@code alipay.trade.query}
     * @param bizContent a JSON object, or empty for a method that has none
     * @param parameters what stands beside {@code biz_content}, such as {@code notify_url}
     */
    public record Request(String method, String bizContent, Map<String, String> parameters) {
        public Request {
            if (method.length() > 128 || !NAME.matcher(method).matches()) {
                throw new IllegalArgumentException("not the name of a method of Alipay");
            }
            parameters = Map.copyOf(parameters);
            requireObject(bizContent);
            if (parameters.containsKey("biz_content")) {
                throw new IllegalArgumentException("biz_content has a place of its own");
            }
            parameters.keySet().stream().filter(OURS::contains).findFirst().ifPresent(it -> {
                throw new IllegalArgumentException(it + " is not yours to set");
            });
        }

        public static Request of(String method, String bizContent) {
            return new Request(method, bizContent, Map.of());
        }

        Call<Reply> call() {
            var all = new TreeMap<>(parameters);
            if (!bizContent.isBlank()) {
                all.put("biz_content", bizContent);
            }
            var command = new Command(method, all);
            var call = new Call<>(command, echoes(command), Reply::of);
            return WITHOUT_CODE.contains(method) ? call.succeedingToo("") : call;
        }

        private static void requireObject(String json) {
            try {
                if (!json.isBlank()) {
                    JsonText.members(json);
                }
            } catch (JsonText.MalformedJson e) {
                throw new IllegalArgumentException("biz_content is not a JSON object: " + e.getMessage(), e);
            }
        }

        private static Map<String, String> echoes(Command command) {
            Map<String, JsonText.Value> fields = command.fields();
            var echoes = new TreeMap<String, String>();
            for (String name : ECHOED) {
                Optional.ofNullable(fields.get(name))
                        .map(JsonText.Value::text)
                        .filter(it -> !it.isBlank())
                        .ifPresent(it -> echoes.put(name, it));
            }
            return echoes;
        }
    }

    /**
     * What Alipay answered.
     *
     * @param fields by name; an object or array is kept as JSON text
     * @param json the answer as Alipay signed it, decrypted if it came encrypted
     */
    public record Reply(Map<String, String> fields, String json) {
        public Reply {
            fields = Map.copyOf(fields);
        }

        static Reply of(Fields fields) {
            return new Reply(fields.all(), fields.json());
        }
    }
}
