package tongbao.server.api;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads a body within bounds of size and time, however it is framed. */
final class BodyReader {
    static final int BYTES_MAX = 64 * 1024;

    /** How much of a body that is too large is read away, so that the answer to it can be heard. */
    static final int DRAINED_BYTES_MAX = 1024 * 1024;

    static final Duration TIME_MAX = Duration.ofSeconds(10);

    private final Duration timeMax;

    BodyReader(Duration timeMax) {
        this.timeMax = timeMax;
    }

    byte[] read(ServerRequest request) {
        refuseEncoded(request);
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        // A reader of its own, because a blocked read can't be left: it ends when the connection is closed.
        FutureTask<Optional<byte[]>> reading = new FutureTask<>(() -> readAll(request));
        Thread.ofVirtual().start(reading);
        try {
            return reading.get(timeMax.toMillis(), TimeUnit.MILLISECONDS)
                    .orElseThrow(() -> new Refused(
                            Problem.of(ErrorType.BODY_TOO_LARGE, "The body has more than " + BYTES_MAX + " bytes.")));
        } catch (TimeoutException e) {
            throw new Refused(Problem.of(
                    ErrorType.REQUEST_TIMEOUT, "The body did not come within " + timeMax.toSeconds() + " s."));
        } catch (ExecutionException e) {
            throw unreadable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreadable();
        }
    }

    private static void refuseEncoded(ServerRequest request) {
        boolean plain = request.headers().values(HeaderNames.CONTENT_ENCODING).stream()
                .allMatch(encoding -> encoding.toLowerCase(Locale.ROOT).equals("identity"));
        if (!plain) {
            throw new Refused(
                    Problem.of(ErrorType.INVALID_HEADER, "Bodies are taken as they are, without Content-Encoding.")
                            .about("Content-Encoding"));
        }
    }

    /** Empty when it is too large. */
    private static Optional<byte[]> readAll(ServerRequest request) throws IOException {
        try (InputStream in = request.content().inputStream()) {
            byte[] body = in.readNBytes(BYTES_MAX + 1);
            if (body.length <= BYTES_MAX) {
                return Optional.of(body);
            }
            long drained = body.length;
            byte[] chunk = new byte[8192];
            for (int read = in.read(chunk); read >= 0 && drained < DRAINED_BYTES_MAX; read = in.read(chunk)) {
                drained += read;
            }
            return Optional.empty();
        }
    }

    private static Refused unreadable() {
        return new Refused(Problem.of(ErrorType.INVALID_REQUEST, "The body could not be read.")
                .about("$"));
    }
}
