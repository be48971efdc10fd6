package tongbao.sandbox.gateway;

import java.util.Map;
import java.util.Optional;
import tongbao.sandbox.state.App;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.trade.Target;
import tongbao.sandbox.wire.JsonObject;

/** A call that was admitted: its signature was right and its content is JSON. */
record Request(App app, Method method, Voice voice, Map<String, String> params, JsonObject content) {

    Optional<String> param(String name) {
        return Optional.ofNullable(params.get(name)).filter(value -> !value.isBlank());
    }

    /** A text of the content; too long or not a text at all is an invalid parameter. */
    Optional<String> text(String name, int lengthMax) {
        if (content.isStructured(name)) {
            throw Refusal.invalidParameter(name);
        }
        Optional<String> text = content.text(name);
        if (text.filter(value -> value.length() > lengthMax).isPresent()) {
            throw Refusal.invalidParameter(name);
        }
        return text;
    }

    String requiredText(String name, int lengthMax) {
        return text(name, lengthMax).orElseThrow(() -> Refusal.invalidParameter(name));
    }

    Target target() {
        return new Target(app.sellerId(), text("out_trade_no", 64), text("trade_no", 64));
    }
}
