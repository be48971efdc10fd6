package tongbao.alipay.doctor;

import java.util.function.Function;
import java.util.stream.Stream;

/** Ways to undo one kind of accident; each guess differs from the specimen it is given. */
record Repair<S>(Reach reach, Function<S, Stream<Guess<S>>> undo) {
    enum Reach {
        /** The whole message at once: few guesses, and others may follow. */
        BROAD,
        /** One place at a time: many guesses. */
        SINGLE,
        /** Very many guesses: nothing is tried behind them. */
        LAST
    }

    static <S> Repair<S> broad(Function<S, Stream<Guess<S>>> undo) {
        return new Repair<>(Reach.BROAD, undo);
    }

    static <S> Repair<S> single(Function<S, Stream<Guess<S>>> undo) {
        return new Repair<>(Reach.SINGLE, undo);
    }

    static <S> Repair<S> last(Function<S, Stream<Guess<S>>> undo) {
        return new Repair<>(Reach.LAST, undo);
    }
}
