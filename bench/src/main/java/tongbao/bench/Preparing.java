package tongbao.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tongbao.bench.calls.Call;
import tongbao.bench.calls.InOrder;
import tongbao.bench.calls.Notice;
import tongbao.bench.calls.Paying;
import tongbao.bench.calls.Requests;
import tongbao.bench.calls.Traffic;
import tongbao.bench.load.Drive;
import tongbao.bench.load.Pace;
import tongbao.bench.record.Purchase;
import tongbao.bench.stack.StackBroken;

/** What has to be there before a run's clock starts. Nothing here is measured, and all of it is on the record. */
final class Preparing {
    private static final Duration MOST = Duration.ofMinutes(5);
    private static final Duration LEARNED_WAIT_MAX = Duration.ofSeconds(60);
    private static final Duration LEARNED_LOOK_GAP = Duration.ofMillis(50);

    private final Site site;
    private final Batch batch;

    Preparing(Site site, Batch batch) {
        this.site = site;
        this.batch = batch;
    }

    /** So many created purchases that nobody has opened. */
    List<Purchase> fresh(int count) {
        if (batch.freshCount() < count) {
            create(count - batch.freshCount());
        }
        return batch.takeFresh(count);
    }

    void create(int count) {
        List<Purchase> purchases = batch.make(count);
        run(site.drive(), site.create(), purchases);
        batch.settle(purchases);
    }

    void open(List<Purchase> purchases) {
        run(site.drive(), site.open(), purchases);
    }

    Notice notice() {
        return alipay().notice();
    }

    /** The notices that these will be paid by, signed. */
    List<byte[]> notices(List<Purchase> purchases) {
        return notice().requests(purchases);
    }

    /** Whatever is open yet gets its notice now, so that the gateway need not ask about it during later runs. */
    void settleOpened() {
        if (site.alipay().isPresent()) {
            List<Purchase> waiting = batch.waiting();
            if (!waiting.isEmpty()) {
                run(site.drive(), notice(), waiting);
            }
        }
    }

    /** So many purchases that were really paid at the sandbox, and that the gateway knows of. */
    List<Purchase> paid(int count) {
        List<Purchase> purchases = fresh(count);
        Paying paying = new Paying(site.gateway(), alipay().sandbox());
        run(site.drive(), paying.opening(), purchases);
        run(alipay().drive(), paying.entering(), purchases);
        run(alipay().drive(), paying.paying(), purchases);
        List<Purchase> paid = purchases.stream().filter(Purchase::isPaid).toList();
        awaitLearned();
        return paid;
    }

    /** The sandbox tells the gateway by its own notices. */
    private void awaitLearned() {
        long wanted = batch.purchases().stream().filter(Purchase::isPaid).count();
        long until = System.nanoTime() + LEARNED_WAIT_MAX.toNanos();
        while (alipay().witness().paid(site.appId(), batch.prefix()) < wanted) {
            if (System.nanoTime() > until) {
                throw new StackBroken("the gateway did not learn within " + LEARNED_WAIT_MAX.toSeconds()
                        + " s that payments were paid at the sandbox");
            }
            LockSupport.parkNanos(LEARNED_LOOK_GAP.toNanos());
        }
    }

    private void run(Drive drive, Call call, List<Purchase> purchases) {
        Requests requests = new Requests();
        new ArrayList<>(purchases).forEach(purchase -> requests.add(call, purchase));
        Traffic traffic = requests.judge(drive.run(new InOrder(requests), new Pace.AsFastAsAnswered(), MOST));
        if (traffic.succeeded() == 0 && !purchases.isEmpty()) {
            throw new StackBroken("no " + call.verb().word() + " succeeded while preparing: " + traffic.failures() + " "
                    + traffic.wrong());
        }
    }

    private Site.Alipay alipay() {
        return site.alipay().orElseThrow(() -> new IllegalStateException("nobody here is Alipay"));
    }
}
