package tongbao.alipay;

import java.util.function.Supplier;

/**
 * Where the work of the private key waits for its turn. It costs more than all else here together: hundreds of threads
 * that sign at once starve everybody, so that a server signs on a few threads and refuses early. Verifying costs little
 * and doesn't come here.
 */
@FunctionalInterface
public interface SigningQueue {
    /** None: whoever asks signs, at once, on the calling thread. */
    SigningQueue NONE = Supplier::get;

    /**
     * Makes a signature when its turn comes, and waits for it.
     *
     * @throws SigningRefused when it doesn't come soon enough
     */
    String sign(Supplier<String> signature);
}
