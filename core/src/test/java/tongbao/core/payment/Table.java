package tongbao.core.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The committed tables of the rules: read by people, compared with what the code does. */
final class Table {
    private Table() {}

    static String committed(String name) {
        try (InputStream table = Optional.ofNullable(Table.class.getResourceAsStream(name + ".txt"))
                .orElseThrow(() -> new IllegalStateException("no table " + name))) {
            return new String(table.readAllBytes(), UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
