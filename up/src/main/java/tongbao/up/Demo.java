package tongbao.up;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tongbao.connector.alipay.AlipayAccount;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.AppId;
import tongbao.server.Settings;
import tongbao.server.ops.Logs;
import tongbao.server.security.Algorithm;
import tongbao.server.security.App;
import tongbao.server.security.Permission;
import tongbao.server.security.Secret;
import tongbao.store.postgres.Database;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The demo merchant: an app of the gateway and its account at the sandbox, registered anew at every start. */
record Demo(App app, Settings.Account account) {
    private static final String ALIPAY_APP_ID = "2021000100000001";
    private static final AccountId ACCOUNT = new AccountId("sandbox");
    private static final int CALLS_PER_SECOND = 100_000;
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final Set<String> RETURN_HOSTS =
            Set.of("localhost", "127.0.0.1", "example.com", "www.example.com", "shop.example", "shop.example.com");

    static Demo register(Keys keys, String sandboxUrl) {
        ObjectNode joining = JsonMapper.shared()
                .createObjectNode()
                .put("app_id", ALIPAY_APP_ID)
                .put("app_public_key", keys.applicationPublicKey());
        JsonNode answer = JsonMapper.shared().readTree(post(sandboxUrl + "/sandbox/apps", joining.toString()));
        AlipayAccount account = new AlipayAccount(
                ACCOUNT,
                URI.create(sandboxUrl + "/gateway.do"),
                ALIPAY_APP_ID,
                answer.path("seller_id").asString(""),
                keys.applicationPrivateKey(),
                answer.path("alipay_public_key").asString(""),
                Duration.ZERO,
                AlipayAccount.CALLS_PER_SECOND);
        return new Demo(app(keys), new Settings.Account(Settings.Mode.SANDBOX, account));
    }

    /** By the JDK's old client: the new one takes a tenth of the start to be made, and this is all there is to say. */
    private static byte[] post(String address, String json) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection(Proxy.NO_PROXY);
            connection.setDoOutput(true);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.getOutputStream().write(json.getBytes(UTF_8));
            if (connection.getResponseCode() / 100 != 2) {
                throw new IllegalStateException(
                        "the sandbox refused the demo app: HTTP " + connection.getResponseCode());
            }
            return connection.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox doesn't answer", e);
        }
    }

    private static App app(Keys keys) {
        return new App(
                new AppId("demo"),
                new Secret(keys.demoSecret()),
                Algorithm.HMAC_SHA256,
                App.Standing.ENABLED,
                EnumSet.allOf(Permission.class),
                CALLS_PER_SECOND,
                App.Terms.usual(ACCOUNT),
                RETURN_HOSTS);
    }

    /** For a command that serves nobody: the gateway that does is at this address. */
    Settings settings(URI gateway, Database database) {
        return new Settings(
                gateway,
                new Settings.Bind("127.0.0.1", 0),
                database,
                List.of(account),
                List.of(app),
                Logs.Threshold.WARN);
    }

    void tell(Path folder, String gatewayUrl, String sandboxUrl, Keys keys) {
        new DevFile(gatewayUrl, sandboxUrl, app.id().value(), keys.demoSecret(), ALIPAY_APP_ID).write(folder);
    }
}
