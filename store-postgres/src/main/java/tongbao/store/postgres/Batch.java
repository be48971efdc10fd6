package tongbao.store.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongbao.core.store.StoreUnavailable;
import tongbao.store.postgres.Combiner.Statement;

/** What goes with one statement, and what came of each of it. */
final class Batch<T, R> {
    private final List<Call.Seat<T, R>> seats;
    private final List<Outcome<R>> outcomes = new ArrayList<>();

    Batch(List<Call.Seat<T, R>> seats) {
        this.seats = seats;
    }

    private record Outcome<R>(Optional<R> answer, Optional<RuntimeException> failure) {
        static <R> Outcome<R> of(R answer) {
            return new Outcome<>(Optional.of(answer), Optional.empty());
        }

        static <R> Outcome<R> failed(RuntimeException failure) {
            return new Outcome<>(Optional.empty(), Optional.of(failure));
        }
    }

    List<Call.Seat<T, R>> seats() {
        return seats;
    }

    /** Whatever goes wrong becomes an outcome. When the database refuses a row, each is sent alone. */
    void send(Statement<T, R> statement) {
        if (seats.isEmpty()) {
            return;
        }
        try {
            send(seats, statement);
        } catch (RefusedRow refused) {
            if (seats.size() == 1) {
                outcomes.add(Outcome.failed(refused));
            } else {
                sendOneByOne(statement);
            }
        } catch (RuntimeException failure) {
            seats.forEach(seat -> outcomes.add(Outcome.failed(failure)));
        }
    }

    private static <T, R> List<R> answers(List<T> elements, Statement<T, R> statement) {
        try {
            return statement.send(elements);
        } catch (Error error) {
            throw new IllegalStateException("a statement met an error", error);
        }
    }

    private void send(List<Call.Seat<T, R>> together, Statement<T, R> statement) {
        List<R> answers = answers(together.stream().map(Call.Seat::element).toList(), statement);
        if (answers.size() != together.size()) {
            throw new IllegalStateException(together.size() + " elements got " + answers.size() + " answers");
        }
        answers.forEach(answer -> outcomes.add(Outcome.of(answer)));
    }

    /** The refused statement left nothing behind. When the store gets lost on the way, the rest isn't sent. */
    private void sendOneByOne(Statement<T, R> statement) {
        Optional<StoreUnavailable> lost = Optional.empty();
        for (Call.Seat<T, R> seat : seats) {
            if (lost.isPresent()) {
                outcomes.add(Outcome.failed(StoreUnavailable.turnedAway(
                        "not sent after: " + lost.get().getMessage())));
                continue;
            }
            try {
                send(List.of(seat), statement);
            } catch (StoreUnavailable unavailable) {
                lost = Optional.of(unavailable);
                outcomes.add(Outcome.failed(unavailable));
            } catch (RuntimeException failure) {
                outcomes.add(Outcome.failed(failure));
            }
        }
    }

    void settle() {
        for (int i = 0; i < seats.size(); i++) {
            Call.Seat<T, R> seat = seats.get(i);
            Outcome<R> outcome = outcomes.get(i);
            outcome.answer().ifPresent(answer -> seat.call().answered(seat.place(), answer));
            outcome.failure().ifPresent(seat.call()::failed);
        }
    }
}
