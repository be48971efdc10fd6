package tongbao.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Classes that run in parallel have Alipays of their own; equal seeds give equal numbers, others others. */
class ParallelTest {
    private static final int SECONDS_MAX = 60;
    private static final Map<String, List<String>> SEEN = new ConcurrentHashMap<>();
    private static final Map<String, String> URLS = new ConcurrentHashMap<>();
    /** Passed only by classes that run at the same time. */
    private static final CyclicBarrier MEETING = new CyclicBarrier(2);

    private static void shop(String name, Alipay alipay)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        Till till = new Till(alipay);
        MEETING.await(SECONDS_MAX, TimeUnit.SECONDS);
        String code = till.precreate("same-number", "8.00", "").getQrCode();
        String tradeNo = alipay.order("same-number").pay().tradeNo();
        alipay.next("alipay.trade.query").throttled();
        MEETING.await(SECONDS_MAX, TimeUnit.SECONDS);
        assertThat(till.query("same-number").getSubCode()).isEqualTo("isv.app-call-limited");
        assertThat(till.query("same-number").getTradeNo()).isEqualTo(tradeNo);
        MEETING.await(SECONDS_MAX, TimeUnit.SECONDS);
        URLS.put(name, alipay.url());
        SEEN.put(
                name,
                List.of(
                        alipay.merchant().sellerId(),
                        tradeNo,
                        code.substring(code.lastIndexOf('/')),
                        alipay.payCode("bob"),
                        alipay.clock().instant().toString()));
    }

    @AlipaySandbox(seed = 7)
    static class First {
        @Test
        void shops(Alipay alipay) throws InterruptedException, BrokenBarrierException, TimeoutException {
            shop("first", alipay);
        }
    }

    @AlipaySandbox(seed = 7)
    static class Second {
        @Test
        void shops(Alipay alipay) throws InterruptedException, BrokenBarrierException, TimeoutException {
            shop("second", alipay);
        }
    }

    @AlipaySandbox(seed = 8, lasting = AlipaySandbox.Lasting.TEST)
    static class OfAnotherSeed {
        @Test
        void one(Alipay alipay) {
            SEEN.put("other-1", List.of(alipay.merchant().sellerId(), alipay.url()));
        }

        @Test
        void two(Alipay alipay) {
            SEEN.put("other-2", List.of(alipay.merchant().sellerId(), alipay.url()));
        }
    }

    @AlipaySandbox(lasting = AlipaySandbox.Lasting.TEST)
    static class WithAConstructor {
        WithAConstructor(Alipay alipay) {
            throw new AssertionError("there is none yet, and yet one came from " + alipay.url());
        }

        @Test
        void never() {}
    }

    @Test
    void two_classes_at_the_same_time_have_equal_numbers_and_nothing_in_common() {
        TestExecutionSummary summary = run(First.class, Second.class);

        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(2);
        assertThat(seen("first")).isEqualTo(seen("second")).hasSize(5);
        assertThat(URLS.get("first")).isNotEqualTo(URLS.get("second"));
    }

    @Test
    void each_test_may_have_its_own_and_another_seed_gives_other_numbers() {
        TestExecutionSummary summary = run(OfAnotherSeed.class);

        assertThat(summary.getFailures()).isEmpty();
        assertThat(seen("other-1").getFirst()).isEqualTo(seen("other-2").getFirst());
        assertThat(seen("other-1").getLast()).isNotEqualTo(seen("other-2").getLast());
        run(First.class, Second.class);
        assertThat(seen("other-1").getFirst()).isNotEqualTo(seen("first").getFirst());
    }

    @Test
    void a_constructor_gets_none_where_each_test_has_its_own() {
        TestExecutionSummary summary = run(WithAConstructor.class);

        assertThat(summary.getFailures()).hasSize(1);
        assertThat(summary.getFailures().getFirst().getException())
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessageContaining("lasting = TEST");
    }

    private static List<String> seen(String name) {
        return SEEN.getOrDefault(name, List.of());
    }

    private static TestExecutionSummary run(Class<?>... classes) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(
                        List.of(classes).stream().map(type -> selectClass(type)).toList())
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "same_thread")
                .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                .build();
        var listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }
}
