package tongbao.alipay;

/**
 * How a call went whose signed success may still be on its way: a payer is asked for the password, a bank works on a
 * transfer. Only {@link Finished} means that it happened.
 *
 * @param <R> the reply of the method that was called
 */
public sealed interface Progress<R> {
    /** It happened. */
    record Finished<R>(R reply) implements Progress<R> {}

    /** Alipay has taken it on and not decided it yet: ask until it is decided. Nothing may be handed out for it. */
    record Underway<R>(R reply) implements Progress<R> {}

    /** Alipay took it on and it failed for good; another try needs another number. */
    record Failed<R>(R reply) implements Progress<R> {}

    /** This call did nothing. */
    record Refused<R>(Outcome.Refused<R> refusal) implements Progress<R> {}

    /** Nobody here knows what happened. */
    record Unknown<R>(Outcome.Unknown<R> unknown) implements Progress<R> {}

    /** How far a reply says that it is. */
    enum Stage {
        FINISHED,
        UNDERWAY,
        FAILED
    }

    /** A reply that says how far it is. */
    interface Staged {
        Stage stage();
    }

    static <R extends Staged> Progress<R> of(Outcome<R> outcome) {
        return switch (outcome) {
            case Outcome.Done<R>(R reply) ->
                switch (reply.stage()) {
                    case FINISHED -> new Finished<>(reply);
                    case UNDERWAY -> new Underway<>(reply);
                    case FAILED -> new Failed<>(reply);
                };
            case Outcome.Refused<R> refused -> new Refused<>(refused);
            case Outcome.Unknown<R> unknown -> new Unknown<>(unknown);
        };
    }
}
