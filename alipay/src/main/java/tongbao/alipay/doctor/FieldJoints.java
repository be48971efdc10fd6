package tongbao.alipay.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Values that were cut at an {@code &} because nobody encoded it, or swallowed the parameter behind it. */
final class FieldJoints {
    private static final int PARTS_MAX = 4;
    private static final Pattern NEXT = Pattern.compile("&([A-Za-z_][A-Za-z0-9_]{1,40})=");

    private FieldJoints() {}

    /** Up to four following parameters put back behind the one whose value they were part of. */
    static Stream<Guess<Parameters>> rejoined(Parameters given) {
        List<String> names = new ArrayList<>(given.fields().keySet());
        return Stream.iterate(0, it -> it < names.size(), it -> it + 1)
                .flatMap(at -> Stream.iterate(1, it -> it <= PARTS_MAX && at + it < names.size(), it -> it + 1)
                        .filter(count -> isPlausible(names.subList(at, at + 1 + count)))
                        .map(count -> rejoined(given, names, at, count)));
    }

    /** A piece of a value that was cut off has a name by chance, and none of Alipay's. */
    private static boolean isPlausible(List<String> names) {
        return !names.getFirst().equals("sign_type") && names.stream().skip(1).noneMatch(ParameterRepairs::isAlipays);
    }

    private static Guess<Parameters> rejoined(Parameters given, List<String> names, int at, int count) {
        var fields = new LinkedHashMap<>(given.fields());
        String name = names.get(at);
        var whole = new StringBuilder(fields.getOrDefault(name, ""));
        for (String next : names.subList(at + 1, at + 1 + count)) {
            whole.append('&').append(next).append('=').append(fields.remove(next));
        }
        fields.put(name, whole.toString());
        return Guess.of(given.of(fields), Cause.FIELD_SPLIT, "the value of " + name + " was cut at a bare &");
    }

    /** The parameters that one value holds taken out of it, when they stand nowhere else. */
    static Stream<Guess<Parameters>> split(Parameters given) {
        return given.fields().entrySet().stream()
                .filter(it -> NEXT.matcher(it.getValue()).find())
                .map(it -> Guess.of(
                        given.of(split(given.fields(), it.getKey())),
                        Cause.FIELD_JOINED,
                        "parameters stand in the value of " + it.getKey()));
    }

    private static Map<String, String> split(Map<String, String> given, String name) {
        var fields = new LinkedHashMap<>(given);
        String value = given.getOrDefault(name, "");
        Matcher next = NEXT.matcher(value);
        String current = name;
        int start = 0;
        while (next.find()) {
            fields.put(current, value.substring(start, next.start()));
            current = next.group(1);
            start = next.end();
        }
        fields.put(current, value.substring(start));
        fields.remove("sign");
        return fields;
    }
}
