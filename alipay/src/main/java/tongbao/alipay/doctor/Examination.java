package tongbao.alipay.doctor;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tongbao.alipay.doctor.Report.Tried;
import tongbao.alipay.doctor.Report.Verdict;
import tongbao.alipay.doctor.Role.Side;
import tongbao.alipay.doctor.Search.Steps;
import tongbao.alipay.doctor.SignRepairs.Opened;

/** One message: first the key, then the text. */
final class Examination<S extends Specimen> {
    private static final String SIGNED_TEXT = "the text at hand and the text that was signed";
    private static final String GATEWAY_TEXT = "the text at hand and the text that the gateway verified (验签字符串)";

    private static final int SIGN_SHOWN = 24;

    private final Subject<S> subject;
    private final AtHand atHand;
    private final KeyRing ring;
    private final Budget budget;
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final List<String> facts = new ArrayList<>();
    private Optional<Difference> difference = Optional.empty();
    private boolean isOpened;

    private Examination(Subject<S> subject, AtHand atHand) {
        this.subject = subject;
        this.atHand = atHand;
        ring = KeyRing.of(atHand);
        budget = new Budget(atHand.guessesMax());
    }

    static <S extends Specimen> Report of(Subject<S> subject, AtHand atHand) {
        return new Examination<>(subject, atHand).report();
    }

    private Report report() {
        List<Finding> keyFindings = new KeyFindings(atHand, ring).all();
        boolean explained = keyAndText();
        if (!explained) {
            findings.addAll(subject.suspicions());
        }
        boolean certain =
                explained || !findings.isEmpty() || keyFindings.stream().anyMatch(this::preventsVerifying);
        findings.addAll(keyFindings);
        findings.addAll(subject.seen());
        findings.removeIf(it -> it instanceof Finding.Seen && isProved(it.cause()));
        List<Finding> merged = merged();
        Verdict verdict = findings.isEmpty() ? Verdict.NOTHING_WRONG : Verdict.CAUSE_FOUND;
        return new Report(certain ? verdict : Verdict.UNKNOWN, merged, facts, difference, tried());
    }

    /** Each cause once. */
    private List<Finding> merged() {
        var byCause = new LinkedHashMap<Cause, Finding>();
        for (Finding finding : findings) {
            byCause.merge(finding.cause(), finding, (one, other) -> switch (one) {
                case Finding.Proved proved ->
                    new Finding.Proved(proved.cause(), proved.detail() + "; " + other.detail());
                case Finding.Seen seen -> new Finding.Seen(seen.cause(), seen.detail() + "; " + other.detail());
            });
        }
        return List.copyOf(byCause.values());
    }

    private boolean isProved(Cause cause) {
        return findings.stream().anyMatch(it -> it instanceof Finding.Proved && it.cause() == cause);
    }

    /** A key that is no key, or the wrong one, explains why nothing can be verified with it. */
    private boolean preventsVerifying(Finding finding) {
        return !isOpened
                && ring.pasted().keySet().stream()
                        .filter(it -> it.side() == subject.side())
                        .anyMatch(it -> finding.detail().startsWith(it.words()));
    }

    private Tried tried() {
        return new Tried(
                budget.guesses(),
                budget.isSpent(),
                ring.entries().stream().map(KeyRing.Entry::name).toList(),
                List.copyOf(budget.tried()));
    }

    /** Whether the signature is right, or why it is not is known. */
    private boolean keyAndText() {
        if (subject.sign().isBlank()) {
            findings.add(new Finding.Seen(Cause.SIGN_MISSING, "there is no sign"));
            return false;
        }
        SignRepairs signs = new SignRepairs(ring.inOrder(subject.side()));
        Optional<Opened> opened = signs.open(subject.sign());
        if (opened.isEmpty()) {
            opened = KeyTypo.search(ring, subject.side(), subject.sign());
        }
        return opened.isPresent() ? opened(opened.get()) : unopened(signs);
    }

    private boolean unopened(SignRepairs signs) {
        List<Finding> seen = signs.seen(subject.sign());
        findings.addAll(seen);
        if (ring.entries().isEmpty()) {
            facts.add("No key at hand could be read, so nothing can be verified.");
        } else {
            facts.add("None of the keys at hand made this signature, or the signature itself was altered.");
            ring.expected(subject.side())
                    .forEach(it -> facts.add("At hand is " + it.name() + ", " + it.key()
                            + "; sandbox and production, and each application, have keys of their own."));
        }
        expected();
        gateway(Optional.empty());
        return !seen.isEmpty();
    }

    private boolean opened(Opened opened) {
        isOpened = true;
        facts.add("The signature was made with " + opened.key().name() + " ("
                + opened.key().key() + "), and it came through whole.");
        findings.addAll(opened.accidents());
        key(opened.key());
        seal(opened.seal());
        int before = findings.size();
        Optional<Guess<S>> guess = new Search<S>(
                        new Target.OfSignature(opened.seal()), budget, subject.repairs(), Steps.TWO)
                .find(subject.given());
        if (guess.isEmpty()) {
            facts.add("The text at hand is not the text that was signed.");
            boolean gateway = gateway(before == 0 ? Optional.of(opened) : Optional.empty());
            return gateway || before > 0;
        }
        findings.addAll(guess.get().accidents());
        compare(guess.get().specimen().signedText(), SIGNED_TEXT);
        gateway(before == 0 ? Optional.of(opened) : Optional.empty());
        return subject.gateway().isEmpty() || !findings.isEmpty();
    }

    /** What the private key at hand makes of the text at hand. */
    private void expected() {
        ring.key(Role.APPLICATION_PRIVATE_KEY)
                .filter(it -> subject.side() == Side.APPLICATION
                        && it.privateExponent().isPresent())
                .map(it -> Seal.sign(subject.given().specimen().signedBytes(), it, Seal.Digest.SHA_256))
                .map(it -> Base64.getEncoder().encodeToString(it))
                .ifPresent(it -> facts.add("The private key at hand signs the text at hand otherwise: "
                        + it.substring(0, SIGN_SHOWN) + "…, and not "
                        + Shown.text(subject.sign()
                                .substring(
                                        0, Math.min(SIGN_SHOWN, subject.sign().length())))
                        + "…"));
    }

    private void compare(String other, String what) {
        difference = difference.or(() -> Difference.between(
                subject.given().specimen().signedText(),
                other,
                subject.given().specimen().charset(),
                what));
    }

    private void key(KeyRing.Entry key) {
        Side side = subject.side();
        String made = "the signature was made with " + key.name() + ", fingerprint "
                + key.key().fingerprint();
        if (key.typo().isPresent()) {
            findings.add(new Finding.Proved(
                    Cause.KEY_MISTYPED, key.name() + ": " + key.typo().get()));
        } else if (key.role() == Role.OTHER) {
            findings.add(new Finding.Proved(Cause.KEY_OF_OTHER, made));
        } else if (key.role().side() != side) {
            findings.add(new Finding.Proved(
                    side == Side.ALIPAY ? Cause.SIGNED_WITH_OWN_KEY : Cause.KEY_OWN_AS_ALIPAYS, made));
        } else if (!key.key().isPairOf(ring.expected(side).getFirst().key())) {
            findings.add(new Finding.Proved(
                    side == Side.ALIPAY ? Cause.KEY_OF_OTHER : Cause.KEY_NOT_A_PAIR,
                    made + ", and not with " + ring.expected(side).getFirst().name()));
        }
    }

    private void seal(Seal seal) {
        if (seal.form() == Seal.Form.BARE) {
            findings.add(new Finding.Proved(
                    Cause.SIGNED_BARE_DIGEST, "the digest was encrypted without the name of its algorithm"));
        }
        String declared = subject.signType().orElse("RSA2").replaceAll("[^A-Za-z0-9]", "");
        String made = seal.digest().signType();
        if (!made.equals(declared)) {
            findings.add(new Finding.Proved(
                    made.equals("RSA") || made.equals("RSA2") ? Cause.SIGN_TYPE_OTHER : Cause.DIGEST_OTHER,
                    "signed as " + made + ", but sign_type says " + declared));
        }
    }

    /**
     * What Alipay's own words about the text prove.
     *
     * @param opened the signature, if nothing is wrong with it
     */
    private boolean gateway(Optional<Opened> opened) {
        if (subject.gateway().isEmpty()) {
            return false;
        }
        S specimen = subject.given().specimen();
        boolean same = subject.gateway().stream().anyMatch(it -> it.text().equals(specimen.signedText()));
        if (same) {
            facts.add("The gateway verified the text at hand, byte for byte; so the key or the sign is at fault.");
        }
        Optional<Opened> refused = opened.filter(it -> subject.gateway().stream()
                .anyMatch(saw -> it.seal().isOver(saw.text().getBytes(specimen.charset()))));
        if (refused.isPresent()) {
            findings.add(new Finding.Proved(
                    Cause.KEY_NOT_REGISTERED,
                    "the gateway verified the very text that was signed, and refused it; your key's fingerprint is "
                            + refused.get().key().key().fingerprint()));
        }
        return refused.isPresent() || (!same && gatewayDiffers());
    }

    /** What happened between the text at hand and the gateway, or between the signer and the text at hand. */
    private boolean gatewayDiffers() {
        for (GatewaySaw<S> saw : subject.gateway()) {
            if (accepted(saw, betweenUsAndGateway(saw, Steps.ONE))) {
                return true;
            }
        }
        GatewaySaw<S> likeliest = subject.gateway().getFirst();
        if (accepted(likeliest, betweenUsAndGateway(likeliest, Steps.TWO))) {
            return true;
        }
        facts.add("The gateway verified another text than the one at hand.");
        compare(likeliest.text(), GATEWAY_TEXT);
        return false;
    }

    private boolean accepted(GatewaySaw<S> saw, Optional<Guess<S>> guess) {
        guess.ifPresent(it -> {
            findings.addAll(it.accidents());
            compare(saw.text(), GATEWAY_TEXT);
        });
        return guess.isPresent();
    }

    private Optional<Guess<S>> betweenUsAndGateway(GatewaySaw<S> saw, Steps steps) {
        S specimen = subject.given().specimen();
        return undone(new Guess<>(saw.read(), List.of()), specimen.signedBytes(), steps)
                .or(() -> undone(subject.given(), saw.text().getBytes(specimen.charset()), steps));
    }

    private Optional<Guess<S>> undone(Guess<S> from, byte[] to, Steps steps) {
        budget.extend();
        return new Search<S>(new Target.OfGateway(ByteBuffer.wrap(to)), budget, subject.repairs(), steps).find(from);
    }
}
