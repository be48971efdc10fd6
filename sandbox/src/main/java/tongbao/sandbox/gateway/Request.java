package tongbao.sandbox.gateway;

import java.util.Optional;
import tongbao.sandbox.state.App;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.trade.Target;
import tongbao.sandbox.wire.JsonObject;

/** A call that was admitted, over whichever version: its signature was right and its content is JSON. */
public record Request(Caller caller, Method method, Voice voice, Addresses addresses, JsonObject content) {

    /**
     * Who calls and for whom.
     *
     * @param app the one that signs and is answered
     * @param merchant the one whose money it is: the same, or the merchant who authorised it
     */
    public record Caller(App app, App merchant) {
        /** An application that calls for itself. */
        public static Caller itself(App app) {
            return new Caller(app, app);
        }
    }

    /** Where Alipay shall tell the outcome, and where the payer shall go back to. */
    public record Addresses(Optional<String> notifyUrl, Optional<String> returnUrl) {}

    public App app() {
        return caller.app();
    }

    public String sellerId() {
        return caller.merchant().sellerId();
    }

    /** A text of the content; too long or not a text at all is an invalid parameter. */
    public Optional<String> text(String name, int lengthMax) {
        if (content.isStructured(name)) {
            throw Refusal.invalidParameter(name);
        }
        Optional<String> text = content.text(name);
        if (text.filter(value -> value.length() > lengthMax).isPresent()) {
            throw Refusal.invalidParameter(name);
        }
        return text;
    }

    public String requiredText(String name, int lengthMax) {
        return text(name, lengthMax).orElseThrow(() -> Refusal.invalidParameter(name));
    }

    public Target target() {
        return new Target(sellerId(), text("out_trade_no", 64), text("trade_no", 64));
    }
}
