package tongbao.alipay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonToken;

/**
 * An object inside a message, such as {@code extend_params} or a row of {@code goods_detail}.
 *
 * @param <O> which object it is; its fields are listed there
 */
public final class Part<O> {
    private final Map<String, ExtraField> fields;

    private Part(Map<String, ExtraField> fields) {
        this.fields = fields;
    }

    static <O> Part<O> empty() {
        return new Part<>(Map.of());
    }

    static <O> Part<O> read(String json) {
        var fields = new LinkedHashMap<String, ExtraField>();
        JsonText.members(json).forEach((name, value) -> {
            if (value.token() != JsonToken.VALUE_NULL && !value.text().isBlank()) {
                fields.put(name, field(value));
            }
        });
        return new Part<>(fields);
    }

    private static ExtraField field(JsonText.Value value) {
        return value.token() == JsonToken.VALUE_STRING
                ? new ExtraField.Text(value.text())
                : new ExtraField.Json(value.raw());
    }

    /** The same object with this field too, or with this value instead of an earlier one. */
    public <T> Part<O> with(Field<? super O, T> field, T value) {
        return new Part<>(field.put(fields, value));
    }

    /** The field's value, empty if it is absent or blank; {@link IllegalArgumentException} if it cannot be read. */
    public <T> Optional<T> find(Field<? super O, T> field) {
        return Optional.ofNullable(fields.get(field.name())).map(it -> field.read(it.value()));
    }

    /** All fields by name, nested ones as JSON. */
    Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> texts.put(name, value.value()));
        return texts;
    }

    /** The object as JSON. */
    public String json() {
        return new BizContent().putAll(fields).json();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Part<?> it && fields.equals(it.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return json();
    }
}
