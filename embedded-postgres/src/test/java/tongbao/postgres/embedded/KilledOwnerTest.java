package tongbao.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
@Tag("slow")
final class KilledOwnerTest {
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
    void when_its_owner_is_killed_the_server_ends_and_the_next_start_finds_every_acknowledged_row() throws Exception {
        long acknowledged = -1;
        for (int round = 0; round < 3; round++) {
            try (Owner owner = Owner.start(folder)) {
                acknowledged = Math.max(acknowledged, readRows(owner, 200 + 150 * round));
                Postmaster postmaster = Owner.postmaster(folder).orElseThrow();
                owner.kill();
                acknowledged = Math.max(acknowledged, readRest(owner));
                Owner.eventually("the server ends with its owner", () -> !postmaster.alive());
            }
        }
        try (var postgres = EmbeddedPostgres.start(folder)) {
            // One more may have been committed and not yet said.
            assertThat(Rows.count(postgres)).isBetween(acknowledged + 1, acknowledged + 2);
            assertThat(Rows.text(postgres, "SELECT max(n) + 1 - count(*) FROM kept"))
                    .isEqualTo("0");
        }
    }

    @Test
    void a_start_right_after_the_kill_waits_for_the_server_that_is_ending() throws Exception {
        try (Owner owner = Owner.start(folder)) {
            long acknowledged = readRows(owner, 100);
            owner.kill();
            try (var postgres = EmbeddedPostgres.start(folder)) {
                assertThat(Rows.count(postgres)).isGreaterThan(acknowledged);
            }
        }
    }

    @Test
    void a_server_left_over_because_its_shepherd_was_killed_too_is_ended_first() throws Exception {
        try (Owner owner = Owner.start(folder)) {
            long acknowledged = readRows(owner, 100);
            Postmaster leftOver = Owner.postmaster(folder).orElseThrow();
            long shepherd = parentOf(leftOver);
            List<ProcessHandle> flock = new ArrayList<>(ProcessHandle.of(shepherd)
                    .orElseThrow()
                    .children()
                    .filter(child -> child.pid() != leftOver.pid())
                    .toList());
            // those first who would end the server: when the shepherd goes, its owner lets go of the pipe they read
            for (ProcessHandle each : flock) {
                each.destroyForcibly();
                each.onExit().join();
            }
            Owner.signal("KILL", shepherd);
            owner.kill();
            assertThat(leftOver.alive()).isTrue();

            try (var postgres = EmbeddedPostgres.start(folder)) {
                assertThat(leftOver.alive()).isFalse();
                assertThat(Owner.postmaster(folder).orElseThrow().pid()).isNotEqualTo(leftOver.pid());
                assertThat(Rows.count(postgres)).isGreaterThan(acknowledged);
            }
        }
    }

    @Test
    void ctrl_c_reaches_the_owner_and_not_the_server() throws Exception {
        try (Owner owner = Owner.start(folder)) {
            readRows(owner, 20);
            Postmaster postmaster = Owner.postmaster(folder).orElseThrow();

            Owner.signal("INT", -owner.process().pid());

            List<String> last =
                    rest(owner).stream().filter(line -> !isNumber(line)).toList();
            assertThat(last).hasSize(2);
            assertThat(last.getFirst()).startsWith("still there: ");
            assertThat(last.getLast()).isEqualTo("closed");
            assertThat(postmaster.alive()).isFalse();
        }
    }

    @Test
    void another_process_on_the_same_folder_refuses_the_second() throws Exception {
        try (Owner owner = Owner.start(folder)) {
            assertThat(owner.line()).isEqualTo("started");
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                    .isInstanceOf(PostgresUnavailable.class)
                    .hasMessageContaining("another Tongbao is running on");
            assertThat(Owner.postmaster(folder)).isPresent();
        }
    }

    @Test
    void an_owner_killed_at_any_moment_of_its_first_start_leaves_a_folder_that_starts() throws Exception {
        for (String moment : List.of("postgres.password", "pgdata.half-", "pgdata")) {
            Path own = folder.resolve("at-" + moment);
            try (Owner owner = Owner.start(own)) {
                Owner.eventually(moment + " is there", () -> hasFileStartingWith(own, moment));
                owner.kill();
            }
            try (var postgres = EmbeddedPostgres.start(own)) {
                Rows.create(postgres);
                assertThat(Rows.count(postgres)).as(moment).isZero();
            }
        }
    }

    private static boolean hasFileStartingWith(Path folder, String start) {
        String[] names = folder.toFile().list((parent, name) -> name.startsWith(start));
        return names != null && names.length > 0;
    }

    private static long parentOf(Postmaster postmaster) {
        long parent = ProcessHandle.of(postmaster.pid())
                .flatMap(ProcessHandle::parent)
                .map(ProcessHandle::pid)
                .orElse(0L);
        assumeTrue(parent > 1, "the shepherd can be seen");
        return parent;
    }

    private static long readRows(Owner owner, int rows) throws IOException {
        assertThat(owner.line()).isEqualTo("started");
        long last = -1;
        for (int row = 0; row < rows; row++) {
            last = Long.parseLong(owner.line());
        }
        return last;
    }

    private static long readRest(Owner owner) throws IOException {
        return rest(owner).stream()
                .filter(KilledOwnerTest::isNumber)
                .mapToLong(Long::parseLong)
                .max()
                .orElse(-1);
    }

    private static List<String> rest(Owner owner) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = owner.says().readLine();
                line != null;
                line = owner.says().readLine()) {
            lines.add(line);
        }
        return lines;
    }

    private static boolean isNumber(String line) {
        return !line.isEmpty() && line.chars().allMatch(Character::isDigit);
    }
}
