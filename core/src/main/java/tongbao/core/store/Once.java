package tongbao.core.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tongbao.core.store.StoreUnavailable.Written;

/**
 * A caller's nonce on its way into the store. It goes along with the first write of his call, in the same statement; or
 * alone, before anybody else is called and before an answer leaves. For one thread.
 */
public final class Once {
    private enum State {
        HELD,
        /** It went alone, and nobody knows whether it arrived. */
        DOUBTFUL,
        /** It went along with a write, and nobody knows whether that happened. */
        UNDER_WAY,
        GONE
    }

    private final Optional<Nonce> nonce;
    private State state;

    private Once(Optional<Nonce> nonce, State state) {
        this.nonce = nonce;
        this.state = state;
    }

    public static Once of(Nonce nonce) {
        return new Once(Optional.of(nonce), State.HELD);
    }

    /** For stories that are no caller's: the payer's, the channel's and time's. */
    public static Once none() {
        return new Once(Optional.empty(), State.GONE);
    }

    /** It is still to be spent. */
    public boolean isHeld() {
        return state == State.HELD;
    }

    /** Nothing but perhaps the nonce itself was written for its call, and nobody else was called. */
    public boolean comesBeforeAll() {
        return state == State.HELD || state == State.DOUBTFUL;
    }

    /** Does a write that takes the nonce along where it is still held; whether it was new is the write's answer. */
    public <T> T along(Function<Optional<Nonce>, T> write) {
        if (!isHeld()) {
            return write.apply(Optional.empty());
        }
        state = State.UNDER_WAY;
        try {
            T answer = write.apply(nonce);
            state = State.GONE;
            return answer;
        } catch (StoreUnavailable e) {
            state = e.written() == Written.NOTHING ? State.HELD : State.UNDER_WAY;
            throw e;
        }
    }

    /** Remembers the nonce by itself where it is still held; {@code SEEN} says that the call is a copy. */
    public Newness alone(Store store) {
        if (!isHeld()) {
            return Newness.NEW;
        }
        state = State.DOUBTFUL;
        Newness newness = store.remember(List.of(nonce.orElseThrow())).getFirst();
        state = State.GONE;
        return newness;
    }
}
