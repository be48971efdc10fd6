package tongbao.postgres.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What the server says, in {@code postgres.log}. Put aside as {@code postgres.log.1} at a start that finds it larger
 * than 8 MiB; between starts the server writes only of its life cycle and of slow statements (see postgres.conf).
 */
record ServerLog(Path file) {
    private static final long SIZE_MAX = 8L << 20;
    private static final int TAIL_BYTES_MAX = 16 << 10;
    private static final int TAIL_LINES_MAX = 12;

    static ServerLog in(Path folder) throws IOException {
        Path file = folder.resolve("postgres.log");
        if (Files.exists(file) && Files.size(file) > SIZE_MAX) {
            Files.move(file, folder.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return new ServerLog(file);
    }

    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** The last lines written after this place, for an error message. */
    String tailSince(long start) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = Math.max(start, channel.size() - TAIL_BYTES_MAX);
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, channel.size() - from));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
                // until all is read
            }
            List<String> lines = StandardCharsets.UTF_8
                    .decode(bytes.flip())
                    .toString()
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES_MAX), lines.size()));
        }
    }
}
