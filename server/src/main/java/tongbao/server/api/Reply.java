package tongbao.server.api;

import java.util.function.Consumer;
import tongbao.core.gateway.Answer;
import tongbao.server.json.JsonWriter;
import tongbao.server.security.Caller;

/** What a call gives: the data, and whether it was given before. */
record Reply(Consumer<JsonWriter> data, Novelty novelty) {
    /** Whether the same wish had come before. */
    enum Novelty {
        FIRST,
        REPEATED
    }

    static Reply of(Consumer<JsonWriter> data) {
        return new Reply(data, Novelty.FIRST);
    }

    /** The value of an answer, and whether it is a repeated one; any other answer is thrown as its problem. */
    record Got<T>(T value, Novelty novelty) {
        static <T> Got<T> of(Answer<T> answer, Caller caller) {
            return switch (answer) {
                case Answer.Done<T> done -> new Got<>(done.value(), Novelty.FIRST);
                case Answer.Repeated<T> repeated -> new Got<>(repeated.value(), Novelty.REPEATED);
                case Answer.Refused<T> refused -> throw new Refused(Problem.of(refused.decline()));
                case Answer.Absent<T> absent ->
                    throw new Refused(Problem.of(ErrorType.PAYMENT_NOT_FOUND, "There is no such payment."));
                case Answer.Replayed<T> replayed -> throw caller.replayed();
                case Answer.Unavailable<T> unavailable -> throw new Refused(Problem.of(unavailable.reach()));
            };
        }
    }
}
