package tongbao.acceptance;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A source file, parsed by the JDK's own compiler and not understood any further: no types, no class path. */
record JavaFile(SourceTree.Text text, CompilationUnitTree tree, SourcePositions positions) {

    /** All of them by one compiler, for to start one takes longer than to parse a file. In the same order. */
    static List<JavaFile> parse(List<SourceTree.Text> texts) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<URI, SourceTree.Text> named = new LinkedHashMap<>();
        texts.forEach(text -> named.put(address(text), text));
        List<JavaFileObject> sources = texts.stream().map(JavaFile::source).toList();
        JavacTask task =
                (JavacTask) compiler.getTask(null, null, diagnostic -> {}, List.of("-proc:none"), null, sources);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<JavaFile> files = new ArrayList<>();
        try {
            for (CompilationUnitTree tree : task.parse()) {
                SourceTree.Text text =
                        Objects.requireNonNull(named.get(tree.getSourceFile().toUri()));
                files.add(new JavaFile(text, tree, positions));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static URI address(SourceTree.Text text) {
        return URI.create("memory:///" + text.path().replace(' ', '_'));
    }

    private static JavaFileObject source(SourceTree.Text text) {
        return new SimpleJavaFileObject(address(text), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return String.join("\n", text.lines());
            }
        };
    }

    long line(Tree node) {
        return tree.getLineMap().getLineNumber(positions.getStartPosition(tree, node));
    }

    long lastLine(Tree node) {
        return tree.getLineMap().getLineNumber(positions.getEndPosition(tree, node));
    }
}
