package tongbao.up;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import tongbao.sandbox.Sandbox;
import tongbao.sandbox.SandboxSettings;

/** Starts sandboxes. */
final class Sandboxes {
    private Sandboxes() {}

    static Sandbox start(Optional<Path> folder, String bind, int port, Clock clock, SecureRandom chance) {
        SandboxSettings settings = SandboxSettings.inMemory(clock, chance).listening(address(bind), port);
        try {
            return Sandbox.start(folder.map(settings::keptIn).orElse(settings));
        } catch (UncheckedIOException e) {
            throw new Refusal("the sandbox can't listen on " + bind + ":" + port + "; is the port taken?");
        }
    }

    private static InetAddress address(String bind) {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new Refusal("--bind is an address of this machine, not '" + bind + "'");
        }
    }
}
