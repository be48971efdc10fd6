package tongbao.bench.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox alone, a process of its own that keeps nothing, with one merchant. */
public final class Alone implements AutoCloseable {
    private static final Duration READY_WAIT_MAX = Duration.ofSeconds(60);
    private static final Duration READY_LOOK_GAP = Duration.ofMillis(5);

    private final Http http = new Http();
    private final Keys keys = Keys.make();
    private final URI url;
    private final Child child;

    private Alone(URI url, Child child) {
        this.url = url;
        this.child = child;
    }

    /** {@code launcher} is the command that takes {@code sandbox}; what that says goes to a file in {@code logs}. */
    public static Alone start(List<String> launcher, Path logs) {
        try {
            String port = Integer.toString(Own.freePort());
            List<String> command = new ArrayList<>(launcher);
            command.addAll(List.of("sandbox", "--port", port));
            Path log = Files.createDirectories(logs).resolve("sandbox.log");
            Alone alone = new Alone(URI.create("http://127.0.0.1:" + port), Child.start(command, log));
            alone.await();
            return alone;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await() {
        long until = System.nanoTime() + READY_WAIT_MAX.toNanos();
        while (http.get(url.resolve("/health/ready")).isEmpty()) {
            if (!child.isAlive() || System.nanoTime() > until) {
                child.close();
                throw new StackBroken("the sandbox did not start: " + child.lastWords());
            }
            LockSupport.parkNanos(READY_LOOK_GAP.toNanos());
        }
    }

    /** A merchant joins; Alipay's public key for it, as text. */
    public String join() {
        String body = JsonMapper.shared()
                .createObjectNode()
                .put("app_id", Own.ALIPAY_APP_ID)
                .put("app_public_key", Keys.text(keys.merchant().getPublic()))
                .toString();
        return JsonMapper.shared()
                .readTree(control("apps", body))
                .path("alipay_public_key")
                .asString();
    }

    /** What a control call that succeeds answers. */
    public String control(String path, String json) {
        return http.post(url.resolve("/sandbox/" + path), json)
                .filter(answer -> answer.statusCode() == 200)
                .map(HttpResponse::body)
                .orElseThrow(() -> new StackBroken("the sandbox does not take " + path));
    }

    public URI url() {
        return url;
    }

    public long pid() {
        return child.pid();
    }

    /** The merchant's. */
    public PrivateKey key() {
        return keys.merchant().getPrivate();
    }

    @Override
    public void close() {
        child.close();
    }
}
