package tongbao.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongbao.bench.proof.Verdict;
import tongbao.bench.record.Told;
import tongbao.bench.report.Json;
import tongbao.bench.report.Page;
import tongbao.bench.report.Ratios;
import tongbao.bench.report.Report;
import tongbao.bench.report.Run;
import tongbao.bench.report.Text;
import tongbao.bench.stack.Own;
import tongbao.bench.watch.Family;
import tongbao.bench.watch.Heap;
import tongbao.bench.watch.Machine;

/** The whole bench, from the start of what it needs to the report. */
final class Bench {
    private final Options options;
    private final Main.Place place;
    private final String time;
    private final Ending ending;
    private final List<Run> runs = new ArrayList<>();
    private Verdict verdict = Verdict.none();

    /** What is started is given to {@code ending}, and ended by it. */
    Bench(Options options, Main.Place place, String time, Ending ending) {
        this.options = options;
        this.place = place;
        this.time = time;
        this.ending = ending;
    }

    /** The process's exit code. */
    int run() {
        Optional<Ratios> earlier = options.output().compare().map(Bench::earlier);
        Report report = switch (options.target()) {
            case Options.Target.Own own -> own(own.data().resolve(time));
            case Options.Target.Elsewhere elsewhere -> elsewhere(elsewhere);
        };
        System.out.print(Text.of(report));
        earlier.ifPresent(ratios -> System.out.print(ratios.of(report)));
        write(report);
        return verdict.isGood() ? 0 : 1;
    }

    private static Ratios earlier(Path file) {
        return Ratios.read(file).orElseThrow(() -> new Refusal("--compare is no report of this bench: " + file));
    }

    private void write(Report report) {
        Options.Output output = options.output();
        String json = Json.of(report);
        String page = Page.of(report);
        Path folder = output.folder();
        write(folder.resolve("bench.json"), json);
        write(folder.resolve("bench.html"), page);
        output.json().ifPresent(file -> write(file, json));
        output.html().ifPresent(file -> write(file, page));
        System.out.println("written: " + folder.resolve("bench.json") + " and " + folder.resolve("bench.html"));
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Report own(Path data) {
        tell("starting PostgreSQL and the sandbox");
        ending.add(new DataFolder(data));
        Own own = ending.add(Own.start(place.launcher(), data, options.output().folder()));
        List<Long> starts = starts(own);
        Site site = ending.add(Site.of(own, options.load().connections()));
        rounds(site, meters(own));
        Site.Alipay alipay = site.alipay().orElseThrow();
        Map<String, String> facts = Machine.facts(place.home());
        facts.put("postgresql", alipay.witness().setting("server_version"));
        for (String setting : List.of("fsync", "synchronous_commit")) {
            facts.put("postgresql_" + setting, alipay.witness().setting(setting));
        }
        return report(facts, starts, List.of());
    }

    /** The first start makes the tables and is not counted. */
    private List<Long> starts(Own own) {
        List<Long> millis = new ArrayList<>();
        own.startGateway();
        for (int i = 0; i < options.load().starts(); i++) {
            own.stopGateway();
            millis.add(own.startGateway().toMillis());
            tell("gateway ready after " + millis.getLast() + " ms");
        }
        return millis;
    }

    private Meters meters(Own own) {
        Map<String, Family> families = new LinkedHashMap<>();
        families.put(Meters.GATEWAY, new Family(own.gatewayPid()));
        families.put(Meters.POSTGRES, new Family(own.postmasterPid()));
        families.put(Meters.SANDBOX, new Family(own.sandboxPid()));
        Heap heap = new Heap(own.gatewayPid(), options.output().folder().resolve("gateway-collections.log"));
        return new Meters(own.gateway(), families, Optional.of(heap));
    }

    private Report elsewhere(Options.Target.Elsewhere target) {
        try (Site site = Site.elsewhere(
                target.gateway(), target.appId(), secret(target), options.load().connections())) {
            URI gateway = site.gateway();
            rounds(site, new Meters(gateway, Map.of(), Optional.empty()));
        }
        return report(
                Machine.facts(place.home()),
                List.of(),
                List.of(
                        "notice, and the mix with it: only Alipay's private key signs notices",
                        "refund: the payments would have to be paid at Alipay",
                        "costs of the processes: they run elsewhere",
                        "what nobody asked for: the API does not list payments"));
    }

    private static String secret(Options.Target.Elsewhere target) {
        try {
            return Files.readString(target.secretFile()).strip();
        } catch (IOException e) {
            throw new Refusal("--secret-file can't be read: " + target.secretFile());
        }
    }

    private void rounds(Site site, Meters meters) {
        Created created = new Created();
        Rates rates = new Rates(options.load());
        int first = options.load().warmUpSeconds() > 0 ? 0 : 1;
        try {
            site.sockets().connect();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int number = first; number <= options.load().rounds(); number++) {
            tell(
                    number == 0
                            ? "warming up"
                            : "round " + number + " of " + options.load().rounds());
            Batch batch = new Round(
                            site, meters, rates, options.load(), new Round.Named(number, prefix(number), this::ran))
                    .run(options.load().only());
            verdict = verdict.and(Verdict.compared(batch.purchases().size()));
            created.add(batch);
        }
        site.alipay()
                .ifPresent(own ->
                        verdict = verdict.and(created.compare(own.witness().payments(site.appId()))));
    }

    /** How many payments there have to be at all: others than those by our numbers would be nobody's. */
    private static final class Created {
        private long least;
        private long most;

        private void add(Batch batch) {
            least += batch.created().size();
            most += batch.purchases().stream()
                    .filter(purchase -> purchase.created() == Told.DONE || purchase.created() == Told.UNKNOWN)
                    .count();
        }

        private Verdict compare(long there) {
            return there >= least && there <= most
                    ? Verdict.none()
                    : Verdict.ofCount(
                            "there are " + there + " payments in all, and " + least + " to " + most + " were created");
        }
    }

    private String prefix(int round) {
        return "bench-" + time + "-" + round + "-";
    }

    private void ran(Run run) {
        tell("  " + Text.line(run));
        verdict = verdict.and(run.verdict().uncounted());
        if (run.round() > 0) {
            runs.add(run);
        }
    }

    private Report report(Map<String, String> facts, List<Long> starts, List<String> leftOut) {
        return new Report(time, facts, options.asked(), starts, runs, verdict, leftOut);
    }

    private static void tell(String text) {
        System.err.println(text);
    }
}
