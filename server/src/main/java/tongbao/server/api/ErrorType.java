package tongbao.server.api;

import static tongbao.server.api.Effect.NONE;
import static tongbao.server.api.Effect.UNKNOWN;

import java.util.Locale;
import java.util.Set;

/**
 * Every way in which a call fails, as the outside sees it. {@code code} is the HTTP status times 100 and a number of
 * its own; {@code next} is what the caller safely does now. `docs/api.md` lists the same table.
 */
@SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
enum ErrorType {
    INVALID_HEADER(40001, "Correct the header named in param, and sign again.", NONE),
    INVALID_JSON(40002, "Send one JSON object in UTF-8, and sign again.", NONE),
    INVALID_PARAMETER(40003, "Correct the field named in param, and send the call again.", NONE),
    UNKNOWN_FIELD(40004, "Leave out the field named in param, or correct its name.", NONE),
    DUPLICATE_FIELD(40005, "Send the field named in param once.", NONE),
    INVALID_REQUEST(40006, "Send well-formed HTTP/1.1.", NONE),
    UNKNOWN_APP(40101, "Check the app id, and with the operator that the app is enabled.", NONE),
    STALE_TIMESTAMP(40102, "Set the caller's clock by NTP, and sign again with the present time.", NONE),
    REPLAYED_NONCE(
            40103,
            "The first copy of this call may have run: send it again with the same content and a new nonce.",
            UNKNOWN),
    BAD_SIGNATURE(40301, "Compare the eight signed lines with the worked examples in the documentation.", NONE),
    PERMISSION_REQUIRED(40302, "Ask the operator for the permission named in the message.", NONE),
    NOT_FOUND(40401, "Check method and path against /openapi.json.", NONE),
    PAYMENT_NOT_FOUND(40402, "Check the id, and that this app created the payment.", NONE),
    REFUND_NOT_FOUND(40403, "Check the id; asking for the refund with the same out_request_no is safe.", NONE),
    METHOD_NOT_ALLOWED(40501, "Use the method in the Allow header.", NONE),
    REQUEST_TIMEOUT(40801, "Send the whole body within ten seconds.", NONE),
    ALREADY_PAID(40901, "Query the payment; to give the money back, ask for a refund.", NONE),
    OUT_TRADE_NO_REUSED(
            40902, "Repeat the first content to get its payment, or take a new out_trade_no for another order.", NONE),
    OUT_REQUEST_NO_REUSED(
            40903,
            "Repeat the first content to get its refund, or take a new out_request_no for another refund.",
            NONE),
    NOT_PAID(40904, "Query the payment until it is paid; to end it, close it.", NONE),
    PAYMENT_CLOSED(40905, "Create a new payment with a new out_trade_no.", NONE),
    NOT_REFUNDABLE(40906, "Alipay takes no refund of it any more; give the money back another way.", NONE),
    REFUND_EXCEEDS_REMAINING(40907, "Ask for no more than what the message says remains.", NONE),
    TOO_MANY_ATTEMPTS(40908, "Close the payment and create a new one.", NONE),
    TOO_MANY_REFUNDS(40909, "Give back what remains another way.", NONE),
    BODY_TOO_LARGE(41301, "Send at most 65536 bytes.", NONE),
    RATE_LIMITED(42901, "Wait the seconds in Retry-After, then send the call again with a new nonce.", NONE),
    INTERNAL(
            50001,
            "Query, or send the same content again with a new nonce: numbers keep it from happening twice.",
            NONE,
            UNKNOWN),
    ALIPAY_UNAVAILABLE(50301, "Send the same content again after a few seconds with a new nonce.", NONE, UNKNOWN),
    STORE_UNAVAILABLE(50302, "Send the same content again after a few seconds with a new nonce.", NONE, UNKNOWN),
    DRAINING(50303, "Send it again at once with a new nonce: another server takes it.", NONE),
    SIGNING_BUSY(
            50304,
            "Wait the seconds in Retry-After, then query the payment: its order string comes with the answer.",
            NONE);

    private final int code;
    private final String next;
    private final Set<Effect> effects;

    ErrorType(int code, String next, Effect... effects) {
        this.code = code;
        this.next = next;
        this.effects = Set.of(effects);
    }

    /** The stable word for programs. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    int code() {
        return code;
    }

    int status() {
        return code / 100;
    }

    String next() {
        return next;
    }

    /** What it may have done to money; more than one where only the case tells. */
    Set<Effect> effects() {
        return effects;
    }

    /** Where it is explained. */
    String doc() {
        return "docs/api.md#" + word();
    }
}
