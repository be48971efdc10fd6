package tongbao.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The contract and the migrations on the oldest PostgreSQL that we promise; skipped where it isn't installed. */
@ExtendWith(Postgres15StoreTest.Installed.class)
@Tag("slow")
final class Postgres15StoreTest extends PostgresStoreTest {
    private static final Path BINARIES = Path.of("/usr/lib/postgresql/15/bin");

    /** Skips before anything is started. In CI the oldest PostgreSQL has to be there. */
    static final class Installed implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            boolean there = Files.isExecutable(BINARIES.resolve("initdb"));
            if (Objects.equals(System.getenv("CI"), "true")) {
                assertThat(there)
                        .as("PostgreSQL 15 in " + BINARIES + ": install Debian's postgresql-15")
                        .isTrue();
            }
            assumeTrue(there, "no PostgreSQL 15 in " + BINARIES);
        }
    }

    /** Static, for it is set while the superclass is made. */
    private static Path folder = Path.of("");

    @Override
    Database database() {
        if (!Files.isExecutable(BINARIES.resolve("initdb"))) {
            return Database.at("jdbc:postgresql://127.0.0.1:1/none", "none", "none");
        }
        try {
            folder = Files.createTempDirectory("tongbao-postgres-15");
            int port = freePort();
            if (isRoot()) {
                run("chown", "postgres", folder.toString());
            }
            String data = folder.resolve("data").toString();
            as("initdb", "-D", data, "-U", "tongbao", "-A", "trust", "-E", "UTF8", "--locale=C");
            as("pg_ctl", "-D", data, "-w", "-l", folder.resolve("log").toString(), "-o", options(port), "start");
            String server = "jdbc:postgresql://127.0.0.1:" + port + "/";
            Database admin = Database.at(server + "postgres", "tongbao", "");
            return TestServer.newDatabase(admin, server + "fifteen", "fifteen");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String options(int port) {
        return "-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1 -c fsync=off";
    }

    @BeforeAll
    @Override
    void migrate() {
        super.migrate();
        assertThat(version()).startsWith("15.");
    }

    private String version() {
        return TestServer.text(database, "SHOW server_version");
    }

    @AfterAll
    @Override
    void close() {
        super.close();
        as("pg_ctl", "-D", folder.resolve("data").toString(), "-m", "immediate", "-w", "stop");
        run("rm", "-r", folder.toString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** PostgreSQL doesn't run as root. */
    private static void as(String program, String... arguments) {
        List<String> command = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of());
        command.add(BINARIES.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    private static boolean isRoot() {
        return System.getProperty("user.name", "").equals("root");
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(new File("/"))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
