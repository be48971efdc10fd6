package tongbao.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tongbao.bench.calls.Call;
import tongbao.bench.calls.InOrder;
import tongbao.bench.calls.Query;
import tongbao.bench.calls.Requests;
import tongbao.bench.calls.Traffic;
import tongbao.bench.calls.Truth;
import tongbao.bench.load.Drive;
import tongbao.bench.load.Pace;
import tongbao.bench.proof.ApiWitness;
import tongbao.bench.proof.Comparison;
import tongbao.bench.proof.Kept;
import tongbao.bench.proof.Verdict;
import tongbao.bench.record.Purchase;
import tongbao.bench.record.Told;
import tongbao.bench.stack.StackBroken;

/** Compares the record of one batch with the database, with the API where there is none, and with Alipay. */
final class Proof {
    private static final Duration MOST = Duration.ofMinutes(10);
    private static final Duration GAP = Duration.ofMillis(500);

    private final Site site;
    private final Batch batch;

    Proof(Site site, Batch batch) {
        this.site = site;
        this.batch = batch;
    }

    Verdict of(Traffic traffic) {
        return Verdict.ofAnswers(traffic.failures().getOrDefault("wrong_answer", 0L), traffic.wrong());
    }

    Verdict compare() {
        List<Kept> there = site.alipay()
                .map(own -> own.witness().kept(site.appId(), batch.prefix()))
                .orElseGet(this::byApi);
        return Comparison.of(batch.purchases(), there);
    }

    /** An app that may make few calls a second is asked again for what it was refused. */
    private List<Kept> byApi() {
        ApiWitness witness = new ApiWitness(site.query(Query.Wanted.IN_ITSELF));
        List<Purchase> left = batch.purchases();
        long until = System.nanoTime() + MOST.toNanos();
        while (!left.isEmpty()) {
            Traffic traffic = ask(site.drive(), witness, left);
            left = left.stream()
                    .filter(purchase -> !witness.hasAnswered(purchase))
                    .toList();
            if (!left.isEmpty()) {
                if (System.nanoTime() > until) {
                    throw new StackBroken("the API could not be compared with: " + traffic.failures());
                }
                LockSupport.parkNanos(GAP.toNanos());
            }
        }
        return witness.kept();
    }

    /** What was given back by the client's record has to be given back at the sandbox, once. */
    Verdict atAlipay() {
        Site.Alipay alipay = site.alipay().orElseThrow();
        List<Purchase> refunded = batch.purchases().stream()
                .filter(purchase -> purchase.refunded() != Told.NOTHING)
                .toList();
        Traffic traffic = ask(alipay.drive(), new Truth(alipay.sandbox()), refunded);
        long wrong = traffic.failures().getOrDefault("wrong_answer", 0L);
        if (traffic.succeeded() + wrong < traffic.requests()) {
            throw new StackBroken("the sandbox could not be compared with: " + traffic.failures());
        }
        return of(traffic);
    }

    private static Traffic ask(Drive drive, Call call, List<Purchase> purchases) {
        Requests requests = new Requests();
        purchases.forEach(purchase -> requests.add(call, purchase));
        return requests.judge(drive.run(new InOrder(requests), new Pace.AsFastAsAnswered(), MOST));
    }
}
