package tongbao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program in any language, installed and started by the very command that {@code docs/sandbox.md} shows for it. */
record Program(String folder, String tool) {
    /** The sandbox's address in the documents. */
    static final String SHOWN_ADDRESS = "http://127.0.0.1:8090";

    /** Its tool is there, or the test is left out; in CI that is a failure. */
    void requireTool() {
        boolean isThere = Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
        if ("true".equals(System.getenv("CI"))) {
            assertThat(isThere).as("%s is on PATH", tool).isTrue();
        }
        assumeTrue(isThere, tool + " is not on PATH, and " + folder + " needs it");
    }

    /** Starts it against the sandbox at this address. */
    Running start(String sandboxUrl, String more) {
        try {
            String command = shownCommand().replace(SHOWN_ADDRESS, sandboxUrl) + more;
            ProcessBuilder builder = new ProcessBuilder("bash", "-euc", command)
                    .directory(Tongbao.ROOT.toFile())
                    .redirectErrorStream(true);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            process.getOutputStream().close();
            return new Running(process, process.inputReader(StandardCharsets.UTF_8), new ArrayList<>());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String shownCommand() {
        Pattern shown = Pattern.compile("`(cd " + Pattern.quote(folder) + " && [^`]+)`");
        return SandboxPage.TEXT
                .lines()
                .map(shown::matcher)
                .flatMap(matcher -> matcher.results())
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("docs/sandbox.md does not say how to start " + folder));
    }

    @Override
    public String toString() {
        return folder;
    }

    /** Under way; {@code said} grows with what is read. */
    record Running(Process process, BufferedReader output, List<String> said) implements AutoCloseable {

        /** Reads on to the first line that has this; what follows it there. A tool may have coloured the line. */
        String read(String mark) {
            return read(line -> line.contains(mark))
                    .map(line -> line.substring(line.indexOf(mark) + mark.length()))
                    .orElseThrow(() -> new AssertionError("it never said " + mark + ": " + said));
        }

        /** Reads everything, to the end of the program; the exit code. */
        int end() throws InterruptedException {
            var nothing = read(line -> false);
            assertThat(nothing).isEmpty();
            return process.waitFor();
        }

        private Optional<String> read(Predicate<String> wanted) {
            try {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    said.add(line);
                    if (wanted.test(line)) {
                        return Optional.of(line);
                    }
                }
                return Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
