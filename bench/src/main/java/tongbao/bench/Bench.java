package tongbao.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import tongbao.bench.calls.Caller;
import tongbao.bench.calls.Create;
import tongbao.bench.calls.InOrder;
import tongbao.bench.calls.Requests;
import tongbao.bench.calls.Traffic;
import tongbao.bench.load.Drive;
import tongbao.bench.load.Pace;
import tongbao.bench.load.Sockets;
import tongbao.bench.record.Purchase;
import tongbao.bench.stack.Own;
import tongbao.bench.watch.Family;

/** The whole bench, from the start of what it needs to the report. */
final class Bench {
    private final Options options;
    private final Path home;
    private final String time;

    Bench(Options options, Path home, String time) {
        this.options = options;
        this.home = home;
        this.time = time;
    }

    int run() {
        Path data = ((Options.Target.Own) options.target()).data().resolve(time);
        try (Own own = Own.start(home.resolve("tongbao"), data, options.output().folder())) {
            System.err.println("gateway ready in " + own.startGateway().toMillis() + " ms");
            create(own);
        }
        return 0;
    }

    private void create(Own own) {
        URI gateway = own.gateway();
        Family gatewayFamily = new Family(own.gatewayPid());
        Family postgres = new Family(own.postmasterPid());
        Family me = new Family(ProcessHandle.current().pid());
        try (Sockets sockets = new Sockets(
                new InetSocketAddress(gateway.getHost(), gateway.getPort()),
                options.load().connections())) {
            sockets.connect();
            Drive drive = new Drive(sockets, System::nanoTime);
            Caller caller = new Caller(gateway, Own.APP_ID, own.appSecret(), "bench-" + time, InstantSource.system());
            Create create = new Create(caller);
            for (int round = 0; round <= options.load().rounds(); round++) {
                Requests requests = new Requests();
                for (int i = 0; i < 60_000; i++) {
                    Purchase purchase =
                            new Purchase(time + "-" + round + "-" + i, 1 + (i * 7919L) % 99_999, "A book 书 " + i);
                    requests.add(create, purchase);
                }
                long a = gatewayFamily.cpuNanos().orElseThrow();
                long b = postgres.cpuNanos().orElseThrow();
                long c = me.cpuNanos().orElseThrow();
                Traffic traffic = requests.judge(drive.run(
                        new InOrder(requests),
                        new Pace.AsFastAsAnswered(),
                        Duration.ofSeconds(options.load().seconds())));
                System.err.println(traffic.succeededPerSecond() + "/s p50 "
                        + traffic.latency().getValueAtPercentile(50) / 1000 + " p99 "
                        + traffic.latency().getValueAtPercentile(99) / 1000 + " " + traffic.failures() + " gateway "
                        + (gatewayFamily.cpuNanos().orElseThrow() - a) / 1000 / traffic.requests() + " postgres "
                        + (postgres.cpuNanos().orElseThrow() - b) / 1000 / traffic.requests() + " generator "
                        + (me.cpuNanos().orElseThrow() - c) / 1000 / traffic.requests() + " "
                        + traffic.wrong().stream().limit(3).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
