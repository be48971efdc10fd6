package tongbao.acceptance;

import java.util.UUID;

/** One running Tongbao for all tests that don't kill it; every test uses order numbers of its own. */
final class Shared {
    private static final Tongbao TONGBAO = start();

    private Shared() {}

    private static Tongbao start() {
        Tongbao tongbao = Tongbao.up(Folders.fresh("shared"));
        Runtime.getRuntime().addShutdownHook(new Thread(tongbao::close));
        return tongbao;
    }

    static Tongbao tongbao() {
        return TONGBAO;
    }

    static String number(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
