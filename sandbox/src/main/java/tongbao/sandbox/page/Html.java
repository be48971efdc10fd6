package tongbao.sandbox.page;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** A piece of a page. Every value is escaped when it is written, so no text can become an element. */
public sealed interface Html {
    record Text(String value) implements Html {}

    record Element(String tag, SequencedMap<String, String> attributes, List<Html> inside) implements Html {
        private static final Set<String> VOID = Set.of("input", "meta", "link", "br", "path");

        /** The same element with one attribute more; with an empty value it stands alone, as {@code required}. */
        public Element with(String name, String value) {
            SequencedMap<String, String> more = new LinkedHashMap<>(attributes);
            more.put(name, value);
            return new Element(tag, more, inside);
        }

        public Element with(String name, Optional<String> value) {
            return value.map(present -> with(name, present)).orElse(this);
        }
    }

    record Several(List<Html> parts) implements Html {}

    /** A style sheet, which browsers read as it is; so it can't hold what would end it. */
    record Style(String sheet) implements Html {
        public Style {
            if (sheet.indexOf('<') >= 0) {
                throw new IllegalArgumentException("a style sheet has no <");
            }
        }
    }

    static Html text(String value) {
        return new Text(value);
    }

    static Element element(String tag, Html... inside) {
        return new Element(tag, new LinkedHashMap<>(), List.of(inside));
    }

    static Element element(String tag, String text) {
        return element(tag, text(text));
    }

    /** An element of a class of the style sheet. */
    static Element of(String tag, String look, Html... inside) {
        return element(tag, inside).with("class", look);
    }

    static Element of(String tag, String look, String text) {
        return of(tag, look, text(text));
    }

    /** Nothing at all. */
    static Html nothing() {
        return new Several(List.of());
    }

    static Html several(List<? extends Html> parts) {
        return new Several(List.copyOf(parts));
    }

    static Html several(Html... parts) {
        return new Several(Arrays.asList(parts));
    }

    /** The piece while it holds, otherwise nothing. */
    static Html when(boolean holds, Html piece) {
        return holds ? piece : nothing();
    }

    default String written() {
        var out = new StringBuilder();
        write(this, out);
        return out.toString();
    }

    private static void write(Html piece, StringBuilder out) {
        switch (piece) {
            case Text text -> escape(text.value(), out);
            case Style style -> out.append("<style>").append(style.sheet()).append("</style>");
            case Several several -> several.parts().forEach(part -> write(part, out));
            case Element element -> {
                out.append('<').append(element.tag());
                for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
                    out.append(' ').append(attribute.getKey());
                    if (!attribute.getValue().isEmpty()) {
                        out.append("=\"");
                        escape(attribute.getValue(), out);
                        out.append('"');
                    }
                }
                out.append('>');
                if (!Element.VOID.contains(element.tag())) {
                    element.inside().forEach(part -> write(part, out));
                    out.append("</").append(element.tag()).append('>');
                }
            }
        }
    }

    private static void escape(String text, StringBuilder out) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.append(character);
                default -> out.append(Character.isISOControl(character) ? '\uFFFD' : character);
            }
        }
    }
}
