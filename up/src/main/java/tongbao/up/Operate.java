package tongbao.up;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tongbao.core.payment.AppId;
import tongbao.core.payment.OrderNo;
import tongbao.core.store.Chronicle;
import tongbao.core.store.IncidentId;
import tongbao.core.store.StoreUnavailable;
import tongbao.postgres.embedded.EmbeddedPostgres;
import tongbao.server.Operator;
import tongbao.server.Recover;
import tongbao.server.SettingsRefused;
import tongbao.server.ops.Logs;
import tongbao.store.postgres.Database;
import tools.jackson.databind.json.JsonMapper;

/** {@code explain}, {@code incidents}, {@code replay-notice} and {@code recover}: an operator's commands. */
final class Operate {
    private static final Set<String> WITH_VALUE = Set.of("data", "config", "app", "by", "text", "since");

    private final Clock clock;
    private final SecureRandom chance;

    Operate(Clock clock, SecureRandom chance) {
        this.clock = clock;
        this.chance = chance;
    }

    /** Where the payments are kept, where their gateway listens, and the time it lives in. */
    private record Ground(Database database, URI gateway, Clock business) {}

    /** Prints the answer; 1 when there is nothing by that name, or nothing was done. */
    int run(String command, List<String> words) throws InterruptedException {
        Options options = Options.read(words, WITH_VALUE, Set.of("explained"));
        Logs.install(System.err, Logs.Threshold.WARN);
        if (command.equals("recover")) {
            return recover(options.withoutRest());
        }
        Ground ground = ground(options);
        try (Operator operator = new Operator(ground.database(), ground.business())) {
            return switch (command) {
                case "explain" -> explain(operator, options);
                case "incidents" -> incidents(operator, options);
                case "replay-notice" -> replay(operator, options, ground.gateway());
                default -> throw new IllegalStateException(command);
            };
        } catch (StoreUnavailable e) {
            throw new Refusal("the database can't be asked: " + e.getMessage());
        }
    }

    private Ground ground(Options options) {
        Optional<String> config = options.text("config");
        if (config.isEmpty()) {
            return ofUp(options.folder());
        }
        try {
            Operator.Place place = Operator.Place.of(Path.of(config.get()));
            return new Ground(place.database(), place.gateway(), clock);
        } catch (SettingsRefused e) {
            throw new Refusal("settings: " + e.getMessage());
        }
    }

    private Ground ofUp(Path folder) {
        DevFile dev = DevFile.read(folder);
        EmbeddedPostgres.Access access = EmbeddedPostgres.running(folder)
                .orElseThrow(
                        () -> new Refusal("no database is running on " + folder + ": start it with './tongbao up'"));
        Database database = Database.at(access.jdbcUrl(), access.user(), access.password());
        return new Ground(database, URI.create(dev.gatewayUrl()), business(dev));
    }

    /** Payments of {@code up} live in the sandbox's time, which tells itself when it is moved by nothing. */
    private Clock business(DevFile dev) {
        URI address = URI.create(dev.sandboxUrl() + "/sandbox/clock/advance");
        String answer = new Http().post(address, "{\"seconds\":0}").body();
        Instant now =
                Instant.parse(JsonMapper.shared().readTree(answer).path("now").asString(""));
        return Clock.offset(clock, Duration.between(clock.instant(), now));
    }

    private int recover(Options options) throws InterruptedException {
        Instant since = options.text("since")
                .map(this::past)
                .orElseThrow(() -> new Refusal("recover --since TIME, a little before the point that was restored"));
        try (Recover recover = recover(options.text("config"), options.folder())) {
            return recover.run(since) ? 0 : 1;
        } catch (SettingsRefused e) {
            throw new Refusal("settings: " + e.getMessage());
        } catch (StoreUnavailable e) {
            throw new Refusal("the database can't be asked, call it again: " + e.getMessage());
        }
    }

    private Instant past(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (time.isAfter(clock.instant())) {
                throw new Refusal("--since is a time in the past, not " + text);
            }
            return time;
        } catch (DateTimeParseException e) {
            throw new Refusal("--since is a time with its zone, as 2026-11-23T03:00:00+08:00, not '" + text + "'");
        }
    }

    private Recover recover(Optional<String> config, Path folder) {
        if (config.isPresent()) {
            return Recover.of(Path.of(config.get()), clock, chance, System.out);
        }
        Ground ground = ofUp(folder);
        DevFile dev = DevFile.read(folder);
        Demo demo = Demo.register(Keys.of(folder, chance), dev.sandboxUrl());
        return new Recover(demo.settings(ground.gateway(), ground.database()), ground.business(), chance, System.out);
    }

    private static int explain(Operator operator, Options options) {
        String id = only(options, "explain ID, or explain OUT_TRADE_NO --app APP");
        Optional<String> story = operator.explain(id, options.text("app").map(AppId::new));
        System.out.print(story.orElse("nothing is kept by the name " + id + "\n"));
        return story.isPresent() ? 0 : 1;
    }

    private static int incidents(Operator operator, Options options) {
        if (options.rest().isEmpty()) {
            System.out.print(options.has("explained") ? operator.explained() : operator.open());
            return 0;
        }
        String usage = "incidents, or incidents explain INCIDENT --by NAME --text TEXT";
        if (options.rest().size() != 2 || !options.rest().getFirst().equals("explain")) {
            throw new Refusal(usage);
        }
        IncidentId incident = IncidentId.read(options.rest().get(1)).orElseThrow(() -> new Refusal(usage));
        String by = options.text("by").orElseThrow(() -> new Refusal(usage));
        String text = options.text("text").orElseThrow(() -> new Refusal(usage));
        return tell(explained(operator, incident, by, text), incident);
    }

    private static Chronicle.Explained explained(Operator operator, IncidentId incident, String by, String text) {
        try {
            return operator.explain(incident, by, text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    private static int tell(Chronicle.Explained explained, IncidentId incident) {
        System.out.println(
                switch (explained) {
                    case KEPT -> incident + " is explained";
                    case BEFORE -> incident + " was explained before, and that stays";
                    case UNKNOWN -> "there is no incident " + incident;
                });
        return explained == Chronicle.Explained.KEPT ? 0 : 1;
    }

    /** Through the door by which it came: it is verified, decided and answered as if Alipay had sent it now. */
    private static int replay(Operator operator, Options options, URI gateway) {
        String usage = "replay-notice ORDER_NO/NOTICE_ID, as explain and incidents print it";
        String[] name = only(options, usage).split("/", 2);
        OrderNo orderNo =
                OrderNo.read(name[0]).filter(number -> name.length == 2).orElseThrow(() -> new Refusal(usage));
        Optional<byte[]> body = operator.notice(orderNo, name[1]);
        if (body.isEmpty()) {
            System.out.println("no such notice is kept");
            return 1;
        }
        HttpResponse<String> answer = new Http()
                .send(HttpRequest.newBuilder(gateway.resolve("/api/v1/pay/callback"))
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.get())));
        System.out.println(answer.body());
        return answer.body().equals("success") ? 0 : 1;
    }

    private static String only(Options options, String usage) {
        if (options.rest().size() != 1) {
            throw new Refusal(usage);
        }
        return options.rest().getFirst();
    }
}
