package tongbao.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Data folders of tests, below {@code target/}, so that what is left of a failure can be looked at. */
final class Folders {
    private Folders() {}

    static Path fresh(String name) {
        try {
            Path all = Files.createDirectories(Tongbao.ROOT.resolve("acceptance/target/data"));
            return Files.createTempDirectory(all, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
