package tongbao.simulate.world;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tongbao.core.gateway.Gateway;
import tongbao.core.money.Money;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.LinkToken;

/** Somebody with a wallet, who opens links, forgets tabs, comes late, and sometimes pays twice. */
final class Payer {
    private final World world;
    private final String about;
    private final Duration expiresIn;
    private final Set<String> seen = new HashSet<>();

    Payer(World world, String about, Duration expiresIn) {
        this.world = world;
        this.about = about;
        this.expiresIn = expiresIn;
    }

    void getsLink(LinkToken link) {
        if (seen.add(link.value())) {
            for (int visits = 1 + world.chance.below(2); visits > 0; visits--) {
                world.after(Duration.ofSeconds(1), hesitation(), () -> open(link));
            }
        }
    }

    void getsTerms(Attempt attempt, String terms) {
        if (seen.add(attempt.orderNo().value())) {
            comes(terms);
        }
    }

    private void open(LinkToken link) {
        Optional<Node> free = world.freeNode();
        if (free.isEmpty()) {
            world.after(Duration.ofSeconds(1), Duration.ofSeconds(5), () -> open(link));
            return;
        }
        Optional<Optional<Gateway.Opened>> opened = free.get()
                .run(about, "the payer opens a link", node -> node.gateway().open(link));
        if (opened.isPresent() && opened.get().isPresent() && opened.get().get() instanceof Gateway.Opened.Go go) {
            comes(go.address());
        }
    }

    private void comes(String text) {
        Alipay.Terms terms = Alipay.Terms.read(text);
        world.after(Duration.ofSeconds(1), hesitation(), () -> {
            boolean canPay = world.alipay.enter(terms);
            if (canPay && world.chance.percent(80)) {
                world.after(Duration.ofSeconds(1), hesitation(), () -> world.alipay.pay(terms.orderNo()));
            }
        });
    }

    /** Somebody makes a trade under our number, with an amount of his own. */
    void payWrongly(Attempt attempt, Money total) {
        long fen = total.fen() + 1;
        Alipay.Terms terms =
                new Alipay.Terms(attempt.orderNo().value(), fen, world.now().plus(expiresIn));
        if (world.alipay.trade(terms.orderNo()).isEmpty() && world.alipay.enter(terms)) {
            world.alipay.pay(terms.orderNo());
        }
    }

    private Duration hesitation() {
        return world.chance.percent(70) ? Duration.ofSeconds(60) : expiresIn.plusMinutes(2);
    }
}
