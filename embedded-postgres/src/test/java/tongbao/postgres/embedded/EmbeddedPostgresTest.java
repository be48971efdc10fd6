package tongbao.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@Tag("slow")
final class EmbeddedPostgresTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void shareBinaries() {
        Owner.shareBinaries();
    }

    @BeforeEach
    void initialise() throws IOException {
        Owner.initialise(folder);
    }

    @Test
    void a_second_start_finds_the_rows_of_the_first() throws Exception {
        try (var first = EmbeddedPostgres.start(folder)) {
            Rows.create(first);
            Rows.insert(first, 1);
        }
        try (var second = EmbeddedPostgres.start(folder)) {
            assertThat(Rows.count(second)).isEqualTo(1);
        }
    }

    @Test
    void acknowledged_commits_are_durable_and_pages_are_checked() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            assertThat(Rows.text(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(Rows.text(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(Rows.text(postgres, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(Rows.text(postgres, "SHOW data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void text_is_utf8_and_sorted_the_same_on_every_machine() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            String provider = "SELECT datlocprovider::text || ' ' || datlocale || ' ' || pg_encoding_to_char(encoding)"
                    + " FROM pg_database WHERE datname = 'tongbao'";
            assertThat(Rows.text(postgres, provider)).isEqualTo("b C.UTF-8 UTF8");
            assertThat(Rows.text(postgres, "SELECT upper('straße 通宝 é')")).isEqualTo("STRAßE 通宝 É");
        }
    }

    @Test
    void it_listens_on_loopback_only_and_asks_for_the_password() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            assertThat(Rows.text(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(Rows.text(postgres, "SHOW unix_socket_directories")).isEmpty();
            assertThatThrownBy(() -> Rows.connect(postgres.jdbcUrl(), postgres.user(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void the_password_is_the_owners_alone_and_stays() throws Exception {
        String password;
        try (var first = EmbeddedPostgres.start(folder)) {
            password = first.password();
            var mode = Files.getPosixFilePermissions(folder.resolve("postgres.password"));
            assertThat(PosixFilePermissions.toString(mode)).isEqualTo("rw-------");
        }
        try (var second = EmbeddedPostgres.start(folder)) {
            assertThat(second.password()).isEqualTo(password).hasSizeGreaterThanOrEqualTo(43);
        }
    }

    @Test
    void data_without_its_password_is_refused_and_kept() throws Exception {
        EmbeddedPostgres.start(folder).close();
        Files.delete(folder.resolve("postgres.password"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("postgres.password is missing");
        assertThat(folder.resolve("pgdata/PG_VERSION")).exists();
    }

    @Test
    void closing_ends_every_process_and_completes_ended() throws Exception {
        var postgres = EmbeddedPostgres.start(folder);
        long pid = Owner.postmaster(folder).orElseThrow().pid();
        assertThat(postgres.ended()).isNotDone();

        postgres.close();
        postgres.close();

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        postgres.ended().get(1, TimeUnit.SECONDS);
    }

    @Test
    void a_server_that_dies_by_itself_is_noticed() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            Owner.signal("KILL", Owner.postmaster(folder).orElseThrow().pid());
            postgres.ended().get(10, TimeUnit.SECONDS);
        }
        EmbeddedPostgres.start(folder).close();
    }

    @Test
    void two_starts_on_one_folder_refuse_the_second_at_once() throws Exception {
        try (var first = EmbeddedPostgres.start(folder)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                    .isInstanceOf(PostgresUnavailable.class)
                    .hasMessageContaining("another Tongbao is running on");
            Rows.create(first);
        }
        EmbeddedPostgres.start(folder).close();
    }

    @Test
    void half_made_data_is_made_again() throws Exception {
        Path fresh = folder.resolve("fresh");
        Path half = Files.createDirectories(fresh.resolve("pgdata.half-1234/base/1"));
        Files.writeString(half.resolve("PG_VERSION"), "18\n");

        try (var postgres = EmbeddedPostgres.start(fresh)) {
            Rows.create(postgres);
        }
        assertThat(names(fresh)).noneMatch(name -> name.contains("half"));
    }

    @Test
    void half_unpacked_binaries_are_unpacked_again() throws Exception {
        String shared = System.clearProperty(Binaries.SHARED_FOLDER_PROPERTY);
        try {
            Path half = Files.createDirectories(folder.resolve("postgresql-18.6.0.half-1234/bin"));
            Files.writeString(half.resolve("postgres"), "cut");
            EmbeddedPostgres.start(folder).close();
        } finally {
            System.setProperty(Binaries.SHARED_FOLDER_PROPERTY, shared);
        }
        assertThat(names(folder))
                .noneMatch(name -> name.contains("half"))
                .anyMatch(name -> name.startsWith("postgresql-"));
    }

    @Test
    void a_pid_file_left_behind_whose_pid_another_program_has_now_does_not_matter() throws Exception {
        EmbeddedPostgres.start(folder).close();
        long stranger = ProcessHandle.current().pid();
        Files.writeString(
                folder.resolve("pgdata/postmaster.pid"),
                stranger + "\n" + folder.resolve("pgdata") + "\n1\n5432\n\n127.0.0.1\n  1  1\nready   \n");

        EmbeddedPostgres.start(folder).close();

        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void data_of_another_major_version_is_refused_with_what_to_do() throws Exception {
        EmbeddedPostgres.start(folder).close();
        Files.writeString(folder.resolve("pgdata/PG_VERSION"), "17\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("was made by PostgreSQL 17");
    }

    @Test
    void a_server_that_refuses_its_settings_is_reported_with_its_own_words() throws Exception {
        Files.writeString(folder.resolve("postgres.local.conf"), "shared_buffers = '1 elephant'\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("did not start")
                .hasMessageContaining("1 elephant");

        Files.writeString(folder.resolve("postgres.local.conf"), "shared_buffers = '64MB'\n");
        try (var postgres = EmbeddedPostgres.start(folder)) {
            assertThat(Rows.text(postgres, "SHOW shared_buffers")).isEqualTo("64MB");
        }
    }

    @Test
    void a_long_path_with_spaces_and_chinese_is_a_fine_folder() throws Exception {
        Path far =
                folder.resolve("a folder with spaces").resolve("通宝".repeat(20)).resolve("x".repeat(100));
        try (var postgres = EmbeddedPostgres.start(far)) {
            Rows.create(postgres);
            assertThat(Rows.count(postgres)).isZero();
        }
    }

    @Test
    void a_large_log_is_put_aside() throws Exception {
        Files.write(folder.resolve("postgres.log"), new byte[9 << 20]);
        EmbeddedPostgres.start(folder).close();
        assertThat(Files.size(folder.resolve("postgres.log"))).isLessThan(1 << 20);
        assertThat(Files.size(folder.resolve("postgres.log.1"))).isEqualTo(9 << 20);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }
}
