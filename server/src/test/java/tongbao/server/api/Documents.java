package tongbao.server.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The documents that tests hold to their word. */
final class Documents {
    private Documents() {}

    static String api() {
        try {
            return Files.readString(Path.of("../docs/api.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
