package tongbao.alipay;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonToken;

/** One Alipay method with its parameters, before it is signed. */
record Command(String method, Map<String, String> parameters) {
    Command {
        parameters = Map.copyOf(parameters);
    }

    static Command of(String method, BizContent content) {
        return new Command(method, Map.of("biz_content", content.json()));
    }

    Command with(String name, Optional<URI> value) {
        var all = new TreeMap<>(parameters);
        value.ifPresent(it -> all.put(name, it.toString()));
        return new Command(method, all);
    }

    /** What is asked as the fields of one object, which is how V3 has it. */
    Map<String, JsonText.Value> fields() {
        var fields = new LinkedHashMap<String, JsonText.Value>();
        String content = parameters.get("biz_content");
        if (content != null) {
            JsonText.members(content).forEach((name, value) -> {
                if (value.token() != JsonToken.VALUE_NULL) {
                    fields.put(name, value);
                }
            });
        }
        new TreeMap<>(parameters).forEach((name, value) -> {
            if (!name.equals("biz_content") && fields.put(name, JsonText.string(value)) != null) {
                throw new IllegalArgumentException(name + " stands both in biz_content and beside it");
            }
        });
        return fields;
    }
}
