package tongbao.server.ops;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The process's logs: lines of JSON on one stream. To be installed before anything logs. */
public final class Logs {
    /** What is written: this level and worse. */
    public enum Threshold {
        DEBUG,
        INFO,
        WARN,
        ERROR;

        private Level level() {
            return switch (this) {
                case DEBUG -> Level.FINE;
                case INFO -> Level.INFO;
                case WARN -> Level.WARNING;
                case ERROR -> Level.SEVERE;
            };
        }

        public static Optional<Threshold> read(String word) {
            for (Threshold each : values()) {
                if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }
    }

    /** The log manager would forget loggers that nobody holds, and their levels with them. */
    private static final Set<Logger> HELD = ConcurrentHashMap.newKeySet();

    private Logs() {}

    /** Sends all logs of this process to {@code stream}; what others than us say below INFO is left out. */
    public static void install(PrintStream stream, Threshold threshold) {
        System.setProperty("java.util.logging.manager", LogsToTheEnd.class.getName());
        LogManager.getLogManager();
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(new Lines(stream));
        Level others = threshold == Threshold.DEBUG ? Level.INFO : threshold.level();
        root.setLevel(others);
        level("tongbao", threshold.level());
        level("io.helidon", Level.WARNING);
        level("io.helidon.webserver.LoomServer", Level.OFF); // a failed start: the command says it in one line
    }

    private static void level(String name, Level level) {
        Logger logger = Logger.getLogger(name);
        logger.setLevel(level);
        HELD.add(logger);
    }

    /** The JDK's own ends with the first shutdown hook; ours speaks while the server drains. */
    public static final class LogsToTheEnd extends LogManager {
        @Override
        public void reset() {}
    }

    private static final class Lines extends Handler {
        private final PrintStream stream;

        private Lines(PrintStream stream) {
            this.stream = stream;
            setFormatter(new JsonLine());
        }

        @Override
        public void publish(LogRecord record) {
            if (isLoggable(record)) {
                byte[] line = getFormatter().format(record).getBytes(StandardCharsets.UTF_8);
                stream.write(line, 0, line.length);
                stream.flush();
            }
        }

        @Override
        public void flush() {
            stream.flush();
        }

        @Override
        public void close() {
            stream.flush();
        }
    }
}
