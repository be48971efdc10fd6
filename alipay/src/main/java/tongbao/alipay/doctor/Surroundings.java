package tongbao.alipay.doctor;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong around a signature: hosts, applications, clocks, certificates. */
record Surroundings(AtHand atHand) {
    private static final ZoneOffset ALIPAYS = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    /** Alipay refuses an older timestamp of v3; of v2 it doesn't say. */
    private static final Duration AGE_MAX = Duration.ofMinutes(10);

    private static final int HOURS_MAX = 14;
    private static final String SANDBOX = "openapi-sandbox.dl.alipaydev.com";
    private static final String PRODUCTION = "openapi.alipay.com";
    private static final Map<String, String> DEAD = Map.of(
            "openapi.alipaydev.com", "the old sandbox, out of service",
            "openapi.sandbox.dl.alipaydev.com", "written with a dot; the sandbox has a hyphen");

    List<Finding> ofApp(String appId) {
        if (appId.isEmpty()) {
            return List.of();
        }
        Optional<String> told = atHand.appId().filter(it -> !it.equals(appId));
        if (told.isPresent()) {
            return List.of(new Finding.Seen(
                    Cause.APP_OTHER, "the message is of application " + appId + ", not of " + told.get()));
        }
        // The name in an application's certificate is its owner's number, a hyphen, and its own.
        return atHand.certificates(Role.APPLICATION_CERTIFICATE).stream()
                .limit(1)
                .map(Certificate::commonName)
                .filter(it -> it.matches("2088[0-9]{12}-[0-9]{16}") && !it.endsWith("-" + appId))
                .map(it -> (Finding) new Finding.Seen(
                        Cause.APP_OTHER,
                        "the message is of application " + appId + ", but the application certificate of "
                                + it.substring(17)))
                .toList();
    }

    List<Finding> ofHost(String host, String appId) {
        if (DEAD.containsKey(host)) {
            return List.of(
                    new Finding.Seen(Cause.HOST_WRONG, host + " is " + DEAD.get(host) + "; the sandbox is " + SANDBOX));
        }
        boolean sandboxApp = isOfSandbox(appId);
        if (host.equals(PRODUCTION) && sandboxApp) {
            return List.of(new Finding.Seen(
                    Cause.HOST_OF_OTHER_ENVIRONMENT, "an application of the sandbox was sent to production: " + host));
        }
        return host.equals(SANDBOX) && !sandboxApp && atHand.environment() == Environment.PRODUCTION
                ? List.of(new Finding.Seen(
                        Cause.HOST_OF_OTHER_ENVIRONMENT, "an application of production was sent to the sandbox"))
                : List.of();
    }

    /** By what was told, by its certificate, or by the beginning of the numbers that the sandbox gives today. */
    private boolean isOfSandbox(String appId) {
        boolean issuedForTests = atHand.certificates(Role.APPLICATION_CERTIFICATE).stream()
                .anyMatch(it -> it.issuer().getName().matches("(?i).*Ant Financial.* test(,.*|$)"));
        return switch (atHand.environment()) {
            case SANDBOX -> true;
            case PRODUCTION -> false;
            case UNTOLD -> issuedForTests || appId.startsWith("9021");
        };
    }

    List<Finding> ofTimestamp(String timestamp) {
        if (timestamp.isEmpty()) {
            return List.of();
        }
        try {
            Instant sent = LocalDateTime.parse(timestamp, TIME).toInstant(ALIPAYS);
            return atHand.now().map(it -> skew(sent, it)).orElse(List.of());
        } catch (DateTimeException _) {
            return List.of(new Finding.Seen(
                    Cause.TIMESTAMP_FORMAT, "timestamp is not yyyy-MM-dd HH:mm:ss: " + Shown.text(timestamp)));
        }
    }

    /** @param milliseconds since 1970, as text */
    List<Finding> ofMilliseconds(String milliseconds) {
        if (!milliseconds.matches("[0-9]{1,18}")) {
            return List.of(new Finding.Seen(
                    Cause.TIMESTAMP_FORMAT,
                    "timestamp is not in milliseconds since 1970: " + Shown.text(milliseconds)));
        }
        if (milliseconds.length() <= 10) {
            return List.of(new Finding.Seen(Cause.TIMESTAMP_FORMAT, "timestamp is in seconds, not in milliseconds"));
        }
        Instant sent = Instant.ofEpochMilli(Long.parseLong(milliseconds));
        return atHand.now().map(it -> skew(sent, it)).orElse(List.of());
    }

    private static List<Finding> skew(Instant sent, Instant now) {
        Duration ahead = Duration.between(now, sent);
        long hours = Math.floorDiv(ahead.toMinutes() + 30, 60L);
        Duration rest = ahead.minusHours(hours).abs();
        if (hours != 0 && Math.abs(hours) <= HOURS_MAX && rest.compareTo(AGE_MAX) <= 0) {
            return List.of(new Finding.Seen(
                    Cause.TIMESTAMP_ZONE,
                    "timestamp is " + Math.abs(hours) + " whole hours " + (hours > 0 ? "ahead" : "behind")));
        }
        return ahead.abs().compareTo(AGE_MAX) > 0
                ? List.of(new Finding.Seen(
                        Cause.TIMESTAMP_STALE,
                        "timestamp is " + ahead.abs().toMinutes() + " minutes "
                                + (ahead.isNegative() ? "behind" : "ahead")))
                : List.of();
    }

    /** Validity and chain of every certificate at hand. */
    List<Finding> ofCertificates() {
        var findings = new ArrayList<Finding>();
        for (Role role : List.of(Role.ALIPAY_CERTIFICATE, Role.APPLICATION_CERTIFICATE)) {
            List<Certificate> file = atHand.certificates(role);
            if (file.isEmpty()) {
                continue;
            }
            Certificate leaf = file.getFirst();
            atHand.now().ifPresent(it -> findings.addAll(validity(role, leaf, it)));
            if (role == Role.ALIPAY_CERTIFICATE && !atHand.roots().isEmpty() && !isTrusted(leaf, file)) {
                findings.add(new Finding.Seen(
                        Cause.CERTIFICATE_UNTRUSTED,
                        role.words() + " is not signed by a root certificate at hand, but by "
                                + leaf.issuer().getName()));
            }
        }
        return findings;
    }

    private static List<Finding> validity(Role role, Certificate leaf, Instant now) {
        if (now.isAfter(leaf.notAfter())) {
            return List.of(new Finding.Seen(Cause.CERTIFICATE_EXPIRED, role.words() + " ended at " + leaf.notAfter()));
        }
        return now.isBefore(leaf.notBefore())
                ? List.of(new Finding.Seen(
                        Cause.CERTIFICATE_NOT_YET_VALID, role.words() + " begins at " + leaf.notBefore()))
                : List.of();
    }

    private boolean isTrusted(Certificate leaf, List<Certificate> file) {
        var signers = new ArrayList<>(file);
        signers.addAll(atHand.roots());
        Certificate current = leaf;
        for (int step = 0; step < signers.size(); step++) {
            Certificate signed = current;
            Optional<Certificate> signer = signers.stream()
                    .filter(it -> !it.isSameAs(signed) && signed.isSignedBy(it))
                    .findFirst();
            if (signer.isEmpty()) {
                return false;
            }
            if (atHand.roots().stream().anyMatch(it -> it.isSameAs(signer.get()))) {
                return true;
            }
            current = signer.get();
        }
        return false;
    }
}
