package tongbao.bench.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tongbao.core.channel.Channel;
import tongbao.core.store.Store;

class FailpointsTest {
    @Test
    void every_call_of_both_ports_has_a_failpoint_before_and_one_after() {
        List<String> all = Failpoints.all();

        long store = Store.class.getMethods().length;
        long channel = Arrays.stream(Channel.class.getMethods())
                .filter(method -> !method.getName().equals("background")) // the channel itself
                .count();
        assertThat(all).hasSize((int) (2 * (store + channel))).doesNotHaveDuplicates();
        for (Class<?> port : List.of(Store.class, Channel.class)) {
            for (Method method : port.getMethods()) {
                String name = port.getSimpleName().toLowerCase(Locale.ROOT) + "." + method.getName();
                boolean isThere = method.getName().equals("background")
                        || all.stream().anyMatch(place -> place.startsWith(name) && place.endsWith(".before"));
                assertThat(isThere).as(name).isTrue();
            }
        }
    }

    @Test
    void the_names_are_those_of_the_code_and_calls_of_one_name_differ_by_their_parameters() {
        assertThat(Failpoints.all())
                .contains(
                        "store.save.before",
                        "store.save.after",
                        "store.find(PaymentId).before",
                        "store.find(OrderNo,String).after",
                        "channel.refund.before",
                        "channel.closeThere.after");
    }
}
