package tongbao.alipay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Certificates of Alipay that nobody configured, downloaded when a response names one, and kept once the roots vouch
 * for them and they are made out to whom the configured ones are: the roots also vouch for every other merchant.
 */
final class DownloadedCertificates {
    static final int KEPT_MAX = 16;

    /** Certificates under way, or not to be asked for again yet. */
    static final int PENDING_MAX = 32;

    static final Duration FAILED_REST = Duration.ofMinutes(1);

    private static final Pattern SERIAL = Pattern.compile("[0-9a-f]{32}");

    private final Roots roots;
    private final Set<String> names;
    private final Source source;
    private final Clock clock;
    private final Map<String, Certificate> kept = new LinkedHashMap<>();
    private final Map<String, Pending> pending = new LinkedHashMap<>();

    /** Where an unknown certificate comes from; its word alone is not believed. */
    @FunctionalInterface
    interface Source {
        /** The text of the certificate, or {@link Roots.Unbelievable} with why there is none. */
        Certificate download(String serial);
    }

    /** One download that everybody waits for; since when, for its failure to be forgotten. */
    private record Pending(CompletableFuture<Certificate> certificate, Instant since) {}

    DownloadedCertificates(Roots roots, List<Certificate> configured, Source source, Clock clock) {
        this.roots = roots;
        this.names = configured.stream()
                .map(Certificate::commonName)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
        this.source = source;
        this.clock = clock;
    }

    /** The certificate of this number, downloaded at most once however many ask; or why it is not to be believed. */
    Certificate get(String serial, Deadline deadline) {
        if (!SERIAL.matcher(serial).matches()) {
            throw new Roots.Unbelievable("that is no number of a certificate");
        }
        CompletableFuture<Certificate> certificate = find(serial);
        try {
            return certificate.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw new Roots.Unbelievable("it was not downloaded in time");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Roots.Unbelievable("interrupted while it was downloaded");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Roots.Unbelievable it) {
                throw new Roots.Unbelievable(String.valueOf(it.getMessage()));
            }
            throw new IllegalStateException("a download failed in a way that is a bug here", e);
        }
    }

    synchronized List<Certificate> all() {
        return List.copyOf(kept.values());
    }

    private synchronized CompletableFuture<Certificate> find(String serial) {
        Instant now = clock.instant();
        kept.values().removeIf(it -> it.leaf().getNotAfter().toInstant().isBefore(now));
        Certificate known = kept.get(serial);
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        pending.values()
                .removeIf(it ->
                        it.certificate().isDone() && !now.isBefore(it.since().plus(FAILED_REST)));
        Pending current = pending.get(serial);
        if (current == null) {
            if (pending.size() >= PENDING_MAX) {
                throw new Roots.Unbelievable("too many unknown certificates were named lately");
            }
            current = new Pending(start(serial), now);
            pending.put(serial, current);
        }
        return current.certificate();
    }

    /** On a thread of its own, so that the first who asks may give up without the others losing it. */
    private CompletableFuture<Certificate> start(String serial) {
        var result = new CompletableFuture<Certificate>();
        Thread.ofVirtual().name("alipay-certificate").start(() -> {
            try {
                Certificate certificate = source.download(serial);
                requireBelievable(certificate, serial);
                keep(serial, certificate);
                result.complete(certificate);
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private void requireBelievable(Certificate certificate, String serial) {
        if (!certificate.serial().equals(serial)) {
            throw new Roots.Unbelievable("the one that was downloaded has the number " + certificate.serial());
        }
        roots.requireIssued(certificate, clock.instant());
        if (certificate.commonName().filter(names::contains).isEmpty()) {
            throw new Roots.Unbelievable(
                    "it is made out to " + certificate.commonName().orElse("nobody") + ", the configured one to "
                            + String.join(", ", names));
        }
    }

    private synchronized void keep(String serial, Certificate certificate) {
        kept.put(serial, certificate);
        pending.remove(serial);
        while (kept.size() > KEPT_MAX) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
