package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlipayListenerTest {
    private static final String PAID = "\"out_trade_no\":\"T1\",\"trade_no\":\"2026112222001400000000000001\","
            + "\"total_amount\":\"8.88\",\"trade_status\":\"TRADE_SUCCESS\"";

    private final FakeAlipay alipay = new FakeAlipay();
    private final Ear ear = new Ear();

    @AfterEach
    void stop() {
        alipay.close();
    }

    @Test
    void each_call_is_heard_twice_with_its_outcome_and_its_times() {
        alipay.signsV3(200, "{" + PAID + "}");
        ask(alipay.address());
        AlipayListener.Ended ended = ear.ended.getFirst();
        assertThat(ear.started).containsExactly(ended.call());
        assertThat(ended.call()).isEqualTo(new AlipayListener.Started(1, TradeQuery.METHOD, Protocol.V3));
        assertThat(ended.result()).isEqualTo(AlipayListener.Result.DONE);
        assertThat(ended.traceId()).contains("trace-1");
        assertThat(List.of(ended.signing(), ended.waiting(), ended.checking())).allMatch(Duration::isPositive);
    }

    @Test
    void every_kind_of_outcome_has_its_word() {
        alipay.signsV3(400, "{\"code\":\"ACQ.TRADE_NOT_EXIST\",\"message\":\"x\"}");
        ask(alipay.address());
        alipay.signsV3(500, "{\"code\":\"unknow-error\",\"message\":\"x\"}");
        ask(alipay.address());
        alipay.answerV3(200, "{" + PAID + "}", "");
        ask(alipay.address());
        ask(URI.create("http://gateway.invalid/gateway.do"));
        assertThat(ear.ended.stream().map(AlipayListener.Ended::result))
                .containsExactly(
                        AlipayListener.Result.REFUSED,
                        AlipayListener.Result.SENT,
                        AlipayListener.Result.UNTRUSTWORTHY,
                        AlipayListener.Result.NOT_SENT);
        assertThat(ear.ended.stream().map(AlipayListener.Ended::subCode))
                .containsExactly(
                        Optional.of("ACQ.TRADE_NOT_EXIST"),
                        Optional.of("aop.unknow-error"),
                        Optional.empty(),
                        Optional.empty());
    }

    @Test
    void nothing_that_is_heard_holds_what_was_asked_or_answered() {
        alipay.signsV3(200, "{" + PAID + "}");
        ask(alipay.address());
        assertThat(ear.started.toString() + ear.ended).doesNotContain("T1", "8.88", "2021000100000001");
    }

    @Test
    void a_listener_that_throws_changes_no_outcome_and_its_exception_is_not_lost() {
        alipay.signsV3(200, "{" + PAID + "}");
        List<Throwable> uncaught = new ArrayList<>();
        Thread thread = Thread.currentThread();
        thread.setUncaughtExceptionHandler((_, e) -> uncaught.add(e));
        try {
            var client = Vectors.client()
                    .gateway(alipay.address())
                    .protocol(Protocol.V3)
                    .listener(new AlipayListener() {
                        @Override
                        public void ended(Ended call) {
                            throw new IllegalStateException("a bug of the listener");
                        }
                    })
                    .build();
            assertThat(client.query(TradeQuery.Request.of(new OutTradeNo("T1"))))
                    .isInstanceOf(Outcome.Done.class);
        } finally {
            thread.setUncaughtExceptionHandler(null);
        }
        assertThat(uncaught).singleElement().hasToString("java.lang.IllegalStateException: a bug of the listener");
    }

    private void ask(URI address) {
        Vectors.client()
                .gateway(address)
                .protocol(Protocol.V3)
                .listener(ear)
                .build()
                .query(TradeQuery.Request.of(new OutTradeNo("T1")));
    }

    /** Remembers what it hears. */
    private static final class Ear implements AlipayListener {
        final List<Started> started = new ArrayList<>();
        final List<Ended> ended = new ArrayList<>();

        @Override
        public void started(Started call) {
            started.add(call);
        }

        @Override
        public void ended(Ended call) {
            ended.add(call);
        }
    }
}
