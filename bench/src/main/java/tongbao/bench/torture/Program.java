package tongbao.bench.torture;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * How a gateway's process is started: this process's own Java and class path, and the file in which a first life
 * records its start, so that the many further ones take a fraction of the time.
 */
record Program(List<String> java, Path record) {

    /**
     * With this process's class path, and the record in this folder; folders of the class path are packed into jars
     * there, for only of jars a start is recorded.
     */
    static Program of(Path folder) {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .map(part -> Files.isDirectory(part) ? packed(part, folder) : part)
                .filter(Files::exists)
                .map(part -> part.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return new Program(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xlog:disable",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        classPath),
                folder.resolve("start.aot"));
    }

    private static Path packed(Path classes, Path folder) {
        try (Stream<Path> all = Files.walk(classes)) {
            Path jar = Files.createTempFile(Files.createDirectories(folder), "classes-", ".jar");
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream packing = new JarOutputStream(file)) {
                for (Path each : all.filter(Files::isRegularFile).toList()) {
                    packing.putNextEntry(new ZipEntry(classes.relativize(each).toString()));
                    Files.copy(each, packing);
                    packing.closeEntry();
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where record and packed classes are. */
    Path folder() {
        return record.resolve("..").normalize();
    }

    boolean isRecorded() {
        return Files.isRegularFile(record);
    }

    /** A life that writes down what it needed, when it ends by itself; {@link #keep} is called then. */
    List<String> recording() {
        return command("-XX:AOTCacheOutput=" + half());
    }

    /** Takes what was recorded; where nothing was, starts take longer and all else is the same. */
    void keep() throws IOException {
        if (Files.isRegularFile(half())) {
            Files.move(half(), record, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Path half() {
        return record.resolveSibling(record.getFileName() + ".half");
    }

    List<String> command() {
        return command(isRecorded() ? "-XX:AOTCache=" + record : "-Xshare:auto");
    }

    private List<String> command(String flag) {
        List<String> all = new ArrayList<>(java);
        all.add(1, flag);
        all.add(GatewayMain.class.getName());
        return all;
    }
}
