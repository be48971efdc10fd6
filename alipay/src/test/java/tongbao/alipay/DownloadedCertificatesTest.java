package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DownloadedCertificatesTest {
    private static final Certificate RENEWED = Vectors.certificate("certs/alipayCertPublicKey_renewed.crt");
    private static final Certificate LOCAL = Vectors.certificate("certs/alipayCertPublicKey_RSA2.crt");
    private static final Roots ROOTS = Roots.of(SignType.RSA2, Vectors.text("certs/alipayRootCert.crt"));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T02:00:00Z"));
    private final AtomicInteger downloads = new AtomicInteger();

    @Test
    void many_who_ask_at_once_cause_one_download() throws Exception {
        var everybodyWaits = new CountDownLatch(8);
        var certificates = of(_ -> {
            downloads.incrementAndGet();
            await(everybodyWaits);
            return RENEWED;
        });
        Callable<Certificate> ask = () -> {
            everybodyWaits.countDown();
            return certificates.get(RENEWED.serial(), minute());
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Certificate>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(ask));
            }
            for (Future<Certificate> one : all) {
                assertThat(one.get()).isEqualTo(RENEWED);
            }
        }
        assertThat(downloads).hasValue(1);
        assertThat(certificates.all()).containsExactly(RENEWED);
    }

    @Test
    void who_has_no_time_left_gives_up_without_taking_the_download_from_the_others() {
        var released = new CountDownLatch(1);
        var certificates = of(_ -> {
            await(released);
            return RENEWED;
        });
        assertThatThrownBy(() -> certificates.get(RENEWED.serial(), Deadline.in(Duration.ofNanos(1))))
                .hasMessageContaining("not downloaded in time");
        released.countDown();
        assertThat(certificates.get(RENEWED.serial(), minute())).isEqualTo(RENEWED);
    }

    @Test
    void an_interrupt_ends_the_wait() {
        var released = new CountDownLatch(1);
        var certificates = of(_ -> {
            await(released);
            return RENEWED;
        });
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> certificates.get(RENEWED.serial(), minute())).hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        released.countDown();
    }

    @Test
    void a_failure_is_remembered_for_a_minute() {
        var certificates = of(serial -> {
            downloads.incrementAndGet();
            throw new Roots.Unbelievable("nothing for " + serial);
        });
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> certificates.get(RENEWED.serial(), minute()))
                    .hasMessage("nothing for " + RENEWED.serial());
        }
        assertThat(downloads).hasValue(1);
        now.set(now.get().plus(DownloadedCertificates.FAILED_REST));
        assertThatThrownBy(() -> certificates.get(RENEWED.serial(), minute())).isInstanceOf(Roots.Unbelievable.class);
        assertThat(downloads).hasValue(2);
    }

    @Test
    void only_so_many_unknown_certificates_are_asked_for() {
        var certificates = of(_ -> {
            downloads.incrementAndGet();
            return RENEWED;
        });
        for (int i = 0; i < DownloadedCertificates.PENDING_MAX + 5; i++) {
            String serial = "%032x".formatted(i);
            assertThatThrownBy(() -> certificates.get(serial, minute())).isInstanceOf(Roots.Unbelievable.class);
        }
        assertThat(downloads).hasValue(DownloadedCertificates.PENDING_MAX);
        now.set(now.get().plus(DownloadedCertificates.FAILED_REST));
        assertThat(certificates.get(RENEWED.serial(), minute())).isEqualTo(RENEWED);
    }

    @Test
    void what_was_kept_is_believed_until_it_ends_and_no_longer() {
        var certificates = of(_ -> RENEWED);
        assertThat(certificates.get(RENEWED.serial(), minute())).isEqualTo(RENEWED);
        now.set(Instant.parse("2050-01-02T00:00:00Z"));
        assertThatThrownBy(() -> certificates.get(RENEWED.serial(), minute()))
                .hasMessageContaining("do not vouch for it");
        assertThat(certificates.all()).isEmpty();
    }

    @Test
    void a_bug_in_the_download_is_not_taken_for_a_bad_certificate() {
        var certificates = of(_ -> {
            throw new IllegalStateException("a bug");
        });
        assertThatThrownBy(() -> certificates.get(RENEWED.serial(), minute()))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("a bug");
    }

    private DownloadedCertificates of(DownloadedCertificates.Source source) {
        InstantSource moved = now::get;
        return new DownloadedCertificates(ROOTS, List.of(LOCAL), source, moved.withZone(ZoneOffset.UTC));
    }

    private static Deadline minute() {
        return Deadline.in(Duration.ofMinutes(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
