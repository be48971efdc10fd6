package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What strangers can see of this module is written down in {@code public-surface.txt}, so that nobody changes it
 * unawares. After a change that is meant, {@code -Dsurface=rewrite} writes the file anew.
 */
class PublicSurfaceTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode", "toString");
    private static final Path WRITTEN = Path.of("public-surface.txt");

    @Test
    void the_public_surface_is_what_is_written_down() throws Exception {
        Set<String> lines = new TreeSet<>();
        for (ModuleDescriptor.Exports exported : module().exports()) {
            assertThat(exported.isQualified()).as(exported.toString()).isFalse();
            for (Class<?> type : types(exported.source())) {
                lines.addAll(describe(type));
            }
        }
        String surface = String.join("\n", lines) + "\n";
        if ("rewrite".equals(System.getProperty("surface"))) {
            Files.writeString(WRITTEN, surface);
        }
        assertThat(Files.readString(WRITTEN))
                .as("the public surface changed; if that is meant, run this test with -Dsurface=rewrite")
                .isEqualTo(surface);
    }

    @Test
    void the_module_needs_a_json_parser_and_annotations_and_nothing_else() {
        assertThat(module().requires().stream().map(it -> it.name()))
                .containsExactlyInAnyOrder("java.base", "java.net.http", "tools.jackson.core", "org.jspecify");
    }

    private static ModuleDescriptor module() {
        return ModuleFinder.of(CLASSES).find("tongbao.alipay").orElseThrow().descriptor();
    }

    private static List<Class<?>> types(String packageName) throws Exception {
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.list(CLASSES.resolve(packageName.replace('.', '/')))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && !name.equals("package-info.class")) {
                    Class<?> type = Class.forName(packageName + "." + name.replace(".class", ""));
                    if (isSeen(type)) {
                        types.add(type);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return types;
    }

    /** Public, and so is everything around it. */
    private static boolean isSeen(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        return Modifier.isPublic(type.getModifiers()) && (around == null || isSeen(around));
    }

    private static List<String> describe(Class<?> type) {
        List<String> lines = new ArrayList<>();
        String name = type.getName().replace("tongbao.alipay.", "");
        lines.add(name + " : " + kind(type));
        Stream.of(type.getDeclaredConstructors(), type.getDeclaredMethods(), type.getDeclaredFields())
                .flatMap(members -> Arrays.stream((Member[]) members))
                .filter(it -> Modifier.isPublic(it.getModifiers()) && !it.isSynthetic() && !isOfObject(it))
                .forEach(it -> lines.add(name + " : " + describe(it)));
        return lines;
    }

    private static boolean isOfObject(Member member) {
        return member instanceof Method && OF_OBJECT.contains(member.getName());
    }

    private static String kind(Class<?> type) {
        String kind = type.isRecord() ? "record" : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
        return (type.isSealed() ? "sealed " : "") + (Modifier.isAbstract(type.getModifiers()) ? "" : "final ") + kind;
    }

    private static String describe(Member member) {
        String isStatic = Modifier.isStatic(member.getModifiers()) ? "static " : "";
        return switch (member) {
            case Field field ->
                isStatic + field.getName() + " "
                        + shorter(field.getGenericType().getTypeName());
            case Method method ->
                isStatic + method.getName() + parameters(method) + " "
                        + shorter(method.getGenericReturnType().getTypeName());
            case Constructor<?> constructor -> "new" + parameters(constructor);
            default -> throw new IllegalStateException("a member of a new kind: " + member);
        };
    }

    private static String parameters(Executable method) {
        return Arrays.stream(method.getGenericParameterTypes())
                .map(it -> shorter(it.getTypeName()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String shorter(String type) {
        return type.replaceAll("\\b(?:[a-z]+\\.)+(?=[A-Z])", "");
    }
}
