package tongbao.sandbox;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tongbao.sandbox.control.Controls;
import tongbao.sandbox.gateway.Manners;
import tongbao.sandbox.gateway.Rules.Agreed;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.trade.Customs;

/**
 * How a sandbox is started.
 *
 * @param bindAddress where it listens
 * @param port 1 to 65535, or 0 for any free one
 * @param dataFolder where {@code sandbox.db} is kept; without it everything is forgotten at the end
 * @param publicUrl how browsers reach it, for the links behind QR codes; without it loopback and the port
 * @param clock the real time, on which the business clock is built
 * @param random for keys, numbers and codes
 * @param customs what Alipay's sources contradict each other about, or leave to a contract
 * @param manners how much the gateway says when it refuses
 * @param standsAt where the business clock stands still and is only advanced; without it it goes with {@code clock}
 * @param scenario what goes wrong from the start, as the JSON of {@code POST /sandbox/scenario}
 */
public record SandboxSettings(
        InetAddress bindAddress,
        int port,
        Optional<Path> dataFolder,
        Optional<String> publicUrl,
        Clock clock,
        SecureRandom random,
        Customs customs,
        Manners manners,
        Optional<Instant> standsAt,
        Optional<String> scenario) {

    public SandboxSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("no port: " + port);
        }
        Objects.requireNonNull(bindAddress);
        Objects.requireNonNull(clock);
        Objects.requireNonNull(random);
        Objects.requireNonNull(customs);
    }

    /** Loopback, any port, nothing kept, Alipay's usual customs, and its sandbox's words. */
    public static SandboxSettings inMemory(Clock clock, SecureRandom random) {
        return new SandboxSettings(
                InetAddress.getLoopbackAddress(),
                0,
                Optional.empty(),
                Optional.empty(),
                clock,
                random,
                Customs.USUAL,
                Manners.SANDBOX,
                Optional.empty(),
                Optional.empty());
    }

    public SandboxSettings listening(InetAddress address, int onPort) {
        return new SandboxSettings(
                address, onPort, dataFolder, publicUrl, clock, random, customs, manners, standsAt, scenario);
    }

    public SandboxSettings keptIn(Path folder) {
        return new SandboxSettings(
                bindAddress, port, Optional.of(folder), publicUrl, clock, random, customs, manners, standsAt, scenario);
    }

    public SandboxSettings reachedAt(String url) {
        return new SandboxSettings(
                bindAddress, port, dataFolder, Optional.of(url), clock, random, customs, manners, standsAt, scenario);
    }

    public SandboxSettings tellingEndsOf(Set<Product> products) {
        return holdingTo(customs.tellingEndsOf(products));
    }

    public SandboxSettings holdingTo(Customs others) {
        return new SandboxSettings(
                bindAddress, port, dataFolder, publicUrl, clock, random, others, manners, standsAt, scenario);
    }

    /**
     * Customs and manners by the JSON of {@code POST /sandbox/customs}; throws {@link IllegalArgumentException} with a
     * sentence when it makes no sense.
     */
    public SandboxSettings under(String customsJson) {
        Agreed agreed = Controls.customs(customsJson);
        return holdingTo(agreed.customs()).speaking(agreed.manners());
    }

    public SandboxSettings speaking(Manners words) {
        return new SandboxSettings(
                bindAddress, port, dataFolder, publicUrl, clock, random, customs, words, standsAt, scenario);
    }

    public SandboxSettings standingAt(Instant time) {
        return new SandboxSettings(
                bindAddress, port, dataFolder, publicUrl, clock, random, customs, manners, Optional.of(time), scenario);
    }

    public SandboxSettings playing(String scenarioJson) {
        return new SandboxSettings(
                bindAddress,
                port,
                dataFolder,
                publicUrl,
                clock,
                random,
                customs,
                manners,
                standsAt,
                Optional.of(scenarioJson));
    }
}
