package tongbao.bench.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What ran where; without names or folders of the machine. */
public final class Machine {
    private Machine() {}

    public static Map<String, String> facts(Path home) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        facts.put("java", System.getProperty("java.vendor") + " " + Runtime.version());
        processor().ifPresent(name -> facts.put("processor", name));
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            facts.put("memory_megabytes", Long.toString(system.getTotalMemorySize() >> 20));
        }
        said(home, "git", "rev-parse", "--short=12", "HEAD").ifPresent(commit -> {
            boolean changed = said(home, "git", "status", "--porcelain", "--untracked-files=no")
                    .isPresent();
            facts.put("commit", changed ? commit + " with changes" : commit);
        });
        return facts;
    }

    private static Optional<String> processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What a program says; nothing when it says nothing, fails, or isn't there. */
    private static Optional<String> said(Path folder, String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            boolean isWell = process.waitFor() == 0;
            return isWell && !said.isEmpty() ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
