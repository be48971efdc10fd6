package tongbao.alipay;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A value for every field that this library lists, so that a test can say everything that can be said. */
final class Samples {
    static final Instant TIME = Instant.parse("2026-11-22T02:00:05Z");
    private static final Map<String, String> FORMED = Map.of("timeout_express", "90m", "re_expires_in", "3");

    private Samples() {}

    /** A listed field with a value of its type. */
    record Sample(Field<Object, Object> field, Object value) {
        String name() {
            return field.name();
        }
    }

    /** All fields that a message of this class may have, those of its interfaces included. */
    static List<Sample> of(Class<?> owner) {
        return of(owner, 0);
    }

    private static List<Sample> of(Class<?> owner, int modifier) {
        return Stream.concat(Stream.of(owner), Arrays.stream(owner.getInterfaces()))
                .flatMap(it -> Arrays.stream(it.getDeclaredFields()))
                .filter(it -> it.getType() == Field.class && Modifier.isStatic(it.getModifiers()))
                .filter(it -> (it.getModifiers() & modifier) == modifier)
                .map(Samples::sample)
                .toList();
    }

    /** A request with all its optional fields, by its own {@code with}. */
    static <R> R full(R request) {
        R all = request;
        for (Sample sample : of(request.getClass(), Modifier.PUBLIC)) {
            all = with(all, sample);
        }
        return all;
    }

    /** A part with all its fields. */
    static <P> Part<P> full(Class<P> owner) {
        Part<P> part = Part.empty();
        for (Sample sample : of(owner)) {
            part = part.with(sample.field(), sample.value());
        }
        return part;
    }

    @SuppressWarnings("unchecked")
    private static <R> R with(R request, Sample sample) {
        try {
            var with = request.getClass().getDeclaredMethod("with", Field.class, Object.class);
            return (R) Objects.requireNonNull(with.invoke(request, sample.field(), sample.value()));
        } catch (InvocationTargetException e) {
            throw new AssertionError(sample.name() + " of " + request.getClass(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Sample sample(java.lang.reflect.Field constant) {
        try {
            constant.setAccessible(true);
            var field = (Field<Object, Object>) Objects.requireNonNull(constant.get(Samples.class));
            Type type = ((ParameterizedType) constant.getGenericType()).getActualTypeArguments()[1];
            Object value = Optional.<Object>ofNullable(FORMED.get(field.name()))
                    .filter(_ -> type == String.class)
                    .orElseGet(() -> value(type));
            return new Sample(field, value);
        } catch (IllegalAccessException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Object value(Type type) {
        return switch (type) {
            case Class<?> it -> value(it);
            case ParameterizedType it -> value(it);
            case WildcardType it -> value(it.getUpperBounds()[0]);
            default -> throw new AssertionError("no sample for " + type);
        };
    }

    private static Object value(Class<?> type) {
        if (type.isEnum()) {
            return Objects.requireNonNull(type.getEnumConstants())[0];
        }
        return switch (type.getSimpleName()) {
            case "String" -> "样x";
            case "Yuan" -> Yuan.of("1.23");
            case "Long" -> 3L;
            case "Boolean" -> true;
            case "Instant" -> TIME;
            case "LocalDate" -> LocalDate.of(2026, 11, 22);
            case "URI" -> URI.create("https://shop.example/x?a=1&b=2");
            default -> throw new AssertionError("no sample for " + type);
        };
    }

    private static Object value(ParameterizedType type) {
        Type inside = type.getActualTypeArguments()[0];
        if (type.getRawType() == List.class) {
            return inside == String.class ? List.of("一", "two") : List.of(value(inside));
        }
        if (type.getRawType() == Word.class) {
            return known((Class<?>) inside);
        }
        if (type.getRawType() == Part.class) {
            return full((Class<?>) inside);
        }
        throw new AssertionError("no sample for " + type);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object known(Class<?> list) {
        return Word.of((Class) list, ((Listed) value(list)).word());
    }
}
