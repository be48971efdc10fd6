package tongbao.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.core.store.StoreUnavailable;

/** When Flyway is asked, and when its history says that it needn't be. */
@Tag("slow")
final class TablesTest {
    private static final List<String> SCRIPTS = List.of(
            "V1__payments.sql",
            "V2__notices.sql",
            "V3__products.sql",
            "V4__fairness.sql",
            "V5__recovery.sql",
            "V6__room.sql");

    private final Database database = TestServer.newDatabase(TablesTest.class);
    private final Tables tables = new Tables(database);

    @Test
    void a_new_database_is_brought_up_to_date_and_then_left_alone() {
        assertThat(tables.areUpToDate()).isFalse();
        tables.migrate();
        assertThat(tables.areUpToDate()).isTrue();
        tables.migrate();
        assertThat(TestServer.text(database, "SELECT count(*) FROM flyway_schema_history"))
                .isEqualTo(Integer.toString(SCRIPTS.size()));
    }

    /** Every one of these is Flyway's to judge. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            an older build was here last | DELETE FROM flyway_schema_history
            a newer build | INSERT INTO flyway_schema_history SELECT 9, '9', 'n', 'SQL', 'n', 7, 'me', now(), 1, true
            a script was edited since    | UPDATE flyway_schema_history SET checksum = checksum + 1
            a script has no checksum     | UPDATE flyway_schema_history SET checksum = NULL
            a script has another name    | UPDATE flyway_schema_history SET script = 'V1__other.sql'
            a script failed              | UPDATE flyway_schema_history SET success = false
            there is no history          | DROP TABLE flyway_schema_history
            """)
    void what_is_not_exactly_this_build_is_not_up_to_date(String what, String change) {
        tables.migrate();
        TestServer.execute(database, change);
        assertThat(tables.areUpToDate()).as(what).isFalse();
    }

    @Test
    void a_script_that_was_edited_after_it_ran_stops_the_start() {
        tables.migrate();
        TestServer.execute(database, "UPDATE flyway_schema_history SET checksum = checksum + 1");
        assertThatThrownBy(tables::migrate)
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("can't be brought up to date")
                .cause()
                .hasMessageContaining("checksum mismatch");
    }

    @Test
    void a_history_that_may_not_be_read_stops_the_start() {
        tables.migrate();
        TestServer.execute(database, "ALTER TABLE flyway_schema_history RENAME COLUMN checksum TO hash");
        assertThatThrownBy(tables::areUpToDate).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void a_database_that_is_not_there_stops_the_start() {
        Database absent = Database.at("jdbc:postgresql://127.0.0.1:9/none", "nobody", "secret");
        assertThatThrownBy(() -> new Tables(absent).migrate())
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("127.0.0.1:9")
                .hasMessageNotContaining("secret");
    }

    @Test
    void the_scripts_are_found_in_a_jar_as_in_a_folder(@TempDir Path folder) throws Exception {
        ClassLoader compiled = TablesTest.class.getClassLoader();
        Path jar = folder.resolve("build in 中文.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("db/migration/"));
            for (String name : SCRIPTS) {
                entries.putNextEntry(new JarEntry("db/migration/" + name));
                try (InputStream script =
                        Objects.requireNonNull(compiled.getResourceAsStream("db/migration/" + name))) {
                    script.transferTo(entries);
                }
            }
            entries.putNextEntry(new JarEntry("db/migration.txt"));
        }
        try (URLClassLoader packed = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            assertThat(Tables.scripts(packed)).containsOnlyKeys(SCRIPTS).isEqualTo(Tables.scripts(compiled));
        }
    }
}
