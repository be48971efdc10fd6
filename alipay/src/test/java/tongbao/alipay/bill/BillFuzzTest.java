package tongbao.alipay.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that a fuzzer has ever found interesting, and what lies around it. */
class BillFuzzTest {
    private static final Path CORPUS = Path.of("src/test/resources/fuzz/bill");
    private static final int NEIGHBOURS = 150;

    static Stream<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            List<Path> all = files.sorted().toList();
            assertThat(all).hasSizeGreaterThan(5);
            return all.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void is_a_bill_or_is_refused(Path file) throws IOException {
        byte[] data = Files.readAllBytes(file);
        assertThatCode(() -> FuzzBill.fuzzerTestOneInput(data)).doesNotThrowAnyException();
        var random = new SplittableRandom(data.length);
        for (int i = 0; i < NEIGHBOURS; i++) {
            byte[] neighbour = neighbour(random, data);
            assertThatCode(() -> FuzzBill.fuzzerTestOneInput(neighbour)).doesNotThrowAnyException();
        }
    }

    private static byte[] neighbour(SplittableRandom random, byte[] data) {
        byte[] changed = data.clone();
        for (int i = random.nextInt(1, 8); i > 0 && changed.length > 0; i--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        }
        return changed;
    }
}
