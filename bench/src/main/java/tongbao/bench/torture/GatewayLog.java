package tongbao.bench.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongbao.bench.torture.Reckoning.Heard;

/** What gateways logged in all their lives: the words to apps, whose only listener the log is, and their own faults. */
final class GatewayLog {
    private static final Pattern WORD =
            Pattern.compile("\"message\":\"((?:payment|refund)\\.[a-z_]+): \\S+ of (pay_[0-9a-z]+) of app ");
    private static final Pattern CONTRADICTED =
            Pattern.compile("\"message\":\"a payment is contradicted: (pay_[0-9a-z]+)");
    private static final Pattern ERROR = Pattern.compile("\"level\":\"ERROR\".*?\"message\":\"([^\"]*)");

    /** Broken ground is none of the gateway's faults, and contradictions are Alipay's: this one lies in its notices. */
    private static final Pattern NO_FAULT = Pattern.compile("the store is unavailable.*|a payment is contradicted.*"
            + "|a notice contradicts.*|an incident.*|.*[Cc]ontradict.*|.*\\b(StoreUnavailable|store is away)\\b.*");

    private final Set<Heard> heard = new HashSet<>();
    private final Map<String, Integer> faults = new TreeMap<>();

    /** Adds what a file holds; its last line may be half a line of a process that was killed. */
    void read(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void take(String line) {
        Matcher word = WORD.matcher(line);
        if (word.find()) {
            heard.add(new Heard(word.group(2), word.group(1).replace('.', '_')));
        }
        Matcher contradicted = CONTRADICTED.matcher(line);
        if (contradicted.find()) {
            heard.add(new Heard(contradicted.group(1), "payment_contradicted"));
        }
        Matcher error = ERROR.matcher(line);
        if (error.find() && !NO_FAULT.matcher(error.group(1)).matches()) {
            faults.merge(error.group(1), 1, Integer::sum);
        }
    }

    Set<Heard> heard() {
        return Set.copyOf(heard);
    }

    /** Lines at ERROR that blame nobody else, with how often each was written. */
    Map<String, Integer> faults() {
        return Map.copyOf(faults);
    }
}
