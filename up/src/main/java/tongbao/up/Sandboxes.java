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
        SandboxSettings settings = settings(bind, port, clock, chance);
        return start(folder.map(settings::keptIn).orElse(settings));
    }

    static SandboxSettings settings(String bind, int port, Clock clock, SecureRandom chance) {
        return SandboxSettings.inMemory(clock, chance).listening(address(bind), port);
    }

    static Sandbox start(SandboxSettings settings) {
        try {
            return Sandbox.start(settings);
        } catch (UncheckedIOException e) {
            String address = settings.bindAddress().getHostAddress() + ":" + settings.port();
            throw new Refusal("the sandbox can't listen on " + address + "; is the port taken?");
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
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
