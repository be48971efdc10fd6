package tongbao.alipay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that holds a key or certificates. */
final class KeyFile {
    static final int BYTES_MAX = 256 * 1024;

    private KeyFile() {}

    static String read(String what, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw new IllegalArgumentException(what + ": the file is too large to hold one: " + file);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException(what + ": the file cannot be read: " + file, e);
        }
    }
}
