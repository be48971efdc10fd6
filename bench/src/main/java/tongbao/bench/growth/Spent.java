package tongbao.bench.growth;

/** What was used up to a moment, or between two: processor time of both sides, what was read, and the log. */
record Spent(long clientMicros, long serverMicros, long readBytes, long logBytes) {
    Spent minus(Spent before) {
        return new Spent(
                clientMicros - before.clientMicros,
                serverMicros - before.serverMicros,
                readBytes - before.readBytes,
                logBytes - before.logBytes);
    }

    long micros() {
        return clientMicros + serverMicros;
    }
}
