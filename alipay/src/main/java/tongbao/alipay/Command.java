package tongbao.alipay;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
}
