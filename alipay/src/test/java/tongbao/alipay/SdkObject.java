package tongbao.alipay;

import com.alipay.api.AlipayObject;
import com.alipay.api.internal.mapping.ApiField;
import com.alipay.api.internal.mapping.ApiListField;
import com.alipay.api.internal.util.json.JSONWriter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official SDK's models, requests and replies, reached by the names that Alipay gives their fields. */
final class SdkObject {
    private static final JsonMapper JSON = new JsonMapper();

    private SdkObject() {}

    /** The fields of one of the SDK's classes, by Alipay's names. */
    static Map<String, java.lang.reflect.Field> fields(Class<?> type) {
        var fields = new LinkedHashMap<String, java.lang.reflect.Field>();
        for (java.lang.reflect.Field field : type.getDeclaredFields()) {
            Optional.ofNullable(field.getAnnotation(ApiListField.class))
                    .map(ApiListField::value)
                    .or(() -> Optional.ofNullable(field.getAnnotation(ApiField.class))
                            .map(ApiField::value))
                    .ifPresent(name -> fields.put(name, field));
        }
        return fields;
    }

    /**
     * The SDK's model that says what this JSON says; fails for a field that the SDK does not know or types otherwise.
     */
    static Object model(Class<?> type, JsonNode json) {
        try {
            Object model = type.getDeclaredConstructor().newInstance();
            Map<String, java.lang.reflect.Field> fields = fields(type);
            for (Map.Entry<String, JsonNode> it : json.properties()) {
                java.lang.reflect.Field field = fields.get(it.getKey());
                if (field == null) {
                    throw new AssertionError(type.getSimpleName() + " has no field " + it.getKey());
                }
                field.setAccessible(true);
                field.set(model, value(field.getGenericType(), it.getValue(), it.getKey()));
            }
            return model;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Object value(Type type, JsonNode json, String name) {
        if (type instanceof ParameterizedType list) {
            expect(json.isArray(), name, type);
            Type element = list.getActualTypeArguments()[0];
            var values = new ArrayList<Object>();
            json.values().forEach(it -> values.add(value(element, it, name)));
            return values;
        }
        if (type == String.class) {
            expect(json.isString(), name, type);
            return json.asString();
        }
        if (type == Long.class) {
            expect(json.isIntegralNumber(), name, type);
            return json.asLong();
        }
        if (type == Boolean.class) {
            expect(json.isBoolean(), name, type);
            return json.asBoolean();
        }
        expect(json.isObject(), name, type);
        return model((Class<?>) type, json);
    }

    private static void expect(boolean fits, String name, Type type) {
        if (!fits) {
            throw new AssertionError("the SDK has " + name + " as " + type);
        }
    }

    /** What the SDK makes of its model: the text that it would send. */
    static JsonNode json(Object model) {
        return JSON.readTree(new JSONWriter().write(model, true));
    }

    static JsonNode tree(String json) {
        return JSON.readTree(json);
    }

    /** All names in a tree, the names of nested objects behind a point. */
    static Set<String> names(JsonNode json) {
        var names = new TreeSet<String>();
        json.properties().forEach(it -> {
            names.add(it.getKey());
            JsonNode inside = it.getValue().isArray() ? it.getValue().path(0) : it.getValue();
            if (inside.isObject()) {
                names(inside).forEach(name -> names.add(it.getKey() + "." + name));
            }
        });
        return names;
    }

    /** All names that the SDK's class has, the names of nested objects behind a point. */
    static Set<String> names(Class<?> type) {
        var names = new TreeSet<String>();
        fields(type).forEach((name, field) -> {
            names.add(name);
            Type inside = field.getGenericType() instanceof ParameterizedType it
                    ? it.getActualTypeArguments()[0]
                    : field.getGenericType();
            if (inside instanceof Class<?> nested && AlipayObject.class.isAssignableFrom(nested)) {
                names(nested).forEach(it -> names.add(name + "." + it));
            }
        });
        return names;
    }

    /** The value that the SDK has read, as Alipay would write it; null if it has read none. */
    static @Nullable JsonNode read(Object response, java.lang.reflect.Field field) {
        try {
            field.setAccessible(true);
            Object value = field.get(response);
            return value == null ? null : written(value);
        } catch (IllegalAccessException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static JsonNode written(Object value) {
        return switch (value) {
            case Date it -> {
                var format = new SimpleDateFormat("yyyy-MM-dd HH:mm:ss");
                format.setTimeZone(TimeZone.getTimeZone("GMT+8"));
                yield JSON.getNodeFactory().stringNode(format.format(it));
            }
            case List<?> it -> {
                var array = JSON.createArrayNode();
                it.forEach(element -> array.add(written(Objects.requireNonNull(element))));
                yield array;
            }
            case AlipayObject it -> {
                var object = JSON.createObjectNode();
                fields(it.getClass()).forEach((name, field) -> {
                    JsonNode inside = read(it, field);
                    if (inside != null) {
                        object.set(name, inside);
                    }
                });
                yield object;
            }
            case Long it -> tree(it.toString());
            case Boolean it -> JSON.getNodeFactory().booleanNode(it);
            default -> JSON.getNodeFactory().stringNode(value.toString());
        };
    }

    static List<String> sorted(Set<String> names) {
        return Arrays.asList(names.stream().sorted().toArray(String[]::new));
    }
}
