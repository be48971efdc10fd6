package tongbao.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import tongbao.bench.calls.InOrder;
import tongbao.bench.calls.Mixed;
import tongbao.bench.calls.Query;
import tongbao.bench.calls.Requests;
import tongbao.bench.calls.Traffic;
import tongbao.bench.calls.Verb;
import tongbao.bench.load.Diary;
import tongbao.bench.load.End;
import tongbao.bench.load.Pace;
import tongbao.bench.proof.Verdict;
import tongbao.bench.record.Purchase;
import tongbao.bench.record.Told;
import tongbao.bench.report.Run;

/** All that is wished for, once: each kind of request alone, then the mix; each run compared with what is there. */
final class Round {
    /** Five seconds after an opening the gateway begins to ask Alipay about it, unless the notice was faster. */
    private static final Duration OPEN_MOST = Duration.ofSeconds(4);

    private static final int FOUND = 302;
    private static final int QUERIED_MIN = 1_000;
    private static final String RAN_OUT = "what was prepared ran out";

    private final Site site;
    private final Meters meters;
    private final Rates rates;
    private final Timed.Load load;
    private final int number;
    private final Batch batch;
    private final Preparing preparing;
    private final Proof proof;
    private final Consumer<Run> tell;

    /** A round that is numbered 0 warms up. */
    Round(Site site, Meters meters, Rates rates, Options.Load options, Named named) {
        int seconds = named.number() == 0 ? options.warmUpSeconds() : options.seconds();
        this.site = site;
        this.meters = meters;
        this.rates = rates;
        this.load = Timed.Load.of(options, seconds);
        this.number = named.number();
        this.batch = new Batch(named.prefix());
        this.preparing = new Preparing(site, batch);
        this.proof = new Proof(site, batch);
        this.tell = named.tell();
    }

    /** Which round it is, how its payments' numbers begin, and who is told of every run. */
    record Named(int number, String prefix, Consumer<Run> tell) {}

    Batch run(Set<Work> only) {
        for (Work work : only) {
            switch (work) {
                case CREATE -> create();
                case OPEN -> open(only.contains(Work.NOTICE));
                case NOTICE -> {
                    if (!only.contains(Work.OPEN)) {
                        notice();
                    }
                }
                case QUERY -> query();
                case REFUND -> refund();
                case MIX -> mix();
            }
        }
        return batch;
    }

    private int most(Work work) {
        Duration most = work == Work.OPEN ? load.within(OPEN_MOST).most() : load.most();
        return rates.most(work, (int) most.toSeconds());
    }

    private void create() {
        List<Purchase> purchases = batch.make(most(Work.CREATE));
        Requests requests = new Requests();
        purchases.forEach(purchase -> requests.add(site.create(), purchase));
        Timed timed = Timed.run(site.drive(), new InOrder(requests), load, meters);
        Traffic traffic = requests.judge(timed.diary());
        batch.settle(purchases);
        finish(Work.CREATE, timed, traffic, early(requests, timed));
    }

    /** Notices follow at once, the oldest opening first. */
    private void open(boolean noticesFollow) {
        List<Purchase> purchases = preparing.fresh(most(Work.OPEN));
        List<byte[]> notices = site.alipay().isPresent() && noticesFollow ? preparing.notices(purchases) : List.of();
        Requests requests = new Requests();
        purchases.forEach(purchase -> requests.add(site.open(), purchase));
        Timed opening = Timed.run(site.drive(), new InOrder(requests), load.within(OPEN_MOST), meters);
        if (!notices.isEmpty()) {
            Requests following = new Requests();
            for (int i = 0; i < purchases.size(); i++) {
                if (wasOpened(opening.diary(), i)) {
                    following.add(preparing.notice(), purchases.get(i), notices.get(i));
                }
            }
            Timed noticing = Timed.run(site.second(), new InOrder(following), load, meters, opening.after());
            Traffic opened = requests.judge(opening.diary());
            Traffic noticed = following.judge(noticing.diary());
            preparing.settleOpened();
            batch.giveBack(purchases);
            finish(Work.OPEN, opening, opened, early(requests, opening));
            finish(Work.NOTICE, noticing, noticed, early(following, noticing));
        } else {
            Traffic opened = requests.judge(opening.diary());
            preparing.settleOpened();
            batch.giveBack(purchases);
            finish(Work.OPEN, opening, opened, early(requests, opening));
        }
    }

    private static boolean wasOpened(Diary diary, int opening) {
        return diary.end(opening) == End.ANSWERED && diary.status(opening) == FOUND;
    }

    /** Links are opened beforehand, not by the clock. */
    private void notice() {
        List<Purchase> purchases = preparing.fresh(Math.min(most(Work.NOTICE), most(Work.OPEN) / 2));
        List<byte[]> notices = preparing.notices(purchases);
        preparing.open(purchases);
        Requests requests = new Requests();
        for (int i = 0; i < purchases.size(); i++) {
            if (purchases.get(i).opened() == Told.DONE) {
                requests.add(preparing.notice(), purchases.get(i), notices.get(i));
            }
        }
        Timed timed = Timed.run(site.drive(), new InOrder(requests), load, meters);
        Traffic traffic = requests.judge(timed.diary());
        preparing.settleOpened();
        finish(Work.NOTICE, timed, traffic, early(requests, timed));
    }

    private void query() {
        if (batch.created().isEmpty()) {
            preparing.create(QUERIED_MIN);
        }
        Requests requests = new Requests();
        any(most(Work.QUERY)).forEach(purchase -> requests.add(site.query(Query.Wanted.AS_RECORDED), purchase));
        Timed timed = Timed.run(site.drive(), new InOrder(requests), load, meters);
        finish(Work.QUERY, timed, requests.judge(timed.diary()), early(requests, timed));
    }

    /** Created ones in no order, the same in every round. */
    private List<Purchase> any(int count) {
        List<Purchase> created = batch.created();
        SplittableRandom chance = new SplittableRandom(number);
        List<Purchase> any = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            any.add(created.get(chance.nextInt(created.size())));
        }
        return any;
    }

    private void refund() {
        List<Purchase> purchases = preparing.paid(most(Work.REFUND));
        Requests requests = new Requests();
        purchases.forEach(purchase -> requests.add(site.refund(), purchase));
        Timed timed = Timed.run(site.drive(), new InOrder(requests), load, meters);
        Traffic traffic = requests.judge(timed.diary());
        finish(Work.REFUND, timed, traffic, early(requests, timed));
    }

    private void mix() {
        int all = most(Work.MIX);
        List<Purchase> refunded = preparing.paid(share(all, Verb.REFUND));
        List<Purchase> opened = preparing.fresh(share(all, Verb.OPEN));
        List<byte[]> notices = preparing.notices(opened);
        List<Purchase> queried = any(share(all, Verb.QUERY));
        List<Purchase> created = batch.make(share(all, Verb.CREATE));
        Requests requests = new Requests();
        created.forEach(purchase -> requests.add(site.create(), purchase));
        for (int i = 0; i < opened.size(); i++) {
            requests.add(site.open(), opened.get(i));
            requests.add(preparing.notice(), opened.get(i), notices.get(i));
        }
        queried.forEach(purchase -> requests.add(site.query(Query.Wanted.IN_ITSELF), purchase));
        refunded.forEach(purchase -> requests.add(site.refund(), purchase));
        Mixed mixed = new Mixed(requests);
        Timed timed = Timed.run(site.drive(), mixed, load, meters);
        Traffic traffic = requests.judge(timed.diary());
        batch.settle(created);
        preparing.settleOpened();
        batch.giveBack(opened);
        finish(Work.MIX, timed, traffic, mixed.ranOut().map(verb -> RAN_OUT + " (" + verb.word() + ")"));
    }

    private static int share(int all, Verb verb) {
        return Math.max(1, all * Mixed.SHARES.getOrDefault(verb, 0) / 100);
    }

    private static Optional<String> early(Requests requests, Timed timed) {
        return timed.diary().count() == requests.count() ? Optional.of(RAN_OUT) : Optional.empty();
    }

    private void finish(Work work, Timed timed, Traffic traffic, Optional<String> early) {
        rates.seen(work, traffic.succeededPerSecond());
        boolean gaveBack = work == Work.REFUND || work == Work.MIX;
        Verdict verdict = proof.of(traffic).and(proof.compare()).and(gaveBack ? proof.atAlipay() : Verdict.none());
        OptionalLong looks = site.alipay().isPresent()
                ? OptionalLong.of(site.alipay().get().witness().looks(site.appId(), batch.prefix()))
                : OptionalLong.empty();
        tell.accept(new Run(
                work.word(),
                number,
                traffic,
                meters.cost(timed.before(), timed.after()),
                looks,
                verdict,
                early.filter(why -> load.pace() instanceof Pace.AsFastAsAnswered)));
    }
}
