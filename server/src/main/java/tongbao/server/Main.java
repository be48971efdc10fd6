package tongbao.server;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import tongbao.core.store.StoreUnavailable;
import tongbao.server.ops.Logs;

/** {@code serve --config FILE}: the production start. */
public final class Main {
    /** Wrong arguments or settings: nothing was touched. */
    private static final int WRONG = 2;

    /** The settings are fine, the surroundings aren't. */
    private static final int FAILED = 1;

    private static final String USAGE = "usage: serve --config FILE";

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        int code = serve(arguments, System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
        new CountDownLatch(1).await(); // until a signal; the hook ends the process
    }

    /** Starts the server; anything but 0 says why not in one line on {@code err}. */
    static int serve(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length != 3 || !arguments[0].equals("serve") || !arguments[1].equals("--config")) {
            err.println(USAGE);
            return WRONG;
        }
        try {
            Settings settings = SettingsFile.read(Path.of(arguments[2]));
            Server server = start(settings, err);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, out), "drain"));
            out.println("tongbao: ready at " + server.url() + " for " + settings.publicUrl());
            return 0;
        } catch (SettingsRefused e) {
            err.println("settings: " + e.getMessage());
            return WRONG;
        } catch (StoreUnavailable e) {
            err.println("start: " + oneLine(e));
            return FAILED;
        } catch (RuntimeException e) {
            err.println("start: can't serve: " + oneLine(e));
            return FAILED;
        }
    }

    /** Starts what a settings file says, as {@code serve} does, for the caller to end. */
    public static Server start(Path file, PrintStream log) {
        return start(SettingsFile.read(file), log);
    }

    private static Server start(Settings settings, PrintStream log) {
        Logs.install(log, settings.logLevel());
        return Server.start(settings, Clock.systemUTC());
    }

    /** The JVM would end with 143 after a signal; a stop that was asked for and went well is no failure. */
    private static void end(Server server, PrintStream out) {
        server.close();
        out.println("tongbao: stopped");
        out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static String oneLine(Throwable failure) {
        StringBuilder line = new StringBuilder(String.valueOf(failure.getMessage()));
        Throwable cause = failure.getCause();
        if (cause != null) {
            line.append(": ").append(cause.getMessage());
        }
        return line.toString().replaceAll("\\s+", " ").replaceAll(" -{9,}.*", "");
    }
}
