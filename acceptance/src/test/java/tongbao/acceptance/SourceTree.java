package tongbao.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The text files of this repository, as they lie on disk. */
record SourceTree(Path root, List<Text> texts) {
    private static final Set<String> NOT_OURS =
            Set.of(".git", ".idea", ".vscode", "target", "data", "node_modules", "__pycache__", ".venv");
    private static final Pattern TEXT_NAME = Pattern.compile(
            ".*\\.(java|xml|md|sql|sh|py|go|js|mjs|ts|css|html|jte|json|ya?ml|toml|properties|conf|cfg|config|txt|tpl"
                    + "|editorconfig)|tongbao|run|install-browser|Dockerfile");

    record Text(String path, List<String> lines) {

        boolean isJava() {
            return path.endsWith(".java");
        }

        boolean isMain() {
            return path.contains("/src/main/");
        }

        String module() {
            return path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
        }

        /** Every place where the pattern is found, as {@code path:line: what}. */
        Stream<String> places(Pattern pattern, String what) {
            return IntStream.range(0, lines.size())
                    .filter(index -> pattern.matcher(lines.get(index)).find())
                    .mapToObj(index ->
                            at(index + 1, what + ": " + lines.get(index).strip()));
        }

        String at(long line, String what) {
            return path + ":" + line + ": " + what;
        }
    }

    static SourceTree here() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve(".mvn"))) {
            root = root.resolve("..").normalize();
        }
        return of(root);
    }

    static SourceTree of(Path root) {
        List<Text> texts = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean skipped = !folder.equals(root) && NOT_OURS.contains(name(folder));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isRegularFile()
                            && TEXT_NAME.matcher(name(file)).matches()) {
                        texts.add(read(root, file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SourceTree(root, List.copyOf(texts));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static Text read(Path root, Path file) throws IOException {
        try {
            return new Text(root.relativize(file).toString(), Files.readAllLines(file));
        } catch (MalformedInputException e) {
            throw new IOException(file + " is not UTF-8", e);
        }
    }

    Stream<Text> java() {
        return texts.stream().filter(Text::isJava);
    }

    Stream<Text> named(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return texts.stream().filter(text -> compiled.matcher(text.path()).matches());
    }
}
