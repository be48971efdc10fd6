package tongbao.alipay.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tongbao.alipay.doctor.JsonTree.JsonArray;
import tongbao.alipay.doctor.JsonTree.JsonObject;
import tongbao.alipay.doctor.JsonTree.Member;
import tongbao.alipay.doctor.JsonTree.Scalar;

/** The same JSON as other writers write it: order of names, white space, escapes, nulls. */
final class JsonLayouts {
    /** In the order in which Alipay begins every answer. */
    private static final List<String> FIRST = List.of("\"code\"", "\"msg\"", "\"sub_code\"", "\"sub_msg\"");
    /** Any escape, so that an escaped backslash before a u isn't taken for the beginning of one. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|.)", Pattern.DOTALL);

    private enum Order {
        KEPT,
        ALIPAYS,
        SORTED,
        SORTED_INSIDE
    }

    private enum Space {
        KEPT,
        NONE,
        AFTER_SIGNS,
        TWO,
        TWO_BOTH_SIDES,
        FOUR,
        TABULATOR
    }

    private enum Slash {
        KEPT,
        ESCAPED,
        BARE
    }

    private enum Letters {
        KEPT,
        BARE,
        ESCAPED_LOWER,
        ESCAPED_UPPER,
        /** As Gson escapes what is dangerous in HTML. */
        ESCAPED_FOR_HTML
    }

    private enum Nulls {
        KEPT,
        LEFT_OUT
    }

    private enum Numbers {
        KEPT,
        QUOTED
    }

    private static final Layout DENSE =
            new Layout(Order.KEPT, Space.NONE, Slash.KEPT, Letters.KEPT, Nulls.KEPT, Numbers.KEPT);

    /** One way of writing. */
    private record Layout(Order order, Space space, Slash slash, Letters letters, Nulls nulls, Numbers numbers) {
        private static final List<Layout> ALL = all();

        private static List<Layout> all() {
            var all = new ArrayList<Layout>();
            for (Order order : Order.values()) {
                for (Space space : Space.values()) {
                    for (Slash slash : Slash.values()) {
                        for (Letters letters : Letters.values()) {
                            for (Nulls nulls : Nulls.values()) {
                                for (Numbers numbers : Numbers.values()) {
                                    all.add(new Layout(order, space, slash, letters, nulls, numbers));
                                }
                            }
                        }
                    }
                }
            }
            all.sort(Comparator.comparingInt(it -> it.changes().size()));
            return List.copyOf(all.subList(1, all.size()));
        }

        /** Whether nothing but single characters changes. */
        boolean keepsItsFrame() {
            return order == Order.KEPT && space == Space.KEPT && nulls == Nulls.KEPT && numbers == Numbers.KEPT;
        }

        Map<Cause, String> changes() {
            var changes = new EnumMap<Cause, String>(Cause.class);
            if (order != Order.KEPT) {
                changes.put(Cause.JSON_ORDER_CHANGED, "the names stood in another order");
            }
            if (space != Space.KEPT) {
                changes.put(Cause.JSON_SPACE_CHANGED, "white space between the signs was changed");
            }
            if (slash != Slash.KEPT) {
                changes.put(Cause.JSON_SLASHES_CHANGED, slash == Slash.ESCAPED ? "\\/ became /" : "/ became \\/");
            }
            if (letters != Letters.KEPT) {
                changes.put(
                        Cause.JSON_UNICODE_ESCAPED,
                        letters == Letters.BARE ? "characters became \\uXXXX" : "\\uXXXX became characters");
            }
            if (nulls != Nulls.KEPT) {
                changes.put(Cause.JSON_NULLS_ADDED, "members with null were added");
            }
            if (numbers != Numbers.KEPT) {
                changes.put(Cause.NUMBERS_REWRITTEN, "numbers in quotation marks lost them");
            }
            return changes;
        }
    }

    private JsonLayouts() {}

    /** How it may have been written before somebody wrote it anew; nothing for what is not an object or array. */
    static Stream<Guess<String>> of(String text) {
        Optional<JsonTree> tree = text.startsWith("{") || text.startsWith("[") ? JsonTree.of(text) : Optional.empty();
        if (tree.isEmpty()) {
            return Stream.empty();
        }
        Set<String> known = new HashSet<>(Set.of(text));
        boolean isDense = written(tree.get(), text, DENSE).equals(text);
        return Layout.ALL.stream()
                .filter(layout -> isDense || layout.space != Space.KEPT || layout.keepsItsFrame())
                .map(layout -> new Guess<>(written(tree.get(), text, layout), findings(layout)))
                .filter(it -> known.add(it.specimen()));
    }

    private static List<Finding> findings(Layout layout) {
        return layout.changes().entrySet().stream()
                .map(it -> (Finding) new Finding.Proved(it.getKey(), "JSON: " + it.getValue()))
                .toList();
    }

    private static String written(JsonTree tree, String text, Layout layout) {
        if (layout.keepsItsFrame()) {
            return escaped(text, layout);
        }
        var out = new StringBuilder();
        write(tree, 0, layout, out);
        return out.toString();
    }

    private static void write(JsonTree tree, int depth, Layout layout, StringBuilder out) {
        switch (tree) {
            case Scalar scalar -> out.append(scalar(scalar, layout));
            case JsonArray(var items) -> {
                out.append('[');
                for (int i = 0; i < items.size(); i++) {
                    separate(i, depth + 1, layout, out);
                    write(items.get(i), depth + 1, layout, out);
                }
                close(items.isEmpty(), depth, layout, out);
                out.append(']');
            }
            case JsonObject(var members) -> {
                out.append('{');
                List<Member> ordered = ordered(members, depth, layout);
                for (int i = 0; i < ordered.size(); i++) {
                    separate(i, depth + 1, layout, out);
                    out.append(escaped(ordered.get(i).name(), layout)).append(colon(layout));
                    write(ordered.get(i).value(), depth + 1, layout, out);
                }
                close(ordered.isEmpty(), depth, layout, out);
                out.append('}');
            }
        }
    }

    private static String scalar(Scalar scalar, Layout layout) {
        boolean quote = layout.numbers == Numbers.QUOTED
                && !scalar.isText()
                && scalar.raw().matches("-?[0-9].*");
        return quote ? "\"" + scalar.raw() + "\"" : escaped(scalar.raw(), layout);
    }

    private static List<Member> ordered(List<Member> members, int depth, Layout layout) {
        Stream<Member> kept = members.stream()
                .filter(it -> layout.nulls == Nulls.KEPT || !it.value().equals(new Scalar("null")));
        Comparator<Member> byName = Comparator.comparing(Member::name);
        return switch (layout.order) {
            case KEPT -> kept.toList();
            case ALIPAYS ->
                depth > 0
                        ? kept.toList()
                        : kept.sorted(Comparator.comparingInt((Member it) ->
                                                FIRST.contains(it.name()) ? FIRST.indexOf(it.name()) : FIRST.size())
                                        .thenComparing(byName))
                                .toList();
            case SORTED -> depth > 0 ? kept.toList() : kept.sorted(byName).toList();
            case SORTED_INSIDE -> kept.sorted(byName).toList();
        };
    }

    private static String colon(Layout layout) {
        return switch (layout.space) {
            case KEPT, NONE -> ":";
            case AFTER_SIGNS, TWO, FOUR, TABULATOR -> ": ";
            case TWO_BOTH_SIDES -> " : ";
        };
    }

    private static void separate(int index, int depth, Layout layout, StringBuilder out) {
        out.append(index == 0 ? "" : ",");
        String indent = indent(layout);
        if (!indent.isEmpty()) {
            out.append('\n').append(indent.repeat(depth));
        } else if (layout.space == Space.AFTER_SIGNS && index > 0) {
            out.append(' ');
        }
    }

    private static void close(boolean empty, int depth, Layout layout, StringBuilder out) {
        String indent = indent(layout);
        if (!indent.isEmpty() && !empty) {
            out.append('\n').append(indent.repeat(depth));
        }
    }

    private static String indent(Layout layout) {
        return switch (layout.space) {
            case KEPT, NONE, AFTER_SIGNS -> "";
            case TWO, TWO_BOTH_SIDES -> "  ";
            case FOUR -> "    ";
            case TABULATOR -> "\t";
        };
    }

    private static String escaped(String text, Layout layout) {
        String slashed = switch (layout.slash) {
            case KEPT -> text;
            case ESCAPED -> text.replace("\\/", "/").replace("/", "\\/");
            case BARE -> text.replace("\\/", "/");
        };
        return switch (layout.letters) {
            case KEPT -> slashed;
            case BARE -> bare(slashed);
            case ESCAPED_LOWER -> withEscapes(slashed, it -> it > 0x7e, false);
            case ESCAPED_UPPER -> withEscapes(slashed, it -> it > 0x7e, true);
            case ESCAPED_FOR_HTML -> withEscapes(slashed, it -> "<>&='".indexOf(it) >= 0, false);
        };
    }

    /** Escapes of characters that need none in JSON are taken out; those of quotation marks and controls stay. */
    private static String bare(String text) {
        return ESCAPE.matcher(text).replaceAll(it -> Matcher.quoteReplacement(bare(it)));
    }

    private static String bare(MatchResult escape) {
        if (escape.group(1) == null) {
            return escape.group();
        }
        int unit = Integer.parseInt(escape.group(1), 16);
        return unit < 0x20 || unit == '"' || unit == '\\' ? escape.group() : Character.toString((char) unit);
    }

    private static String withEscapes(String text, IntPredicate escapes, boolean upper) {
        var out = new StringBuilder();
        text.chars().forEach(it -> {
            if (escapes.test(it)) {
                out.append(String.format(Locale.ROOT, upper ? "\\u%04X" : "\\u%04x", it));
            } else {
                out.append((char) it);
            }
        });
        return out.toString();
    }
}
