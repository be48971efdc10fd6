package tongbao.alipay;

import com.alipay.v3.ApiClient;
import com.alipay.v3.JSON;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The models of the official library for version 3, which has one for each method's body and answer. */
final class SdkV3 {
    private static final String MODELS = "com.alipay.v3.model.";
    private static final String NAME = "SERIALIZED_NAME_";

    static {
        new ApiClient().setLenientOnJson(false); // the library's JSON is made together with its first client
    }

    private SdkV3() {}

    /** The model of this simple name; empty where version 3 has no such method. */
    static Optional<Class<?>> model(String name) {
        try {
            return Optional.of(Class.forName(MODELS + name));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    /** What the library says after it has read this into its model; fails where it types a field otherwise. */
    static JsonNode said(Class<?> model, JsonNode json) {
        return SdkObject.tree(JSON.serialize(JSON.deserialize(json.toString(), model)));
    }

    /** All names that the model has, the names of nested objects behind a point. */
    static Set<String> names(Class<?> model) {
        var names = new TreeSet<String>();
        for (java.lang.reflect.Field constant : model.getDeclaredFields()) {
            if (constant.getName().startsWith(NAME)) {
                String name = value(constant);
                names.add(name);
                inside(model, name).ifPresent(nested -> names(nested).forEach(it -> names.add(name + "." + it)));
            }
        }
        return names;
    }

    private static String value(java.lang.reflect.Field constant) {
        try {
            return String.valueOf(constant.get(null));
        } catch (IllegalAccessException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** The model of an object's field, or of a list's elements. */
    private static Optional<Class<?>> inside(Class<?> model, String name) {
        String words = Arrays.stream(name.split("_", -1))
                .map(word -> word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return Arrays.stream(model.getMethods())
                .filter(method -> method.getName().equals("get" + words))
                .map(method -> element(method.getGenericReturnType()))
                .filter(element -> element.getName().startsWith(MODELS) && !element.isEnum())
                .<Class<?>>map(element -> element)
                .findFirst();
    }

    private static Class<?> element(Type type) {
        Type element = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
        return element instanceof Class<?> plain ? plain : Object.class;
    }
}
