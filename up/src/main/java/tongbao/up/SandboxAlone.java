package tongbao.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tongbao.sandbox.Sandbox;
import tongbao.sandbox.SandboxSettings;
import tongbao.server.ops.Logs;

/**
 * {@code sandbox --port N [--data DIR] [--scenario FILE] [--customs FILE]}: the pretend Alipay alone, for any program
 * that speaks to Alipay.
 */
final class SandboxAlone {
    private static final int PORT = 8090;
    private static final int FILE_BYTES_MAX = 64 * 1024;

    private final Clock clock;
    private final SecureRandom chance;

    SandboxAlone(Clock clock, SecureRandom chance) {
        this.clock = clock;
        this.chance = chance;
    }

    int run(List<String> words) throws IOException {
        Options options = Options.read(words, Set.of("data", "port", "bind", "scenario", "customs"), Set.of())
                .withoutRest();
        Logs.install(System.err, Logs.Threshold.WARN);
        Optional<Path> folder = options.has("data") ? Optional.of(options.folder()) : Optional.empty();
        if (folder.isPresent()) {
            Files.createDirectories(folder.get());
        }
        Parts parts = new Parts();
        SandboxSettings settings = settings(options);
        Sandbox sandbox = parts.add(Sandboxes.start(folder.map(settings::keptIn).orElse(settings)));
        System.out.println("the pretend Alipay  " + sandbox.url() + "/gateway.do");
        System.out.println("what it is told     " + sandbox.url() + "/overview");
        System.out.println("the payer's phone   " + sandbox.url() + "/wallet");
        System.out.println(
                folder.map(path -> "kept in             " + path).orElse("kept in memory only; --data DIR keeps it"));
        System.out.println("join it             curl -d '{\"app_id\":\"2021000100000009\",\"app_public_key\":\"…\"}' "
                + sandbox.url() + "/sandbox/apps");
        return Waiting.forSignal(parts);
    }

    private SandboxSettings settings(Options options) throws IOException {
        String bind = options.text("bind").orElse("127.0.0.1");
        SandboxSettings settings = Sandboxes.settings(bind, options.port("port", PORT), clock, chance);
        Optional<String> customs = text(options, "customs");
        Optional<String> scenario = text(options, "scenario");
        try {
            SandboxSettings agreed = customs.map(settings::under).orElse(settings);
            return scenario.map(agreed::playing).orElse(agreed);
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    /** What the file holds that the option names. */
    private static Optional<String> text(Options options, String name) throws IOException {
        Optional<String> file = options.text(name);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Path path = Path.of(file.orElseThrow());
        if (!Files.isRegularFile(path) || Files.size(path) > FILE_BYTES_MAX) {
            throw new Refusal("--" + name + " is a file of at most " + FILE_BYTES_MAX + " bytes, not '" + path + "'");
        }
        return Optional.of(Files.readString(path));
    }
}
