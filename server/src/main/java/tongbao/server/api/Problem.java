package tongbao.server.api;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import tongbao.core.payment.Decline;
import tongbao.core.payment.OrderPart;
import tongbao.core.payment.Reach;
import tongbao.core.payment.RefundPart;
import tongbao.server.json.JsonRefused;
import tongbao.server.security.CallerRefused;

/** One failed call: everything that can go wrong inside is mapped to the outside here. */
record Problem(
        ErrorType type, Effect effect, String message, Optional<String> param, Optional<String> next, Duration pause) {
    private static final int MESSAGE_LENGTH_MAX = 500;
    private static final int PARAM_LENGTH_MAX = 128;
    private static final Duration RETRY_SOON = Duration.ofSeconds(1);

    Problem {
        if (!type.effects().contains(effect)) {
            throw new IllegalStateException(type + " has no effect " + effect);
        }
        message = tidy(message, MESSAGE_LENGTH_MAX);
        param = param.map(name -> tidy(name, PARAM_LENGTH_MAX));
    }

    /** What callers wrote comes back in messages; not at any length, and not with control characters. */
    private static String tidy(String text, int lengthMax) {
        return text.codePoints()
                .limit(lengthMax)
                .map(point ->
                        Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static Problem of(ErrorType type, String message) {
        Effect effect = type.effects().contains(Effect.NONE) ? Effect.NONE : Effect.UNKNOWN;
        return new Problem(type, effect, message, Optional.empty(), Optional.empty(), Duration.ZERO);
    }

    /** A field that is not taken as it is. */
    static Problem invalid(String param, String message) {
        return of(ErrorType.INVALID_PARAMETER, message).about(param);
    }

    Problem about(String name) {
        return new Problem(type, effect, message, Optional.of(name), next, pause);
    }

    Problem next(String words) {
        return new Problem(type, effect, message, param, Optional.of(words), pause);
    }

    private Problem with(Effect other) {
        return new Problem(type, other, message, param, next, pause);
    }

    private Problem after(Duration time) {
        return new Problem(type, effect, message, param, next, time);
    }

    /** The number of whole seconds to wait; empty where waiting doesn't help. */
    Optional<Long> retryAfterSeconds() {
        return pause.isZero()
                ? Optional.empty()
                : Optional.of(pause.plusNanos(999_999_999).toSeconds());
    }

    static Problem of(JsonRefused refused) {
        ErrorType type = switch (refused.why()) {
            case MALFORMED -> ErrorType.INVALID_JSON;
            case DUPLICATE -> ErrorType.DUPLICATE_FIELD;
            case UNKNOWN -> ErrorType.UNKNOWN_FIELD;
            case INVALID -> ErrorType.INVALID_PARAMETER;
        };
        return of(type, refused.words()).about(refused.param());
    }

    static Problem of(CallerRefused refused) {
        ErrorType type = switch (refused.why()) {
            case HEADER -> ErrorType.INVALID_HEADER;
            case UNKNOWN_APP -> ErrorType.UNKNOWN_APP;
            case STALE -> ErrorType.STALE_TIMESTAMP;
            case SIGNATURE -> ErrorType.BAD_SIGNATURE;
            case REPLAYED -> ErrorType.REPLAYED_NONCE;
            case PERMISSION -> ErrorType.PERMISSION_REQUIRED;
            case RATE -> ErrorType.RATE_LIMITED;
        };
        Problem problem = of(type, refused.words()).after(refused.retryAfter());
        return refused.header().map(problem::about).orElse(problem);
    }

    static Problem of(Decline decline) {
        return switch (decline) {
            case Decline.OrderNumberReused reused ->
                of(
                                ErrorType.OUT_TRADE_NO_REUSED,
                                "This out_trade_no stands for an order that differs in " + name(reused.part()) + ".")
                        .about(name(reused.part()));
            case Decline.RequestNumberReused reused ->
                of(
                                ErrorType.OUT_REQUEST_NO_REUSED,
                                "This out_request_no stands for a refund that differs in " + name(reused.part()) + ".")
                        .about(name(reused.part()));
            case Decline.AlreadyPaid paid -> of(ErrorType.ALREADY_PAID, "The payment is paid.");
            case Decline.Over over -> of(ErrorType.PAYMENT_CLOSED, "The payment is closed, or its time is over.");
            case Decline.EarlierOpen open -> of(Reach.SENT);
            case Decline.NotPaid notPaid -> of(ErrorType.NOT_PAID, "The payment is not paid.");
            case Decline.NotRefundable finished ->
                of(ErrorType.NOT_REFUNDABLE, "The payment is finished: it can't be refunded at Alipay any more.");
            case Decline.ExceedsRemaining exceeds ->
                of(
                                ErrorType.REFUND_EXCEEDS_REMAINING,
                                "Of this payment " + exceeds.remaining().yuan() + " yuan remain.")
                        .about("refund_amount");
            case Decline.TooMany many ->
                of(ErrorType.TOO_MANY_ATTEMPTS, "A payment has at most " + many.most() + " attempts.");
        };
    }

    /** The same bound is another error where refunds are counted. */
    static Problem ofRefund(Decline decline) {
        return decline instanceof Decline.TooMany(int most)
                ? of(ErrorType.TOO_MANY_REFUNDS, "A payment has at most " + most + " refunds.")
                : of(decline);
    }

    /** Alipay had to be asked before anything could be decided, and couldn't be. */
    static Problem of(Reach reach) {
        Effect effect = switch (reach) {
            case NOT_SENT -> Effect.NONE;
            case SENT, UNTRUSTWORTHY -> Effect.UNKNOWN;
        };
        return of(
                        ErrorType.ALIPAY_UNAVAILABLE,
                        "Alipay had to be asked first, and gave no answer that can be believed.")
                .with(effect)
                .after(RETRY_SOON);
    }

    static Problem storeUnavailable(Effect effect) {
        return of(ErrorType.STORE_UNAVAILABLE, "The database can't be reached or can't keep up.")
                .with(effect)
                .after(RETRY_SOON);
    }

    /** The payment is kept as it was answered to be; only what the payer needs wasn't signed. */
    static Problem signingBusy() {
        return of(
                        ErrorType.SIGNING_BUSY,
                        "The payment is kept, and too much waits to be signed to sign its order string.")
                .after(RETRY_SOON);
    }

    static Problem draining() {
        return of(ErrorType.DRAINING, "This server is being stopped.").after(RETRY_SOON);
    }

    /** A bug; what it was stays in the log, under the request id. */
    static Problem internal(Effect effect) {
        return of(ErrorType.INTERNAL, "Something is wrong here; the operator finds it by the request_id.")
                .with(effect);
    }

    static String name(OrderPart part) {
        return switch (part) {
            case TOTAL -> "total_amount";
            case SUBJECT, BODY, EXPIRES_IN, METADATA, PRODUCT, RETURN_URL, AUTH_CODE, BUYER_ID ->
                part.name().toLowerCase(Locale.ROOT);
            case PASSED_ON -> "alipay";
        };
    }

    static String name(RefundPart part) {
        return switch (part) {
            case AMOUNT -> "refund_amount";
            case REASON -> "reason";
        };
    }
}
