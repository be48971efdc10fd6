package tongbao.sandbox.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** One caller's connection: request after request, until one of the two sides has had enough. */
final class Connection {
    /** Longer bodies get 413. */
    private static final int BODY_BYTES_MAX = 1 << 20;
    /** How much, and how long, is still read after the last answer. */
    private static final int DRAINED_BYTES_MAX = 1 << 20;

    private static final Duration DRAIN_MAX = Duration.ofSeconds(1);
    private static final System.Logger LOG = System.getLogger(Connection.class.getName());

    private final Socket socket;
    private final Clock clock;
    private final Semaphore free;
    private final Function<Call, Reply> answering;
    private final Incoming in;
    private final Outgoing out;

    /** @param free of which one is held while a request is answered */
    Connection(Socket socket, Clock clock, Semaphore free, Function<Call, Reply> answering) throws IOException {
        this.socket = socket;
        this.clock = clock;
        this.free = free;
        this.answering = answering;
        socket.setTcpNoDelay(true);
        this.in = new Incoming(socket);
        this.out = new Outgoing(socket.getOutputStream());
    }

    /** What becomes of the connection after an answer. */
    private enum After {
        /** The next request may come. */
        STAYS,
        /** Nothing more is said; what the caller still says is not heard. */
        ENDS,
        /** It is closed at once. */
        CUT
    }

    void talk() throws IOException {
        After after = After.STAYS;
        while (after == After.STAYS) {
            after = next();
        }
        if (after == After.ENDS) {
            socket.shutdownOutput();
            in.drain(DRAINED_BYTES_MAX, DRAIN_MAX);
        }
    }

    private After next() throws IOException {
        try {
            Optional<Head> head = in.head();
            return head.isPresent() ? answer(head.orElseThrow()) : After.CUT;
        } catch (Unreadable e) {
            return send(e.answer(), new Outgoing.Manner(false, false));
        }
    }

    private After answer(Head head) throws IOException, Unreadable {
        if (!free.tryAcquire()) {
            throw new Unreadable(503, "the sandbox is busy");
        }
        try {
            if (head.isToBeContinued()) {
                out.goOn();
            }
            byte[] body = in.body(head, BODY_BYTES_MAX)
                    .orElseThrow(() -> new Unreadable(413, "a body has at most " + BODY_BYTES_MAX + " bytes"));
            Call call = new Call(
                    head.method(),
                    head.path(),
                    Bytes.of(head.query(), StandardCharsets.UTF_8),
                    Bytes.of(body),
                    head.headers());
            return send(answered(call), new Outgoing.Manner(head.method().equals("HEAD"), head.isLasting()));
        } finally {
            free.release();
        }
    }

    private Reply answered(Call call) {
        try {
            return answering.apply(call);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(System.Logger.Level.ERROR, "the sandbox failed at " + call.method() + " " + call.path(), e);
            return Reply.text(500, "the sandbox failed; its log says why");
        }
    }

    private After send(Reply reply, Outgoing.Manner manner) throws IOException {
        After after = manner.isLasting() ? After.STAYS : After.ENDS;
        return switch (reply) {
            case Reply.Content content -> {
                out.write(content, content.body().length(), clock.instant(), manner);
                yield after;
            }
            case Reply.Redirect redirect -> {
                out.write(redirect, clock.instant(), manner);
                yield after;
            }
            case Reply.Half half -> {
                out.write(half.content(), half.content().body().length() / 2, clock.instant(), manner);
                yield After.CUT;
            }
            case Reply.Silence _ -> After.CUT;
            case Reply.Reset _ -> {
                socket.setSoLinger(true, 0); // a close is a RST then
                yield After.CUT;
            }
        };
    }
}
