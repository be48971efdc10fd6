package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.v3.ApiClient;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PathV3Test {
    private static final Set<String> VERBS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** A path that a public library uses and the official one does not have. */
    private static final Set<String> NOT_OF_THE_SDK = Set.of("alipay.trade.order.onsettle.query");

    @Test
    void the_table_is_what_the_official_client_does() throws Exception {
        Map<String, String> ours = Resources.rows("v3paths.tsv")
                .map(List::getFirst)
                .filter(it -> !NOT_OF_THE_SDK.contains(it))
                .collect(Collectors.toMap(it -> it, it -> row(PathV3.of(it)), (a, _) -> a, TreeMap::new));
        assertThat(ours).isEqualTo(official()).hasSizeGreaterThan(700);
    }

    private static String row(PathV3 path) {
        return path.verb() + " " + path.path();
    }

    /** Read from the byte code of the official client: each method's constants hold its path and its verb. */
    private static Map<String, String> official() throws Exception {
        Map<String, String> rows = new TreeMap<>();
        Path jar = Path.of(ApiClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (var file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                if (entry.getName().matches("com/alipay/v3/api/\\w+Api\\.class")) {
                    ClassModel api =
                            ClassFile.of().parse(file.getInputStream(entry).readAllBytes());
                    api.methods().forEach(method -> add(rows, entry.getName(), method));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    private static void add(Map<String, String> rows, String classFile, MethodModel method) {
        String name = method.methodName().stringValue();
        List<String> constants = constants(method);
        var path = constants.stream().filter(it -> it.startsWith("/v3/")).findFirst();
        if (!name.endsWith("Call") || path.isEmpty() || constants.contains("multipart/form-data")) {
            return;
        }
        String verb = constants.stream().filter(VERBS::contains).findFirst().orElseThrow();
        String words = classFile
                .replaceAll(".*/|Api\\.class", "")
                .replaceAll("(?=[A-Z])", ".")
                .substring(1)
                .toLowerCase(Locale.ROOT);
        rows.put(words + "." + name.substring(0, name.length() - "Call".length()), verb + " " + path.get());
    }

    private static List<String> constants(MethodModel method) {
        List<String> constants = new ArrayList<>();
        method.code()
                .ifPresent(code -> code.forEach(it -> {
                    if (it instanceof Instruction && it instanceof ConstantInstruction constant) {
                        constants.add(constant.constantValue().toString());
                    }
                }));
        return constants;
    }

    @Test
    void bare_names_of_gateway_codes_mean_one_thing() {
        Map<String, Set<SubCode.Kind>> kinds = Resources.rows("subcodes.tsv")
                .filter(cell -> cell.getFirst().equals("gateway"))
                .collect(Collectors.groupingBy(
                        cell -> cell.get(1).replaceFirst("^(isv|aop|isp)\\.", ""),
                        Collectors.mapping(cell -> SubCode.Kind.valueOf(cell.get(2)), Collectors.toSet())));
        assertThat(kinds.values()).allMatch(it -> it.size() == 1);
    }
}
