package tongbao.acceptance;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** What a Java file may not hold, found by walking its tree once. */
final class JavaRules extends TreeScanner<@Nullable Void, @Nullable Void> {
    static final int METHOD_LINES_MAX = 40;
    static final int PARAMETERS_MAX = 5;
    static final int RECORD_PARTS_MAX = 8;

    private static final Pattern REFUSED_NAME =
            Pattern.compile(".*(Impl|Manager|Utils?|Helper|Service)|(Base|Abstract)([A-Z].*)?|I[A-Z][a-z].*");
    private static final Pattern REFUSED_PACKAGE = Pattern.compile(".*\\b(common|shared|misc|utils?|helpers?)\\b.*");
    /** Their records are as long as Alipay's messages. */
    private static final Set<String> WIRE = Set.of("alipay", "sandbox");

    private static final Set<String> EXACT =
            Set.of("core", "connector-alipay", "store-postgres", "server", "alipay", "sandbox");
    /** Files where a ratio or a jitter, never money, is a floating point number; each with its reason. */
    private static final Set<String> MAY_FLOAT = Set.of();

    private final JavaFile file;
    private final List<String> findings = new ArrayList<>();

    private JavaRules(JavaFile file) {
        this.file = file;
    }

    static List<String> findings(List<SourceTree.Text> texts) {
        return JavaFile.parse(texts).stream()
                .flatMap(file -> findings(file).stream())
                .toList();
    }

    private static List<String> findings(JavaFile file) {
        JavaRules rules = new JavaRules(file);
        Tree name = file.tree().getPackageName();
        if (name != null && REFUSED_PACKAGE.matcher(name.toString()).matches()) {
            rules.found(name, "a package by the name of " + name);
        }
        rules.scan(file.tree(), null);
        return rules.findings;
    }

    private void found(Tree node, String what) {
        findings.add(file.text().at(file.line(node), what));
    }

    @Override
    public @Nullable Void visitClass(ClassTree node, @Nullable Void nothing) {
        String name = node.getSimpleName().toString();
        if (REFUSED_NAME.matcher(name).matches()) {
            found(node, "the name " + name + " is refused: say what it is");
        }
        if (node.getKind() == Tree.Kind.RECORD && !WIRE.contains(file.text().module())) {
            long parts = node.getMembers().stream().filter(JavaRules::isPart).count();
            if (parts > RECORD_PARTS_MAX) {
                found(node, "record " + name + " has " + parts + " parts, at most " + RECORD_PARTS_MAX);
            }
        }
        return super.visitClass(node, null);
    }

    private static boolean isPart(Tree member) {
        return member instanceof VariableTree field
                && !field.getModifiers().getFlags().contains(Modifier.STATIC);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree node, @Nullable Void nothing) {
        Tree measured = node.getBody() == null ? node : node.getBody(); // a table in an annotation is data
        long lines = file.lastLine(measured) - file.line(measured) + 1;
        if (lines > METHOD_LINES_MAX) {
            found(node, "method " + node.getName() + " has " + lines + " lines, at most " + METHOD_LINES_MAX);
        }
        int parameters = node.getParameters().size();
        boolean ofRecord = node.getName().contentEquals("<init>"); // as long as the record, which is looked at above
        if (parameters > PARAMETERS_MAX
                && !ofRecord
                && !WIRE.contains(file.text().module())) {
            found(node, "method " + node.getName() + " has " + parameters + " parameters, at most " + PARAMETERS_MAX);
        }
        return super.visitMethod(node, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree node, @Nullable Void nothing) {
        if (node.getMethodSelect() instanceof MemberSelectTree select) {
            String called = select.getIdentifier().toString();
            if (called.equals("sleep")) {
                found(node, "nothing sleeps: wait for what happens, with a bound");
            }
            if (called.equals("getBytes") && node.getArguments().isEmpty()) {
                found(node, "getBytes without a charset");
            }
        }
        return super.visitMethodInvocation(node, null);
    }

    @Override
    public @Nullable Void visitPrimitiveType(PrimitiveTypeTree node, @Nullable Void nothing) {
        if (node.getPrimitiveTypeKind() == TypeKind.DOUBLE || node.getPrimitiveTypeKind() == TypeKind.FLOAT) {
            floats(node);
        }
        return super.visitPrimitiveType(node, null);
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree node, @Nullable Void nothing) {
        if (node.getName().contentEquals("Double") || node.getName().contentEquals("Float")) {
            floats(node);
        }
        return super.visitIdentifier(node, null);
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree node, @Nullable Void nothing) {
        if (node.getKind() == Tree.Kind.DOUBLE_LITERAL || node.getKind() == Tree.Kind.FLOAT_LITERAL) {
            floats(node);
        }
        return super.visitLiteral(node, null);
    }

    private void floats(Tree node) {
        SourceTree.Text text = file.text();
        if (text.isMain() && EXACT.contains(text.module()) && !MAY_FLOAT.contains(text.path())) {
            found(node, "a floating point number: use long, or list the file in JavaRules with its reason");
        }
    }
}
