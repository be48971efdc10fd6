package tongbao.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The claim of one running {@code up} on its data folder; the operating system ends it with the process. */
record FolderInUse(FileChannel channel, FileLock lock) implements AutoCloseable {
    static FolderInUse claim(Path folder) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("up.lock");
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new Refusal(
                        "another './tongbao up' is running on " + folder + "; stop it, or name another --data");
            }
            return new FolderInUse(channel, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("can't use the data folder " + folder, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
