package tongbao.server;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A mapping in the settings file, which knows its own name and refuses what nobody asked for. */
final class Section {
    private final String name;
    private final Map<?, ?> values;
    private final Set<String> asked = new HashSet<>();

    Section(String name, Object value) {
        this.name = name;
        if (!(value instanceof Map<?, ?> map)) {
            throw new SettingsRefused(
                    name.isEmpty() ? "settings file" : name, "a mapping of names to values is needed");
        }
        this.values = map;
    }

    /** The full name of one of its settings. */
    String name(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    SettingsRefused refused(String key, String problem) {
        return new SettingsRefused(name(key), problem);
    }

    private Optional<Object> find(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key));
    }

    private Object need(String key) {
        return find(key).orElseThrow(() -> refused(key, "is missing"));
    }

    String text(String key) {
        return asText(name(key), need(key));
    }

    Optional<String> textIfAny(String key) {
        return find(key).map(value -> asText(name(key), value));
    }

    /** Numbers that are names, such as Alipay's app ids, may be written without quotes. */
    private static String asText(String name, Object value) {
        if (value instanceof String || value instanceof Number) {
            String text = value.toString();
            if (!text.isBlank()) {
                return text;
            }
        }
        throw new SettingsRefused(name, "a text is needed");
    }

    int whole(String key, int least, int most) {
        if (need(key) instanceof Integer number && number >= least && number <= most) {
            return number;
        }
        throw refused(key, "a whole number from " + least + " to " + most + " is needed");
    }

    int whole(String key, int least, int most, int otherwise) {
        return find(key).isPresent() ? whole(key, least, most) : otherwise;
    }

    Section section(String key) {
        return new Section(name(key), need(key));
    }

    Optional<Section> sectionIfAny(String key) {
        return find(key).map(value -> new Section(name(key), value));
    }

    /** A list of mappings; empty when there is none. */
    List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        for (Object element : list(key)) {
            sections.add(new Section(name(key) + "[" + sections.size() + "]", element));
        }
        return sections;
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Object element : list(key)) {
            texts.add(asText(name(key) + "[" + texts.size() + "]", element));
        }
        return texts;
    }

    private List<?> list(String key) {
        Optional<Object> value = find(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof List<?> list) {
            return list;
        }
        throw refused(key, "a list is needed");
    }

    /** To be called when everything was read: what is left is a mistake. */
    void end() {
        for (Object key : values.keySet()) {
            if (!(key instanceof String text) || !asked.contains(text)) {
                throw refused(String.valueOf(key), "is not a setting");
            }
        }
    }
}
