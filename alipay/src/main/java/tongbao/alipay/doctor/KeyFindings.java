package tongbao.alipay.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongbao.alipay.doctor.PastedKey.Kind;

/** What is to be seen about the keys themselves, without a message. */
record KeyFindings(AtHand atHand, KeyRing ring) {
    private static final int BITS_MIN = 2048;

    /** All of it, in reading order. */
    List<Finding> all() {
        var findings = new ArrayList<Finding>();
        ring.pasted().forEach((role, key) -> findings.addAll(about(role, key)));
        findings.addAll(together());
        return findings;
    }

    /**
     * Whether this encoding is the one that the program reads, which a message that was signed has already answered.
     */
    List<Finding> formats() {
        PastedKey key = ring.pasted().get(Role.APPLICATION_PRIVATE_KEY);
        if (key == null) {
            return List.of();
        }
        boolean first = key.kind() == Kind.PRIVATE_PKCS1 && atHand.format() == KeyFormat.PKCS8;
        boolean eighth = key.kind() == Kind.PRIVATE_PKCS8 && atHand.format() == KeyFormat.PKCS1;
        return first || eighth
                ? List.of(seen(
                        first ? Cause.KEY_PKCS1_FOR_PKCS8 : Cause.KEY_PKCS8_FOR_PKCS1,
                        Role.APPLICATION_PRIVATE_KEY,
                        "is " + key.kind().words()))
                : List.of();
    }

    static List<Finding> about(Role role, PastedKey key) {
        var findings = new ArrayList<Finding>();
        for (Finding flaw : key.flaws()) {
            findings.add(seen(flaw.cause(), role, "as it was pasted: " + flaw.detail()));
        }
        wrongKind(role, key)
                .ifPresent(it -> findings.add(seen(it, role, "is " + key.kind().words())));
        key.rsa()
                .filter(it -> it.bits() < BITS_MIN)
                .ifPresent(it -> findings.add(
                        seen(Cause.KEY_TOO_SMALL, role, "has " + it.bits() + " bits; RSA2 needs " + BITS_MIN)));
        return findings;
    }

    private static Optional<Cause> wrongKind(Role role, PastedKey key) {
        return switch (key.kind()) {
            case PUBLIC_X509, PUBLIC_PKCS1 ->
                switch (role.form()) {
                    case PUBLIC, ANY -> Optional.empty();
                    case PRIVATE -> Optional.of(Cause.KEY_PUBLIC_FOR_PRIVATE);
                    case CERTIFICATE -> Optional.of(Cause.KEY_FOR_CERTIFICATE);
                };
            case PRIVATE_PKCS8, PRIVATE_PKCS1 ->
                switch (role.form()) {
                    case PRIVATE, ANY -> Optional.empty();
                    case PUBLIC -> Optional.of(Cause.KEY_PRIVATE_FOR_PUBLIC);
                    case CERTIFICATE -> Optional.of(Cause.KEY_FOR_CERTIFICATE);
                };
            case CERTIFICATE ->
                switch (role.form()) {
                    case CERTIFICATE, ANY -> Optional.empty();
                    case PUBLIC, PRIVATE -> Optional.of(Cause.KEY_IS_CERTIFICATE);
                };
            case CERTIFICATE_REQUEST -> Optional.of(Cause.KEY_IS_CERTIFICATE_REQUEST);
            case LOCKED -> Optional.of(Cause.KEY_LOCKED);
            case SM2 -> Optional.of(Cause.KEY_IS_SM2);
            case OTHER_ALGORITHM -> Optional.of(Cause.KEY_NOT_RSA);
            case SYMMETRIC -> Optional.of(Cause.KEY_IS_SYMMETRIC);
            case EMPTY -> Optional.of(Cause.KEY_EMPTY);
            case UNREADABLE -> Optional.empty(); // its flaws say why
        };
    }

    private List<Finding> together() {
        var findings = new ArrayList<Finding>();
        for (Role alipay : List.of(Role.ALIPAY_KEY, Role.ALIPAY_CERTIFICATE)) {
            for (Role own :
                    List.of(Role.APPLICATION_PRIVATE_KEY, Role.APPLICATION_PUBLIC_KEY, Role.APPLICATION_CERTIFICATE)) {
                if (findings.isEmpty() && isPair(alipay, own)) {
                    findings.add(seen(Cause.KEY_OWN_AS_ALIPAYS, alipay, "is of the same pair as " + own.words()));
                }
            }
        }
        differs(Role.APPLICATION_PRIVATE_KEY, Role.APPLICATION_PUBLIC_KEY, Cause.KEY_NOT_A_PAIR, findings);
        differs(Role.APPLICATION_PRIVATE_KEY, Role.APPLICATION_CERTIFICATE, Cause.CERTIFICATE_OF_OTHER_KEY, findings);
        if (!ring.pasted().containsKey(Role.APPLICATION_PRIVATE_KEY)) {
            differs(
                    Role.APPLICATION_PUBLIC_KEY,
                    Role.APPLICATION_CERTIFICATE,
                    Cause.CERTIFICATE_OF_OTHER_KEY,
                    findings);
        }
        differs(Role.ALIPAY_KEY, Role.ALIPAY_CERTIFICATE, Cause.CERTIFICATE_OF_OTHER_KEY, findings);
        return findings;
    }

    private void differs(Role first, Role second, Cause cause, List<Finding> findings) {
        Optional<RsaKey> one = ring.key(first);
        Optional<RsaKey> other = ring.key(second);
        if (one.isPresent() && other.isPresent() && !one.get().isPairOf(other.get())) {
            findings.add(seen(
                    cause,
                    second,
                    "has the fingerprint " + other.get().fingerprint() + ", " + first.words() + " has "
                            + one.get().fingerprint()));
        }
    }

    private boolean isPair(Role one, Role other) {
        return ring.key(one)
                .flatMap(key -> ring.key(other).filter(key::isPairOf))
                .isPresent();
    }

    private static Finding seen(Cause cause, Role role, String what) {
        return new Finding.Seen(cause, role.words() + " " + what);
    }
}
