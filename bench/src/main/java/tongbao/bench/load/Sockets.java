package tongbao.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Kept-alive HTTP/1.1 connections to one address, served by the thread that waits: a few microseconds a request. */
public final class Sockets implements Wires, AutoCloseable {
    private static final int CONNECT_WAIT_MAX_MILLIS = 3_000;
    private static final long MILLI_NANOS = 1_000_000;
    /** A selector waits whole milliseconds; for less than that it is looked at in steps of this length. */
    private static final long STEP_NANOS = 100_000;

    private final InetSocketAddress address;
    private final Selector selector;
    private final Line[] lines;

    /** Connections that failed before anybody waited for them. */
    private final int[] failed;

    private int failedCount;

    public Sockets(InetSocketAddress address, int count) {
        this.address = address;
        this.lines = new Line[count];
        this.failed = new int[count];
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = 0; i < count; i++) {
            lines[i] = new Line(i);
        }
    }

    /** One connection, made when it is first needed and again after it was lost. */
    private static final class Line {
        private final int number;
        private final Answer answer = new Answer();
        private @Nullable SocketChannel channel;

        private Line(int number) {
            this.number = number;
        }
    }

    @Override
    public int count() {
        return lines.length;
    }

    /** Connects all of them, so that the clock does not see it. */
    public void connect() throws IOException {
        for (Line line : lines) {
            channel(line);
        }
    }

    @Override
    public void send(int connection, ByteBuffer request) {
        Line line = lines[connection];
        try {
            SocketChannel channel = channel(line);
            line.answer.clear();
            channel.write(request);
            if (request.hasRemaining()) {
                throw new IOException("an idle connection takes no whole request");
            }
        } catch (IOException e) {
            cut(connection);
            failed[failedCount++] = connection;
        }
    }

    private SocketChannel channel(Line line) throws IOException {
        SocketChannel present = line.channel;
        if (present != null) {
            return present;
        }
        SocketChannel made = SocketChannel.open();
        try {
            made.socket().connect(address, CONNECT_WAIT_MAX_MILLIS);
            made.setOption(StandardSocketOptions.TCP_NODELAY, true);
            made.configureBlocking(false);
            made.register(selector, SelectionKey.OP_READ, line);
        } catch (IOException e) {
            made.close();
            throw e;
        }
        line.channel = made;
        return made;
    }

    @Override
    public void await(long waitNanos, Arrivals arrivals) {
        for (int i = 0; i < failedCount; i++) {
            arrivals.lost(failed[i]);
        }
        boolean anyFailed = failedCount > 0;
        failedCount = 0;
        try {
            if (anyFailed || waitNanos <= 0) {
                selector.selectNow(key -> readable(key, arrivals));
            } else if (waitNanos >= MILLI_NANOS) {
                selector.select(key -> readable(key, arrivals), waitNanos / MILLI_NANOS);
            } else {
                LockSupport.parkNanos(Math.min(waitNanos, STEP_NANOS));
                selector.selectNow(key -> readable(key, arrivals));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readable(SelectionKey key, Arrivals arrivals) {
        Line line = (Line) key.attachment();
        SocketChannel channel = line.channel;
        if (channel == null) {
            return; // cut meanwhile
        }
        try {
            if (channel.read(line.answer.room()) < 0) {
                throw new IOException("the connection has ended");
            }
            if (line.answer.isWhole()) {
                boolean last = line.answer.isLast();
                arrivals.answered(line.number, line.answer.status(), line.answer.view());
                line.answer.clear();
                if (last) {
                    cut(line.number);
                }
            }
        } catch (IOException | Answer.Unreadable e) {
            cut(line.number);
            arrivals.lost(line.number);
        }
    }

    @Override
    public void cut(int connection) {
        Line line = lines[connection];
        SocketChannel channel = line.channel;
        line.channel = null;
        line.answer.clear();
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        for (int i = 0; i < lines.length; i++) {
            cut(i);
        }
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
