package tongbao.up;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words behind a command: options by name, and the rest in their order. */
record Options(Map<String, String> named, List<String> rest) {
    static Options read(List<String> words, Set<String> withValue, Set<String> alone) {
        Map<String, String> named = new LinkedHashMap<>();
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String name = word.startsWith("--") ? word.substring(2) : "";
            if (withValue.contains(name)) {
                if (++i == words.size()) {
                    throw new Refusal("--" + name + " needs a value");
                }
                named.put(name, words.get(i));
            } else if (alone.contains(name)) {
                named.put(name, "");
            } else if (word.startsWith("--")) {
                throw new Refusal("unknown option " + word + "; './tongbao help' lists what there is");
            } else {
                rest.add(word);
            }
        }
        return new Options(Map.copyOf(named), List.copyOf(rest));
    }

    Options withoutRest() {
        if (!rest.isEmpty()) {
            throw new Refusal("unexpected '" + rest.getFirst() + "'; './tongbao help' lists what there is");
        }
        return this;
    }

    boolean has(String name) {
        return named.containsKey(name);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(named.get(name));
    }

    Path folder() {
        Path folder = text("data").map(Path::of).orElse(usualFolder());
        return folder.toAbsolutePath().normalize();
    }

    /** {@code data/} beside the launcher. */
    static Path usualFolder() {
        return Path.of(System.getProperty("tongbao.home", "."), "data")
                .toAbsolutePath()
                .normalize();
    }

    int port(String name, int otherwise) {
        return text(name).map(text -> port(name, text)).orElse(otherwise);
    }

    private static int port(String name, String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new Refusal("--" + name + " is a port, 0 to 65535, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
