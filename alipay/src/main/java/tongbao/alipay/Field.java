package tongbao.alipay;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * An optional field of Alipay's messages: its name, what its values are, and their bounds. Requests take it by
 * {@code with(FIELD, value)}; replies give it by {@code find(FIELD)}. Where Alipay documents no length, a text may have
 * 65,536 characters.
 *
 * <p>A field that this library does not list is one line: {@code Field.<TradePay.Request>text("new_field", 64)}.
 *
 * @param <O> whose field it is: a request, a reply, or a part of one
 * @param <T> its values
 */
// O stands in no signature: it only keeps a field from being given to a message that has no such field.
@SuppressWarnings("UnusedTypeParameter")
public final class Field<O, T> {
    private static final int LENGTH_MAX = 65_536;
    private static final int ROWS_MAX = 1_000;

    private final String name;
    private final Function<T, ExtraField> writer;
    private final Function<String, T> reader;

    private Field(String name, Function<T, ExtraField> writer, Function<String, T> reader) {
        Checks.visible("a field's name", name, 128);
        this.name = name;
        this.writer = writer;
        this.reader = reader;
    }

    public static <O> Field<O, String> text(String name) {
        return text(name, LENGTH_MAX);
    }

    public static <O> Field<O, String> text(String name, int lengthMax) {
        return ofText(
                name,
                value -> {
                    Checks.length(name, value, lengthMax);
                    return value;
                },
                text -> text);
    }

    /** A text of this form. */
    public static <O> Field<O, String> form(String name, Pattern form) {
        return ofText(
                name,
                value -> {
                    if (!form.matcher(value).matches()) {
                        throw new IllegalArgumentException(name + " must be of the form " + form + ", not " + value);
                    }
                    return value;
                },
                text -> text);
    }

    /** An amount of CNY. */
    public static <O> Field<O, Yuan> yuan(String name) {
        return ofText(name, Yuan::toString, Yuan::of);
    }

    /** A moment in whole seconds, written in GMT+8. */
    public static <O> Field<O, Instant> time(String name) {
        return ofText(name, GatewayTime::text, GatewayTime::instant);
    }

    /** A day, {@code yyyy-MM-dd}. */
    public static <O> Field<O, LocalDate> day(String name) {
        return ofText(name, LocalDate::toString, LocalDate::parse);
    }

    public static <O> Field<O, URI> url(String name) {
        return url(name, LENGTH_MAX);
    }

    /** An address of at most {@code lengthMax} characters. */
    public static <O> Field<O, URI> url(String name, int lengthMax) {
        return ofText(
                name,
                value -> {
                    Checks.length(name, value.toString(), lengthMax);
                    return value.toString();
                },
                URI::create);
    }

    /** A whole number, written as a JSON number. */
    public static <O> Field<O, Long> number(String name, long min, long max) {
        return new Field<>(
                name,
                value -> {
                    if (value < min || value > max) {
                        throw new IllegalArgumentException(name + " must be " + min + " to " + max + ", not " + value);
                    }
                    return new ExtraField.Json(value.toString());
                },
                Long::valueOf);
    }

    /** Yes or no, written as JSON's {@code true} and {@code false}. */
    public static <O> Field<O, Boolean> flag(String name) {
        return new Field<>(name, value -> new ExtraField.Json(value.toString()), text -> isYes(text, "true", "false"));
    }

    /** Yes or no, written as one of two words. */
    public static <O> Field<O, Boolean> flag(String name, String yes, String no) {
        return ofText(name, value -> value ? yes : no, text -> isYes(text, yes, no));
    }

    /** A word that only the caller picks, from a documented list. */
    public static <O, E extends Enum<E> & Listed> Field<O, E> word(String name, Class<E> list) {
        return ofText(name, Listed::word, text -> Word.of(list, text).need());
    }

    /** A word that Alipay picks; it may be one that nobody has listed. */
    public static <O, E extends Enum<E> & Listed> Field<O, Word<E>> openWord(String name, Class<E> list) {
        return ofText(name, Word::text, text -> Word.of(list, text));
    }

    /** Texts as a JSON array. */
    public static <O> Field<O, List<String>> texts(String name) {
        return new Field<>(
                name,
                values -> new ExtraField.Json(JsonText.array(rows(name, values, ROWS_MAX).stream()
                        .map(JsonText::quoted)
                        .toList())),
                JsonText::texts);
    }

    /** Texts in one, with commas between them. */
    public static <O> Field<O, List<String>> joined(String name, int lengthMax) {
        return ofText(
                name,
                values -> {
                    values.forEach(it -> {
                        if (it.contains(",")) {
                            throw new IllegalArgumentException(name + " has a comma inside a value: " + it);
                        }
                    });
                    String all = String.join(",", values);
                    Checks.length(name, all, lengthMax);
                    return all;
                },
                text -> Arrays.asList(text.split(",", -1)));
    }

    /** An object. */
    public static <O, P> Field<O, Part<P>> part(String name) {
        return new Field<>(name, value -> new ExtraField.Json(value.json()), Part::read);
    }

    /** An object that Alipay wants as a text which holds its JSON. */
    public static <O, P> Field<O, Part<P>> partAsText(String name) {
        return ofText(name, Part::json, Part::read);
    }

    /** Objects as a JSON array. */
    public static <O, P> Field<O, List<Part<P>>> parts(String name, int rowsMax) {
        return new Field<>(
                name,
                values -> new ExtraField.Json(JsonText.array(
                        rows(name, values, rowsMax).stream().map(Part::json).toList())),
                text -> JsonText.elements(text).stream()
                        .map(it -> Part.<P>read(it.raw()))
                        .toList());
    }

    public static <O, P> Field<O, List<Part<P>>> parts(String name) {
        return parts(name, ROWS_MAX);
    }

    private static <O, T> Field<O, T> ofText(String name, Function<T, String> writer, Function<String, T> reader) {
        return new Field<>(name, value -> new ExtraField.Text(writer.apply(value)), reader);
    }

    private static boolean isYes(String text, String yes, String no) {
        if (!text.equals(yes) && !text.equals(no)) {
            throw new IllegalArgumentException("neither " + yes + " nor " + no);
        }
        return text.equals(yes);
    }

    private static <R> List<R> rows(String name, List<R> values, int max) {
        if (values.isEmpty() || values.size() > max) {
            throw new IllegalArgumentException(name + " must have 1 to " + max + " rows, not " + values.size());
        }
        return values;
    }

    public String name() {
        return name;
    }

    /**
     * The field's value among these fields of a message, empty if it is absent or blank.
     *
     * @throws IllegalArgumentException if it is there and cannot be read; the message names it
     */
    public Optional<T> in(Map<String, String> fields) {
        return Optional.ofNullable(fields.get(name)).filter(it -> !it.isBlank()).map(this::read);
    }

    T read(String text) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException | JsonText.MalformedJson e) {
            throw new IllegalArgumentException(name + " cannot be read: " + text, e);
        }
    }

    /** The same fields with this one, in its place if it was there before. */
    Map<String, ExtraField> put(Map<String, ExtraField> fields, T value) {
        var all = new LinkedHashMap<>(fields);
        all.put(name, writer.apply(value));
        return all;
    }

    @Override
    public String toString() {
        return name;
    }
}
