package tongbao.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tongbao.postgres.embedded.EmbeddedPostgres;
import tongbao.sandbox.Sandbox;
import tongbao.server.Server;
import tongbao.server.Settings;
import tongbao.server.ops.Logs;
import tongbao.store.postgres.Database;

/** {@code up}: PostgreSQL, gateway and sandbox on this machine, in the foreground, all kept in one folder. */
final class Up {
    private static final int PORT = 8080;
    private static final int SANDBOX_PORT = 8090;

    private final Clock clock;
    private final SecureRandom chance;

    Up(Clock clock, SecureRandom chance) {
        this.clock = clock;
        this.chance = chance;
    }

    int run(List<String> words) {
        Parts parts = new Parts();
        start(words, parts);
        return Waiting.forSignal(parts);
    }

    /** Starts what the words say; where that fails, everything that was started has ended again. */
    void start(List<String> words, Parts parts) {
        Options options = Options.read(
                        words, Set.of("data", "port", "sandbox-port", "database-url", "bind"), Set.of("no-sandbox"))
                .withoutRest();
        Logs.install(System.err, Logs.Threshold.WARN);
        try {
            start(options, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e instanceof Refusal ? e : new Refusal(oneLine(e));
        }
    }

    private void start(Options options, Parts parts) {
        Path folder = options.folder();
        parts.add(FolderInUse.claim(folder));
        DevFile.remove(folder);
        Keys keys = Keys.of(folder, chance);
        String bind = options.text("bind").orElse("127.0.0.1");
        CompletableFuture<Database> database = CompletableFuture.supplyAsync(() -> database(options, folder, parts));
        Optional<Sandbox> sandbox;
        Optional<Demo> demo;
        try {
            sandbox = sandbox(options, bind, folder, parts);
            demo = sandbox.filter(running -> !options.has("database-url"))
                    .map(running -> Demo.register(keys, running.url()));
        } catch (RuntimeException e) {
            database.handle((started, failure) -> "over").join(); // what isn't there yet can't be ended
            throw e;
        }
        Settings settings = settings(options, bind, join(database), demo);
        Server server =
                parts.add(Server.start(settings, sandbox.map(Sandbox::clock).orElse(clock)));
        tell(folder, server.url().toString(), sandbox, demo, keys);
    }

    private Optional<Sandbox> sandbox(Options options, String bind, Path folder, Parts parts) {
        if (options.has("no-sandbox")) {
            return Optional.empty();
        }
        int port = options.port("sandbox-port", SANDBOX_PORT);
        return Optional.of(parts.add(Sandboxes.start(Optional.of(folder), bind, port, clock, chance)));
    }

    private static Database database(Options options, Path folder, Parts parts) {
        Optional<String> url = options.text("database-url");
        if (url.isPresent()) {
            return DatabaseUrl.read(url.get());
        }
        EmbeddedPostgres postgres = parts.add(EmbeddedPostgres.start(folder));
        return Database.at(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    private static Database join(CompletableFuture<Database> database) {
        try {
            return database.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static Settings settings(Options options, String bind, Database database, Optional<Demo> demo) {
        int wanted = options.port("port", PORT);
        int port = wanted == 0 ? freePort(bind) : wanted;
        boolean everywhere = bind.equals("0.0.0.0") || bind.equals("::");
        URI publicUrl = URI.create("http://" + (everywhere ? "127.0.0.1" : bind) + ":" + port);
        return new Settings(
                publicUrl,
                new Settings.Bind(bind, port),
                database,
                demo.map(Demo::account).stream().toList(),
                demo.map(Demo::app).stream().toList(),
                Logs.Threshold.WARN);
    }

    private static int freePort(String bind) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(bind, 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tell(Path folder, String url, Optional<Sandbox> sandbox, Optional<Demo> demo, Keys keys) {
        sandbox.ifPresent(running -> demo.ifPresent(known -> known.tell(folder, url, running.url(), keys)));
        Greeting.print(folder, url, sandbox.map(Sandbox::url), demo.isPresent());
    }

    private static String oneLine(Throwable failure) {
        StringBuilder line = new StringBuilder(String.valueOf(failure.getMessage()));
        Throwable cause = failure.getCause();
        if (cause != null && cause.getMessage() != null) {
            line.append(": ").append(cause.getMessage());
        }
        return line.toString().replaceAll("\\s+", " ").replaceAll(" -{9,}.*", "");
    }
}
