package tongbao.simulate.world;

/** A process ended. Nothing may catch it but the world. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
        super("the process ended", null, false, false);
    }
}
