package tongbao.bench.torture;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * How a gateway's process is started: this process's own Java and class path, and what a first life has recorded of its
 * start, so that the many further ones take a fraction of the time.
 */
record Program(List<String> java, Optional<Path> recorded) {

    /** With this process's class path; folders in it are packed into jars in {@code folder}, for nothing else is recorded. */
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
                Optional.empty());
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

    /** Further lives start by what this file holds, if it holds anything. */
    Program by(Path record) {
        return Files.exists(record) ? new Program(java, Optional.of(record)) : this;
    }

    /** A life that writes down what it needed, when it ends by itself. */
    List<String> recording(Path record) {
        return command("-XX:AOTCacheOutput=" + record);
    }

    List<String> command() {
        return recorded.map(record -> command("-XX:AOTCache=" + record)).orElseGet(() -> command("-Xshare:auto"));
    }

    private List<String> command(String flag) {
        List<String> all = new ArrayList<>(java);
        all.add(1, flag);
        all.add(GatewayMain.class.getName());
        return all;
    }
}
