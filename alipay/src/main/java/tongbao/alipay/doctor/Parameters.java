package tongbao.alipay.doctor;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The parameters of a request, notice or return address of gateway v2, and how whoever signed them makes a text of
 * them.
 *
 * @param fields decoded, in the order sent, without {@code sign}
 * @param habits in what the signer departs from the rule for requests
 */
record Parameters(Map<String, String> fields, Charset charset, Set<Habit> habits) implements Specimen {
    enum Habit {
        /** The rule for notices: {@code sign_type} isn't signed. */
        LEAVES_OUT_SIGN_TYPE,
        KEEPS_EMPTY,
        KEEPS_EMPTY_SIGN,
        UNSORTED,
        SORTED_WITHOUT_CASE,
        ENCODES_VALUES,
        ENCODES_ALL,
        QUESTION_MARK_BEFORE,
        AMPERSAND_BEHIND,
        HASHES_FIRST,
        HASHES_FIRST_UPPER
    }

    Parameters {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        habits = habits.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(habits));
    }

    @Override
    public String signedText() {
        var joined = new StringBuilder();
        for (String name : names()) {
            joined.append(joined.isEmpty() ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(value(fields.getOrDefault(name, "")));
        }
        String text = joined.toString();
        text = habits.contains(Habit.QUESTION_MARK_BEFORE) ? "?" + text : text;
        text = habits.contains(Habit.AMPERSAND_BEHIND) ? text + "&" : text;
        text = habits.contains(Habit.ENCODES_ALL) ? Ways.encoded(text, charset) : text;
        if (habits.contains(Habit.HASHES_FIRST) || habits.contains(Habit.HASHES_FIRST_UPPER)) {
            String hash = Hashes.hex("SHA-256", text.getBytes(charset));
            return habits.contains(Habit.HASHES_FIRST) ? hash : hash.toUpperCase(Locale.ROOT);
        }
        return text;
    }

    private List<String> names() {
        var names = new ArrayList<>(fields.keySet());
        names.removeIf(it -> !habits.contains(Habit.KEEPS_EMPTY) && isBlank(fields.getOrDefault(it, "")));
        if (habits.contains(Habit.LEAVES_OUT_SIGN_TYPE)) {
            names.remove("sign_type");
        }
        if (habits.contains(Habit.KEEPS_EMPTY_SIGN)) {
            names.add("sign");
        }
        if (habits.contains(Habit.SORTED_WITHOUT_CASE)) {
            names.sort(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()));
        } else if (!habits.contains(Habit.UNSORTED)) {
            names.sort(Comparator.naturalOrder());
        }
        return names;
    }

    private String value(String value) {
        return habits.contains(Habit.ENCODES_VALUES) ? Ways.encoded(value, charset) : value;
    }

    /** As Alipay's SDK has it: U+3000 alone is left out, U+00A0 alone is kept. */
    static boolean isBlank(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!Character.isWhitespace(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    Parameters with(Habit habit) {
        var more = EnumSet.of(habit);
        more.addAll(habits);
        return new Parameters(fields, charset, more);
    }

    Parameters without(Habit habit) {
        var less = EnumSet.noneOf(Habit.class);
        less.addAll(habits);
        less.remove(habit);
        return new Parameters(fields, charset, less);
    }

    Parameters in(Charset other) {
        return new Parameters(fields, other, habits);
    }

    Parameters of(Map<String, String> others) {
        return new Parameters(others, charset, habits);
    }

    Parameters with(String name, String value) {
        var more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return of(more);
    }

    Parameters without(Set<String> names) {
        var less = new LinkedHashMap<>(fields);
        less.keySet().removeAll(names);
        return of(less);
    }

    Parameters each(UnaryOperator<String> change) {
        var changed = new LinkedHashMap<>(fields);
        changed.replaceAll((_, value) -> change.apply(value));
        return of(changed);
    }
}
