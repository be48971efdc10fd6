package tongbao.bench.torture;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import tongbao.bench.torture.Blows.Blow;
import tongbao.bench.torture.Blows.Victim;
import tongbao.bench.torture.Findings.Sort;
import tongbao.bench.torture.Findings.Violation;

/** What a run has to say, as text. */
final class Report {
    private static final int BLOWS_MAX = 20;
    private static final Duration AFTERWARDS = Duration.ofSeconds(2);

    private final Torture.Outcome outcome;
    private final PrintStream out;

    Report(Torture.Outcome outcome, PrintStream out) {
        this.outcome = outcome;
        this.out = out;
    }

    void print() {
        figures();
        failpoints();
        findings();
    }

    private void figures() {
        Torture.Figures figures = outcome.figures();
        long paid =
                outcome.kept().stream().filter(kept -> kept.sums().paid() > 0).count();
        long attempts = outcome.kept().stream()
                .mapToLong(kept -> kept.attempts().size())
                .sum();
        long refunds =
                outcome.kept().stream().mapToLong(kept -> kept.refunds().size()).sum();
        line(
                "tortured for        %d s, %d s with the start, the rest and the comparison; the clock moved %d h",
                figures.tortured().toSeconds(), figures.whole().toSeconds(), figures.aheadSeconds() / 3_600);
        line(
                "requests            %,d; not decided %s",
                figures.traffic().requests(), figures.traffic().undecided());
        line("a gateway's start   %d ms", figures.start().toMillis());
        line(
                "payments            %,d with %,d attempts, %,d paid, %,d refunds",
                outcome.kept().size(), attempts, paid, refunds);
        Blows blows = outcome.blows();
        line(
                "gateways killed     %d, of these %d at random and %d together with the database",
                blows.count(Victim.GATEWAY) + blows.count(Victim.BOTH),
                blows.count(Victim.GATEWAY, Blows.ANYWHERE),
                blows.count(Victim.BOTH));
        line(
                "databases killed    %d, of these %d at random",
                blows.count(Victim.DATABASE) + blows.count(Victim.BOTH), blows.count(Victim.DATABASE, Blows.ANYWHERE));
        line(
                "accidents           %,d: %s",
                outcome.accidents().values().stream().mapToLong(Long::longValue).sum(),
                new TreeMap<>(outcome.accidents()));
    }

    /** Every failpoint of the code, be it that nobody came there. */
    private void failpoints() {
        List<String> unreached = new ArrayList<>();
        List<String> spared = new ArrayList<>();
        List<String> struck = new ArrayList<>();
        for (String place : Failpoints.all()) {
            long times = outcome.blows().count(place);
            if (times > 0) {
                struck.add(place + " " + times);
            } else {
                (outcome.passed().contains(place) ? spared : unreached).add(place);
            }
        }
        line(
                "killed at           %d of %d failpoints: %s",
                struck.size(), Failpoints.all().size(), String.join(", ", struck));
        line("passed, not killed  %s", spared.isEmpty() ? "none" : String.join(", ", spared));
        line("never reached       %s", unreached.isEmpty() ? "none" : String.join(", ", unreached));
    }

    private void findings() {
        Findings findings = outcome.findings();
        for (Violation each : findings.examples()) {
            line("%s: %s (%s)", each.about(), each.rule().sentence(), each.detail());
            dealing(each.about()).ifPresent(this::story);
        }
        line(
                "lost %d, doubled %d, different %d: %d violations",
                findings.count(Sort.LOST),
                findings.count(Sort.DOUBLED),
                findings.count(Sort.DIFFERENT),
                findings.count());
    }

    private Optional<Dealing> dealing(String number) {
        return outcome.dealings().stream()
                .filter(dealing -> dealing.outTradeNo().equals(number))
                .findFirst();
    }

    /** What the client did and was told, what the gateway has recorded, and who was killed meanwhile. */
    private void story(Dealing dealing) {
        outcome.kept().stream()
                .filter(kept -> kept.outTradeNo().equals(dealing.outTradeNo()))
                .forEach(kept -> {
                    line("    %s, version %d, %s", kept.id(), kept.version(), kept.sums());
                    kept.attempts().forEach(attempt -> line("    %s", attempt));
                    kept.refunds().forEach(refund -> line("    %s", refund));
                    kept.events().forEach(event -> line("    %s", event));
                });
        dealing.refunds().forEach((number, wanted) -> line("    asked for %s: %s", number, wanted));
        dealing.lines().forEach(each -> line("    %s", each));
        Instant to = dealing.last().plus(AFTERWARDS);
        List<Blow> blows = outcome.blows().between(dealing.since(), to);
        blows.stream().limit(BLOWS_MAX).forEach(blow -> line("    %s", blow));
        if (blows.size() > BLOWS_MAX) {
            line("    and %d more kills", blows.size() - BLOWS_MAX);
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // its annotation would be a dependency for one method
    private void line(String format, Object... parts) {
        out.println(String.format(Locale.ROOT, format, parts));
    }
}
