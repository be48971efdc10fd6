package tongbao.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.AppId;
import tongbao.core.testing.InMemoryStore;
import tongbao.server.security.Algorithm;
import tongbao.server.security.App;
import tongbao.server.security.Apps;
import tongbao.server.security.Caller;
import tongbao.server.security.Callers;
import tongbao.server.security.Knock;
import tongbao.server.security.Permission;
import tongbao.server.security.Secret;

/** A business app's call is let in: headers, the eight lines, their HMAC, the nonce, permission and rate. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the setup first
public class CallerCheck {
    private static final String SECRET = "vector-secret-0123456789";
    private static final String PATH = "/api/v1/pay/create";
    private static final String NONCE = "nonce_0000000000000001";
    /** Far from any that the run could reach. */
    private static final int CALLS_PER_SECOND = 1_000_000_000;

    private final InMemoryStore store = new InMemoryStore();
    private Callers callers;
    private Knock knock;
    private byte[] lines;

    @Setup
    public void prepare() {
        App app = new App(
                new AppId("demo"),
                new Secret(SECRET),
                Algorithm.HMAC_SHA256,
                App.Standing.ENABLED,
                Set.of(Permission.values()),
                CALLS_PER_SECOND,
                App.Terms.usual(new AccountId("main")),
                Set.of("shop.example.com"));
        callers = new Callers(new Apps(List.of(app)), store, Clock.systemUTC());
        String timestamp = Long.toString(Clock.systemUTC().instant().getEpochSecond());
        byte[] body = Bodies.CREATE.getBytes(UTF_8);
        String text =
                String.join("\n", "TONGBAO1-HMAC-SHA256", "demo", "POST", PATH, "", timestamp, NONCE, digested(body));
        lines = text.getBytes(UTF_8);
        Map<String, List<String>> headers = Map.of(
                "X-App-Id", List.of("demo"),
                "X-Timestamp", List.of(timestamp),
                "X-Nonce", List.of(NONCE),
                "X-Signature", List.of(HexFormat.of().formatHex(bareHmac())));
        knock = new Knock("POST", PATH, "", name -> headers.getOrDefault(name, List.of()), body);
    }

    /** The store forgets the nonce at once, so that the same call is new again. */
    @Benchmark
    public App caller() {
        Caller caller = callers.recognise(knock);
        caller.enter(Permission.PAY);
        caller.spendNonce();
        store.forget(Instant.MAX, 1);
        return caller.app();
    }

    /** The eight lines alone, from the headers on, with the digest of the body in them. */
    @Benchmark
    public String lines() {
        return Inside.callerLines(Algorithm.HMAC_SHA256, knock);
    }

    /** Nothing but the HMAC of the lines. */
    @Benchmark
    public byte[] bareHmac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(lines);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String digested(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
