package tongbao.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_child_ends_when_its_parent_lets_go_and_what_it_said_is_kept() throws Exception {
        Path log = folder.resolve("child.log");
        ProcessHandle process;
        try (Child child = Child.start(List.of("sh", "-c", "echo started; exec sleep 600"), log)) {
            process = ProcessHandle.of(child.pid()).orElseThrow();
            assertThat(process.isAlive()).isTrue();
            String said = "";
            while (said.isEmpty()) {
                said = child.lastWords();
            }
            assertThat(said).isEqualTo("started");
        }
        assertThat(process.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void the_pid_is_the_programs_own_and_not_the_keepers() throws Exception {
        Path log = folder.resolve("pid.log");
        long pid;
        try (Child child = Child.start(List.of("sh", "-c", "echo $$"), log)) {
            pid = child.pid();
            ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
        }
        assertThat(Files.readString(log).strip()).isEqualTo(Long.toString(pid));
    }
}
