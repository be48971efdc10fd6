package tongbao.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Over real sockets, to a server that answers what it is told, in as many pieces as it is told. */
class SocketsTest {
    private static final String CREATED =
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nCONTENT-length:  5\r\n\r\nhello";
    private static final String LED = "HTTP/1.1 302 Found\r\nlocation: http://x/\r\ncontent-length: 0\r\n\r\n";

    @Test
    void an_answer_that_comes_byte_by_byte_is_one_answer() throws Exception {
        List<String> bytes = CREATED.chars()
                .mapToObj(letter -> Character.toString((char) letter))
                .toList();

        Diary diary = run(List.of(bytes, List.of(LED)), 2);

        assertThat(diary.end(0)).isEqualTo(End.ANSWERED);
        assertThat(diary.status(0)).isEqualTo(200);
        assertThat(new String(diary.answer(0), UTF_8)).isEqualTo(CREATED);
        assertThat(diary.status(1)).isEqualTo(302);
    }

    @Test
    void half_an_answer_is_none_and_the_next_request_finds_a_new_connection() throws Exception {
        Diary diary = run(List.of(List.of(CREATED.substring(0, CREATED.length() - 1), CUT), List.of(CREATED)), 2);

        assertThat(diary.end(0)).isEqualTo(End.CUT);
        assertThat(diary.end(1)).isEqualTo(End.ANSWERED);
    }

    @Test
    void a_server_that_closes_after_an_answer_is_asked_again() throws Exception {
        String last = CREATED.replace("Content-Type: text/plain", "Connection: close");

        Diary diary = run(List.of(List.of(last, CUT), List.of(CREATED)), 2);

        assertThat(diary.end(0)).isEqualTo(End.ANSWERED);
        assertThat(diary.end(1)).isEqualTo(End.ANSWERED);
    }

    @Test
    void a_server_that_hung_up_between_two_runs_is_asked_again() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                Sockets sockets = new Sockets((InetSocketAddress) server.getLocalSocketAddress(), 1)) {
            Drive drive = new Drive(sockets, System::nanoTime);
            Thread first = Thread.ofVirtual().start(() -> serve(server, queue(List.of(List.of(CREATED, CUT)))));
            drive.run(new Pings(1), new Pace.AsFastAsAnswered(), Duration.ofMinutes(1));
            first.join();

            Thread.ofVirtual().start(() -> serve(server, queue(List.of(List.of(CREATED)))));
            Diary diary = drive.run(new Pings(1), new Pace.AsFastAsAnswered(), Duration.ofMinutes(1));

            assertThat(diary.end(0)).isEqualTo(End.ANSWERED);
        }
    }

    @Test
    void what_is_no_http_answer_is_not_taken_for_one() throws Exception {
        List<List<String>> answers = List.of(
                List.of("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n", CUT),
                List.of("HTTP/1.1 200 OK\r\n\r\n", CUT),
                List.of("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", CUT),
                List.of(CREATED + "!", CUT),
                List.of("", CUT),
                List.of(CREATED));

        Diary diary = run(answers, answers.size());

        for (int number = 0; number < answers.size() - 1; number++) {
            assertThat(diary.end(number)).as("answer %s", number).isEqualTo(End.CUT);
        }
        assertThat(diary.end(answers.size() - 1)).isEqualTo(End.ANSWERED);
    }

    @Test
    void where_nobody_listens_every_request_is_cut() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (Sockets sockets = new Sockets(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2)) {
            Diary diary = new Drive(sockets, System::nanoTime)
                    .run(new Pings(5), new Pace.AsFastAsAnswered(), Duration.ofMinutes(1));

            assertThat(diary.count()).isEqualTo(5);
            assertThat(diary.end(4)).isEqualTo(End.CUT);
        }
    }

    /** Ends the connection. */
    private static final String CUT = "cut";

    private static Diary run(List<List<String>> answers, int requests) throws IOException {
        Queue<List<String>> left = queue(answers);
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                Sockets sockets = new Sockets((InetSocketAddress) server.getLocalSocketAddress(), 1)) {
            Thread.ofVirtual().start(() -> serve(server, left));
            return new Drive(sockets, System::nanoTime)
                    .run(new Pings(requests), new Pace.AsFastAsAnswered(), Duration.ofMinutes(1));
        }
    }

    private static Queue<List<String>> queue(List<List<String>> answers) {
        return new ConcurrentLinkedQueue<>(answers);
    }

    private static void serve(ServerSocket server, Queue<List<String>> left) {
        while (!left.isEmpty()) {
            try (Socket socket = server.accept()) {
                socket.setTcpNoDelay(true);
                InputStream in = socket.getInputStream();
                boolean open = true;
                while (open && in.readNBytes(Pings.PING.length()).length > 0) {
                    for (String piece : left.remove()) {
                        open = !piece.equals(CUT);
                        if (open) {
                            socket.getOutputStream().write(piece.getBytes(UTF_8));
                        }
                    }
                }
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
                return;
            }
        }
    }

    private static final class Pings implements Deck {
        private static final String PING = "GET / HTTP/1.1\r\n\r\n";
        private final int size;
        private int next;

        private Pings(int size) {
            this.size = size;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public int next(long nowNanos) {
            return next < size ? next++ : END;
        }

        @Override
        public ByteBuffer request(int number) {
            return ByteBuffer.wrap(PING.getBytes(UTF_8));
        }

        @Override
        public void ended(int number, End end, int status, long nowNanos) {}
    }
}
