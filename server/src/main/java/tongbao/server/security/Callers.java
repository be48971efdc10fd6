package tongbao.server.security;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import tongbao.core.store.Nonce;
import tongbao.core.store.Once;
import tongbao.core.store.Store;

/**
 * Finds out who calls, or throws {@link CallerRefused}. Whoever can't sign learns as little as possible and leaves no
 * trace: a nonce is spent only once its signature was found right.
 */
public final class Callers {
    private static final Duration SKEW_MAX = Duration.ofMinutes(5);

    /** A nonce outlives the time in which it could be replayed, for clocks of replicas differ. */
    private static final Duration NONCE_MARGIN = Duration.ofMinutes(1);

    private final Apps apps;
    private final Store store;
    private final Clock real;
    private final Rates rates;

    /** {@code real} is the time on the wall, whatever time the business lives in. */
    public Callers(Apps apps, Store store, Clock real) {
        this.apps = apps;
        this.store = store;
        this.real = real;
        this.rates = new Rates(real);
    }

    /** The caller, all but his nonce checked. */
    public Caller recognise(Knock knock) {
        Claim claim = Claim.of(knock);
        App app = known(claim);
        checkAlgorithm(app, claim);
        checkTime(claim);
        checkSignature(app, claim, knock);
        return new Caller(app, Once.of(nonce(claim)), store, rates);
    }

    private App known(Claim claim) {
        return apps.find(claim.app())
                .filter(app -> app.standing() == App.Standing.ENABLED)
                .orElseThrow(() -> CallerRefused.of(
                        CallerRefused.Why.UNKNOWN_APP, "No enabled app has the id in " + Claim.APP + "."));
    }

    private static void checkAlgorithm(App app, Claim claim) {
        if (claim.algorithm()
                .filter(word -> !word.equals(app.algorithm().word()))
                .isPresent()) {
            throw CallerRefused.header(
                    Claim.ALGORITHM,
                    "This app's credential is registered for " + app.algorithm().word() + ".");
        }
    }

    private void checkTime(Claim claim) {
        Duration skew = Duration.between(Instant.ofEpochSecond(claim.timestamp()), real.instant());
        if (skew.truncatedTo(SECONDS).abs().compareTo(SKEW_MAX) > 0) {
            throw CallerRefused.of(
                    CallerRefused.Why.STALE,
                    Claim.TIMESTAMP + " is " + skew.toSeconds() + " s behind this server's clock; at most "
                            + SKEW_MAX.toSeconds() + " s either way are taken.");
        }
    }

    private static void checkSignature(App app, Claim claim, Knock knock) {
        String text = SignedText.of(app.algorithm(), claim, knock);
        if (!Signature.matches(app, text, claim.signature())) {
            throw CallerRefused.of(
                    CallerRefused.Why.SIGNATURE,
                    "The signature does not match the eight lines as this server sees them, or the secret differs.");
        }
    }

    private static Nonce nonce(Claim claim) {
        Instant expiresAt =
                Instant.ofEpochSecond(claim.timestamp()).plus(SKEW_MAX).plus(NONCE_MARGIN);
        return new Nonce(claim.app(), claim.nonce(), expiresAt);
    }
}
