package tongbao.postgres.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who PostgreSQL runs as. It refuses to be root, so root starts it in a user namespace where root is called nobody
 * (files stay root's), or, where such namespaces are forbidden, as the real nobody; and data that belongs to an
 * ordinary user is served as that user.
 */
record RunAs(List<String> prefix, Optional<Ids> owner) {
    private static final int NOBODY = 65534;
    private static final RunAs OURSELVES = new RunAs(List.of(), Optional.empty());
    private static final RunAs ROOT_CALLED_NOBODY = new RunAs(
            List.of("unshare", "--user", "--map-user=" + NOBODY, "--map-group=" + NOBODY, "--"), Optional.empty());

    /** Whose the data is, when it is not ours. */
    record Ids(int uid, int gid) {}

    static RunAs chosenFor(Path folder) throws IOException {
        if (new UnixSystem().getUid() != 0) {
            return OURSELVES;
        }
        Path pgdata = folder.resolve("pgdata");
        int owner = Files.exists(pgdata) ? id(pgdata, "uid") : 0;
        if (owner == 0 && ROOT_CALLED_NOBODY.mayRun("true")) {
            return ROOT_CALLED_NOBODY;
        }
        RunAs other = other(owner == 0 ? new Ids(NOBODY, NOBODY) : new Ids(owner, id(pgdata, "gid")));
        if (!other.mayRun("test", "-x", folder.toString())) {
            throw new PostgresUnavailable("PostgreSQL refuses to run as root, and " + folder + " cannot be reached as"
                    + " another user: start Tongbao as an ordinary user, or use a data folder that all may reach");
        }
        return other;
    }

    private static RunAs other(Ids ids) {
        List<String> prefix =
                List.of("setpriv", "--reuid=" + ids.uid(), "--regid=" + ids.gid(), "--clear-groups", "--");
        RunAs other = new RunAs(prefix, Optional.of(ids));
        if (!other.mayRun("true")) {
            throw new PostgresUnavailable("PostgreSQL refuses to run as root, and neither unshare --user nor setpriv"
                    + " works here: start Tongbao as an ordinary user, or give it a PostgreSQL with --database-url");
        }
        return other;
    }

    private static int id(Path path, String name) throws IOException {
        return ((Number) Files.getAttribute(path, "unix:" + name)).intValue();
    }

    private boolean mayRun(String... command) {
        try {
            Process probe = new ProcessBuilder(command(List.of(command)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.onExit().join().exitValue() == 0;
        } catch (IOException e) {
            return false; // no such program
        }
    }

    List<String> command(List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return List.copyOf(all);
    }

    /** Gives what PostgreSQL must own to whom it runs as. */
    void handOver(Path root) throws IOException {
        if (owner.isEmpty()) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.toList()) {
                Files.setAttribute(each, "unix:uid", owner.get().uid(), LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(each, "unix:gid", owner.get().gid(), LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}
