package tongbao.store.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import tongbao.core.store.StoreUnavailable;

/**
 * The tables, brought to this build's shape by Flyway. It takes a third of a whole start to find that nothing is to be
 * done, so its own history is read first: when exactly this build's scripts are in it, unchanged, Flyway isn't asked.
 */
final class Tables {
    private static final String FOLDER = "db/migration/";
    private static final String ABSENT = "42P01";

    private final Database database;

    Tables(Database database) {
        this.database = database;
    }

    void migrate() {
        if (areUpToDate()) {
            return;
        }
        try {
            Flyway.configure(Tables.class.getClassLoader())
                    .dataSource(database.jdbcUrl(), database.user(), database.password())
                    .locations("classpath:db/migration")
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw unavailable(e);
        }
    }

    /** Whatever looks unusual is Flyway's to judge. */
    boolean areUpToDate() {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            return applied(statement).equals(Optional.of(scripts(Tables.class.getClassLoader())));
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private StoreUnavailable unavailable(Exception e) {
        return new StoreUnavailable("the tables of " + database + " can't be brought up to date", e);
    }

    /** The scripts in Flyway's history with their checksums; nothing when there is none, or one of them failed. */
    private static Optional<Map<String, Integer>> applied(Statement statement) throws SQLException {
        Map<String, Integer> applied = new HashMap<>();
        try (ResultSet rows = statement.executeQuery("SELECT script, checksum, success FROM flyway_schema_history")) {
            while (rows.next()) {
                if (!rows.getBoolean("success")) {
                    return Optional.empty();
                }
                applied.put(rows.getString("script"), rows.getInt("checksum"));
            }
            return Optional.of(applied);
        } catch (SQLException e) {
            if (ABSENT.equals(e.getSQLState())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The scripts of this build with their checksums. */
    static Map<String, Integer> scripts(ClassLoader build) {
        Map<String, Integer> scripts = new HashMap<>();
        try {
            for (String name : names(build)) {
                scripts.put(name, checksum(build, name));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the scripts of this build can't be read", e);
        }
        return scripts;
    }

    /** In the jar they come in, or in the folder they were compiled to. */
    private static List<String> names(ClassLoader build) throws IOException, URISyntaxException {
        URL folder = build.getResource(FOLDER);
        if (folder == null) {
            return List.of();
        }
        if (folder.openConnection() instanceof JarURLConnection jar) {
            return jar.getJarFile().stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(FOLDER))
                    .map(name -> name.substring(FOLDER.length()))
                    .toList();
        }
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** As Flyway does it: over the lines, whatever they end with. */
    private static int checksum(ClassLoader build, String name) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream in = build.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IOException(name + " is not there");
            }
            new String(in.readAllBytes(), UTF_8).lines().forEach(line -> checksum.update(line.getBytes(UTF_8)));
        }
        return (int) checksum.getValue();
    }
}
