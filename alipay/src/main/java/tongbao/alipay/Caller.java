package tongbao.alipay;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A call from its command to its outcome, within one deadline, heard by the listener. */
final class Caller {
    private final Wire wire;
    private final Transport transport;
    private final Trust trust;
    private final Duration timeout;
    private final AlipayListener listener;
    private final AtomicLong calls = new AtomicLong();

    Caller(Wire wire, Transport transport, Trust trust, Duration timeout, AlipayListener listener) {
        this.wire = wire;
        this.transport = transport;
        this.trust = trust;
        this.timeout = timeout;
        this.listener = listener;
    }

    Transport transport() {
        return transport;
    }

    <R> Outcome<R> call(Call<R> call, Tokens tokens) {
        long begun = System.nanoTime();
        Deadline deadline = Deadline.in(timeout);
        HttpRequest request;
        try {
            request = wire.request(call.command(), tokens);
        } catch (SigningRefused e) {
            return new Outcome.Unknown<>(Outcome.Why.NOT_SENT, String.valueOf(e.getMessage()), Optional.empty());
        }
        var started = new AlipayListener.Started(
                calls.incrementAndGet(), call.command().method(), wire.protocol());
        var ending = new Ending(started, begun, System.nanoTime());
        tell(it -> it.started(started));
        try {
            Transport.Response response = transport.send(request, deadline);
            ending.arrived(response);
            return ending.with(outcome(call, response, deadline));
        } finally {
            tell(it -> it.ended(ending.heard()));
        }
    }

    private <R> Outcome<R> outcome(Call<R> call, Transport.Response response, Deadline deadline) {
        return switch (response) {
            case Transport.Response.Received received ->
                Verdict.of(call, wire.answer(call.command(), received, trust, deadline));
            case Transport.Response.Failed(var why, var detail) -> new Outcome.Unknown<>(why, detail, Optional.empty());
        };
    }

    private void tell(Consumer<AlipayListener> word) {
        try {
            word.accept(listener);
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    /** What the listener will hear, as far as it has happened. */
    private static final class Ending {
        private final AlipayListener.Started started;
        private final long begun;
        private final long signed;
        private long arrived;
        private Optional<String> traceId = Optional.empty();
        private Optional<String> subCode = Optional.empty();
        private AlipayListener.Result result = AlipayListener.Result.BROKEN;

        Ending(AlipayListener.Started started, long begun, long signed) {
            this.started = started;
            this.begun = begun;
            this.signed = signed;
            this.arrived = signed;
        }

        void arrived(Transport.Response response) {
            arrived = System.nanoTime();
            if (response instanceof Transport.Response.Received received) {
                traceId = received.header("alipay-trace-id").or(() -> received.header("trace_id"));
            }
        }

        <R> Outcome<R> with(Outcome<R> outcome) {
            result = switch (outcome) {
                case Outcome.Done<R> _ -> AlipayListener.Result.DONE;
                case Outcome.Refused<R> refused -> {
                    subCode = Optional.of(refused.subCode().code());
                    yield AlipayListener.Result.REFUSED;
                }
                case Outcome.Unknown<R> unknown -> {
                    subCode = unknown.subCode().map(SubCode::code);
                    yield switch (unknown.why()) {
                        case NOT_SENT -> AlipayListener.Result.NOT_SENT;
                        case SENT -> AlipayListener.Result.SENT;
                        case UNTRUSTWORTHY -> AlipayListener.Result.UNTRUSTWORTHY;
                    };
                }
            };
            return outcome;
        }

        AlipayListener.Ended heard() {
            return new AlipayListener.Ended(
                    started,
                    result,
                    subCode,
                    traceId,
                    Duration.ofNanos(signed - begun),
                    Duration.ofNanos(arrived - signed),
                    Duration.ofNanos(System.nanoTime() - arrived));
        }
    }
}
