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
import tongbao.server.ops.Logs;

/** {@code sandbox --port N [--data DIR]}: the pretend Alipay alone, for any program that speaks to Alipay. */
final class SandboxAlone {
    private static final int PORT = 8090;

    private final Clock clock;
    private final SecureRandom chance;

    SandboxAlone(Clock clock, SecureRandom chance) {
        this.clock = clock;
        this.chance = chance;
    }

    int run(List<String> words) throws IOException {
        Options options =
                Options.read(words, Set.of("data", "port", "bind"), Set.of()).withoutRest();
        Logs.install(System.err, Logs.Threshold.WARN);
        Optional<Path> folder = options.has("data") ? Optional.of(options.folder()) : Optional.empty();
        if (folder.isPresent()) {
            Files.createDirectories(folder.get());
        }
        Parts parts = new Parts();
        String bind = options.text("bind").orElse("127.0.0.1");
        Sandbox sandbox = parts.add(Sandboxes.start(folder, bind, options.port("port", PORT), clock, chance));
        System.out.println("the pretend Alipay  " + sandbox.url() + "/gateway.do");
        System.out.println(
                folder.map(path -> "kept in             " + path).orElse("kept in memory only; --data DIR keeps it"));
        System.out.println("join it             curl -d '{\"app_id\":\"2021000100000009\",\"app_public_key\":\"…\"}' "
                + sandbox.url() + "/sandbox/apps");
        return Waiting.forSignal(parts);
    }
}
