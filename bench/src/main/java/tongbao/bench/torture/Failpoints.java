package tongbao.bench.torture;

import java.util.List;
import java.util.stream.Stream;
import tongbao.core.channel.Channel;
import tongbao.core.store.Store;
import tongbao.simulate.world.Stepped;

/**
 * The places at which a gateway can be killed: before and after every call of the ports through which it writes, reads
 * and calls out. The list comes from the ports themselves, so that a port that grows has its new places here.
 */
final class Failpoints {
    static final String STORE = "store";
    static final String CHANNEL = "channel";

    private Failpoints() {}

    /** All of them, sorted by name, such as {@code store.save.before}. */
    static List<String> all() {
        return Stream.concat(of(STORE, Store.class), of(CHANNEL, Channel.class))
                .sorted()
                .toList();
    }

    static String before(String port, String call) {
        return port + "." + call + ".before";
    }

    static String after(String port, String call) {
        return port + "." + call + ".after";
    }

    private static Stream<String> of(String name, Class<?> port) {
        return Stepped.calls(port).values().stream().flatMap(call -> Stream.of(before(name, call), after(name, call)));
    }
}
