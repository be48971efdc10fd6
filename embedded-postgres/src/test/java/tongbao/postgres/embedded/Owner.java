package tongbao.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Another JVM that owns an embedded PostgreSQL, in a process group of its own, to be killed and interrupted. */
record Owner(Process process, BufferedReader says) implements AutoCloseable {

    /** A build that runs in the background ignores Ctrl-C, and so would every JVM that it starts. */
    private static final List<String> HEARING_CTRL_C = List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec @ARGV");

    static Owner start(Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(HEARING_CTRL_C);
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add("-D" + Binaries.SHARED_FOLDER_PROPERTY + "=" + System.getProperty(Binaries.SHARED_FOLDER_PROPERTY));
        command.add(OwnerMain.class.getName());
        command.add(folder.toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Owner(
                process, new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    }

    static void shareBinaries() {
        System.setProperty(
                Binaries.SHARED_FOLDER_PROPERTY,
                Path.of("target", "postgres-binaries").toAbsolutePath().toString());
    }

    /** Spares a test the initialisation that is not its subject: a copy of a folder that was started once. */
    static void initialise(Path folder) throws IOException {
        Path template = Path.of("target", "initialised");
        if (!Files.exists(template.resolve("pgdata"))) {
            EmbeddedPostgres.start(template).close();
        }
        int exit = new ProcessBuilder("cp", "-a", template + "/.", folder.toString())
                .inheritIO()
                .start()
                .onExit()
                .join()
                .exitValue();
        assertThat(exit).isZero();
    }

    /** The next line it says. */
    String line() throws IOException {
        return Optional.ofNullable(says.readLine()).orElse("(ended)");
    }

    /** SIGKILL; unlike {@link Process#destroyForcibly} it keeps what was said before. */
    void kill() throws IOException {
        new ProcessBuilder("sh", "-c", "kill -KILL " + process.pid() + " 2>/dev/null")
                .start()
                .onExit()
                .join();
        process.onExit().join();
    }

    static Optional<Postmaster> postmaster(Path folder) throws IOException {
        return Postmaster.of(folder.toRealPath().resolve("pgdata"));
    }

    static void signal(String name, long pid) throws IOException {
        int exit = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                .inheritIO()
                .start()
                .onExit()
                .join()
                .exitValue();
        assertThat(exit).isZero();
    }

    static void eventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as(what).isNegative();
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Override
    public void close() throws IOException {
        kill();
    }
}
