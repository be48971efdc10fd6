package tongbao.postgres.embedded;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Owns a server, writes rows and says each number once its commit is acknowledged. Ctrl-C ends it properly. */
final class OwnerMain {
    private OwnerMain() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
        Rows.create(postgres);
        long first = Rows.count(postgres);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> sayGoodbye(postgres)));
        System.out.println("started");
        try (var connection = Rows.connect(postgres)) {
            for (long n = first; n < first + 1_000_000; n++) {
                Rows.insert(connection, n);
                System.out.println(n);
            }
        } catch (SQLException e) {
            postgres.ended().get(60, TimeUnit.SECONDS); // we are ending: the hook has closed it
        }
    }

    private static void sayGoodbye(EmbeddedPostgres postgres) {
        try {
            System.out.println("still there: " + Rows.count(postgres));
        } catch (SQLException e) {
            System.out.println("gone: " + e.getMessage());
        }
        postgres.close();
        System.out.println("closed");
    }
}
