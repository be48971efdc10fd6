package tongbao.alipay;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The gateway's protocol: parameters, sorted and signed; what concerns the call goes into the query, its content and
 * its tokens into the form.
 *
 * @param address of {@code gateway.do}
 * @param charset UTF-8 or GBK
 */
record WireV2(
        Application application, OwnKey key, URI address, Charset charset, Optional<ContentKey> contentKey, Clock clock)
        implements Wire {
    private static final String CONTENT = "biz_content";
    private static final Set<String> IN_QUERY = Set.of(
            "alipay_root_cert_sn",
            "alipay_sdk",
            "app_cert_sn",
            "app_id",
            "charset",
            "encrypt_type",
            "format",
            "method",
            "notify_url",
            "prod_code",
            "return_url",
            "sign",
            "sign_type",
            "target_app_id",
            "terminal_info",
            "terminal_type",
            "timestamp",
            "version",
            "ws_service_url");

    /** Whether a parameter goes into the form: content is long, and tokens are not for anybody's access log. */
    static boolean isInForm(String name) {
        return !IN_QUERY.contains(name);
    }

    @Override
    public Protocol protocol() {
        return Protocol.V2;
    }

    @Override
    public HttpRequest request(Command command, Tokens tokens) {
        SortedMap<String, String> query = signed(command, tokens);
        var form = new TreeMap<String, String>();
        query.forEach((name, value) -> {
            if (isInForm(name)) {
                form.put(name, value);
            }
        });
        query.keySet().removeIf(WireV2::isInForm);
        return HttpRequest.newBuilder(URI.create(address + "?" + PayPage.encoded(query, charset)))
                .header("Content-Type", "application/x-www-form-urlencoded;charset=" + charsetName())
                .header("Accept", "text/plain,text/html,application/json")
                .POST(HttpRequest.BodyPublishers.ofString(PayPage.encoded(form, charset), StandardCharsets.US_ASCII))
                .build();
    }

    @Override
    public Answer answer(Command command, Transport.Response.Received response, Trust trust, Deadline deadline) {
        return new ResponseV2(response, command.method(), contentKey).answer(trust, deadline);
    }

    /** The same, with content in the clear. */
    WireV2 unencrypted() {
        return new WireV2(application, key, address, charset, Optional.empty(), clock);
    }

    /** Both forms of a page that a buyer's browser is sent to. */
    PayPage page(Command command, Tokens tokens) {
        return PayPage.of(address, signed(command, tokens), charset);
    }

    /** The text that an app hands to Alipay's SDK. */
    String order(Command command, Tokens tokens) {
        return PayPage.encoded(signed(command, tokens), charset);
    }

    private SortedMap<String, String> signed(Command command, Tokens tokens) {
        var all = new TreeMap<>(command.parameters());
        all.put("app_id", application.appId());
        all.put("method", command.method());
        all.put("format", "JSON");
        all.put("charset", charsetName());
        all.put("sign_type", key.type().name());
        all.put("timestamp", GatewayTime.text(clock.instant()));
        all.put("version", "1.0");
        tokens.appAuthToken().ifPresent(it -> all.put("app_auth_token", it));
        tokens.authToken().ifPresent(it -> all.put("auth_token", it));
        application.serials().ifPresent(it -> {
            all.put("app_cert_sn", it.application());
            all.put("alipay_root_cert_sn", it.roots());
        });
        requireInCharset(all);
        contentKey.ifPresent(it -> {
            all.computeIfPresent(CONTENT, (_, plain) -> it.encrypt(plain, charset));
            all.put("encrypt_type", it.cipher().name());
        });
        SortedMap<String, String> sent = SignedText.withValue(all);
        sent.put("sign", key.sign(SignedText.of(sent), charset));
        return sent;
    }

    /** Java would write a question mark, and a subject or a number would arrive as another. */
    private void requireInCharset(SortedMap<String, String> parameters) {
        var encoder = charset.newEncoder();
        parameters.forEach((name, value) -> {
            if (!encoder.canEncode(value)) {
                throw new IllegalArgumentException(name + " holds characters that cannot be written in " + charset);
            }
        });
    }

    private String charsetName() {
        return charset.equals(StandardCharsets.UTF_8) ? "utf-8" : charset.name();
    }
}
