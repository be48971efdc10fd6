package tongbao.simulate.world;

import java.time.Clock;
import java.util.random.RandomGenerator;
import tongbao.core.channel.Channel;
import tongbao.core.store.Store;

/** Where a fault can be put into a gateway from outside. Each is asked once for every life of a process. */
public interface Seams {
    /** A gateway as it is. */
    Seams NONE = new Seams() {};

    /** What the gateway writes to; {@code inner} is the truth. */
    default Store store(Store inner) {
        return inner;
    }

    /** What the gateway calls. */
    default Channel channel(Channel inner, RandomGenerator chance) {
        return inner;
    }

    default Clock clock(Clock inner) {
        return inner;
    }

    /** What stands in front of the gateway. */
    default Door door(Door inner, Store store, Channel channel) {
        return inner;
    }
}
