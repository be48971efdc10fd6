package tongbao.connector.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tongbao.alipay.AlipayListener.Ended;
import tongbao.alipay.AlipayListener.Result;
import tongbao.alipay.AlipayListener.Started;
import tongbao.alipay.Protocol;
import tongbao.connector.alipay.Guard.Urgency;
import tongbao.core.payment.AccountId;
import tongbao.core.testing.ManualClock;

class GuardTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T02:00:00Z");

    private final ManualClock clock = new ManualClock(BEGIN);

    private Guard guard(int callsPerSecond) {
        AlipayAccount account = new AlipayAccount(
                new AccountId("main"),
                URI.create("https://alipay.example/gateway.do"),
                "2021000100000001",
                "2088000000000001",
                "",
                "",
                Duration.ZERO,
                callsPerSecond);
        return new Guard(
                account, clock, () -> Duration.between(BEGIN, clock.instant()).toNanos());
    }

    private static Ended ended(Result result, String subCode) {
        return new Ended(
                new Started(1, "alipay.trade.query", Protocol.V2),
                result,
                Optional.of(subCode).filter(code -> !code.isEmpty()),
                Optional.empty(),
                Duration.ZERO,
                Duration.ofMillis(10),
                Duration.ZERO);
    }

    /** So many calls are let through and end so; tells how many were let through. */
    private static long calls(Guard guard, int count, Result result, String subCode) {
        return IntStream.range(0, count)
                .filter(i -> guard.refusal(Urgency.PAYER).isEmpty())
                .peek(i -> guard.ended(ended(result, subCode)))
                .count();
    }

    private static long let(Guard guard, Urgency urgency, int count) {
        return IntStream.range(0, count)
                .filter(i -> guard.refusal(urgency).isEmpty())
                .count();
    }

    @Test
    void background_work_leaves_three_tenths_of_the_budget_to_payers() {
        Guard guard = guard(10);
        assertThat(let(guard, Urgency.BACKGROUND, 20)).isEqualTo(7);
        assertThat(guard.refusal(Urgency.BACKGROUND).orElseThrow()).contains("for payers");
        assertThat(let(guard, Urgency.PAYER, 3)).isEqualTo(3);
        clock.advance(Duration.ofSeconds(1));
        assertThat(let(guard, Urgency.BACKGROUND, 1)).isEqualTo(1);
    }

    @Test
    void a_budget_of_one_call_is_for_anybody() {
        assertThat(let(guard(1), Urgency.BACKGROUND, 1)).isEqualTo(1);
    }

    @Test
    void nobody_waits_while_most_calls_are_not_answered() {
        Guard guard = guard(1000);
        assertThat(calls(guard, 19, Result.SENT, "")).isEqualTo(19);
        assertThat(calls(guard, 10, Result.SENT, "")).isEqualTo(1);
        assertThat(guard.refusal(Urgency.PAYER).orElseThrow()).contains("not answered");
        clock.advance(Duration.ofSeconds(6));
        assertThat(calls(guard, 10, Result.DONE, "")).isEqualTo(10);
    }

    @Test
    void a_few_are_tried_and_the_rest_held_back_until_those_are_answered() {
        Guard guard = guard(1000);
        calls(guard, 20, Result.NOT_SENT, "");
        clock.advance(Duration.ofSeconds(6));
        assertThat(let(guard, Urgency.PAYER, 10)).isEqualTo(3);
        IntStream.range(0, 3).forEach(i -> guard.ended(ended(Result.UNTRUSTWORTHY, "")));
        assertThat(let(guard, Urgency.PAYER, 10)).isZero();
    }

    @Test
    void answers_are_answers_whatever_they_say() {
        Guard guard = guard(1000);
        assertThat(calls(guard, 100, Result.REFUSED, "ACQ.TRADE_NOT_EXIST")).isEqualTo(100);
        assertThat(calls(guard, 100, Result.SENT, "ACQ.SYSTEM_ERROR")).isEqualTo(100);
    }

    @Test
    void what_alipay_throttles_is_halved_and_grows_back() {
        Guard guard = guard(100);
        guard.ended(ended(Result.SENT, "isv.app-call-limited"));
        assertThat(guard.callsPerSecond()).isEqualTo(50);
        guard.ended(ended(Result.SENT, "isv.method-call-limited"));
        assertThat(guard.callsPerSecond()).isEqualTo(25);
        clock.advance(Duration.ofSeconds(1));
        assertThat(let(guard, Urgency.PAYER, 25)).isEqualTo(25);
        guard.ended(ended(Result.DONE, ""));
        assertThat(guard.callsPerSecond()).isEqualTo(25);
        for (int grown = 25; grown < 100; grown = Math.min(100, grown + 11)) {
            assertThat(guard.callsPerSecond()).isEqualTo(grown);
            clock.advance(Duration.ofSeconds(10));
            guard.ended(ended(Result.DONE, ""));
        }
        assertThat(guard.callsPerSecond()).isEqualTo(100);
    }

    @Test
    void one_call_a_second_is_always_left() {
        Guard guard = guard(2);
        for (int i = 0; i < 5; i++) {
            guard.ended(ended(Result.SENT, "isv.app-call-limited"));
        }
        assertThat(guard.callsPerSecond()).isEqualTo(1);
    }
}
