package tongbao.postgres.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once to a folder named after their version. */
record Binaries(Path folder, String version) {
    /** Names a folder where several data folders share their binaries; without it, each data folder has its own. */
    static final String SHARED_FOLDER_PROPERTY = "tongbao.postgres.binaries";

    static Binaries in(Path dataFolder) throws IOException {
        String shared = System.getProperty(SHARED_FOLDER_PROPERTY, "");
        Path parent = shared.isEmpty()
                ? dataFolder
                : Files.createDirectories(Path.of(shared)).toRealPath();
        String version = versionOnClassPath();
        Path folder = parent.resolve("postgresql-" + version);
        if (!Files.isDirectory(folder)) {
            unpackAlone(parent, folder);
        }
        return new Binaries(folder, version);
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    String majorVersion() {
        return version.substring(0, version.indexOf('.'));
    }

    private static String versionOnClassPath() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = resource("binaries.properties")) {
            properties.load(in);
        }
        return properties.getProperty("version");
    }

    // The monitor keeps this process's own threads apart, which a file lock does not.
    private static synchronized void unpackAlone(Path parent, Path folder) throws IOException {
        Path lockFile = folder.resolveSibling(folder.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && !Files.isDirectory(folder)) {
                String halfName = folder.getFileName() + ".half-";
                Folders.deleteStartingWith(parent, halfName);
                Path half =
                        folder.resolveSibling(halfName + ProcessHandle.current().pid());
                unpack(half);
                Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
                Folders.force(parent);
            }
        }
    }

    private static void unpack(Path target) throws IOException {
        try (InputStream packed = resource(archiveName());
                InputStream unpacked = new BufferedInputStream(new XZInputStream(packed));
                TarArchiveInputStream tar = new TarArchiveInputStream(unpacked)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path place = target.resolve(entry.getName()).normalize();
                if (!place.startsWith(target)) {
                    throw new IOException("an entry outside of its folder: " + entry.getName());
                }
                put(entry, tar, place);
            }
        }
    }

    private static void put(TarArchiveEntry entry, TarArchiveInputStream tar, Path place) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(place);
            allowAll(place);
            return;
        }
        Files.createDirectories(place.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, place);
        if ((entry.getMode() & 0100) != 0) {
            allowAll(place);
        } else {
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-r--r--"));
        }
        try (FileChannel channel = FileChannel.open(place, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    // Another user may have to run them, whatever our umask is.
    private static void allowAll(Path place) throws IOException {
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String archiveName() {
        String system = System.getProperty("os.name", "");
        String machine = System.getProperty("os.arch", "");
        boolean arm = machine.equals("aarch64") || machine.equals("arm64");
        if (system.equals("Linux")) {
            return "/postgres-linux-" + (arm ? "arm_64" : "x86_64") + ".txz";
        }
        if (system.startsWith("Mac")) {
            return "/postgres-darwin-" + (arm ? "arm_64" : "x86_64") + ".txz";
        }
        throw new PostgresUnavailable("no embedded PostgreSQL for " + system + " on " + machine
                + ": run a PostgreSQL of your own and give its address with --database-url");
    }

    private static InputStream resource(String name) {
        InputStream in = Binaries.class.getResourceAsStream(name);
        if (in == null) {
            throw new PostgresUnavailable(name + " is not on the class path: this build is for another platform");
        }
        return in;
    }
}
