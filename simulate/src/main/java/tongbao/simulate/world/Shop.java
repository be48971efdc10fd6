package tongbao.simulate.world;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import tongbao.core.gateway.Answer;
import tongbao.core.money.Money;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Means;
import tongbao.core.payment.Order;
import tongbao.core.payment.OutRequestNo;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Plan;
import tongbao.core.payment.Product;
import tongbao.core.payment.Wish;
import tongbao.core.store.Nonce;
import tongbao.core.store.Once;

/** A business app with one order: it asks, asks again when it got no answer, and changes its mind. */
final class Shop {
    private static final List<Product> PRODUCTS =
            List.of(Product.PAGE, Product.PAGE, Product.WAP, Product.APP, Product.QR, Product.BARCODE, Product.JSAPI);

    private static final AppId APP = new AppId("shop");
    private static final Duration RETRY_MAX = Duration.ofSeconds(20);
    private static final Duration COPY_MAX = Duration.ofSeconds(30);
    private static final int TRIES_MAX = 10;
    private static final List<Duration> EXPIRIES =
            List.of(Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(30));

    private final World world;
    private final String number;
    private final Money total;
    private final Duration expiresIn;
    private final Payer payer;
    private final Set<String> answeredNonces = new HashSet<>();
    private int nonces;
    private boolean wantsRefunds;

    Shop(World world, String number) {
        this.world = world;
        this.number = number;
        this.total = Money.ofFen(1 + world.chance.below(10_000));
        this.expiresIn = world.chance.oneOf(EXPIRIES);
        this.payer = new Payer(world, number, expiresIn);
        this.wantsRefunds = world.chance.percent(60);
    }

    /** Plans the order's life. */
    void begin() {
        Plan plan = plan();
        world.after(Duration.ZERO, Duration.ofSeconds(30), () -> create(plan));
        Duration life = expiresIn.plusMinutes(5);
        for (int wishes = world.chance.below(6); wishes > 0; wishes--) {
            world.after(Duration.ofSeconds(5), life, this::wish);
        }
        for (int looks = 1 + world.chance.below(4); looks > 0; looks--) {
            world.after(Duration.ofSeconds(5), life, this::query);
        }
        strange(life);
    }

    private void strange(Duration life) {
        if (world.accidents.strikes(Accident.WRONG_AMOUNT)) {
            world.after(
                    Duration.ofSeconds(1), life, () -> newest().ifPresent(attempt -> payer.payWrongly(attempt, total)));
        }
        if (world.accidents.strikes(Accident.NOTICE_FORGED)) {
            world.after(
                    Duration.ofSeconds(1),
                    life,
                    () -> newest().ifPresent(attempt ->
                            world.postman.forge(attempt.orderNo().value(), total.fen())));
        }
        if (world.accidents.strikes(Accident.NOTICE_STRAY)) {
            String stranger = "TB" + "0".repeat(41);
            world.after(Duration.ofSeconds(1), life, () -> world.postman.sendAboutStranger(stranger, total.fen()));
        }
    }

    private Plan plan() {
        Product product = world.chance.oneOf(PRODUCTS);
        Optional<String> payer = product.needsPayer() ? Optional.of("281012020262467128") : Optional.empty();
        return new Plan(new Means(product, Optional.empty(), payer, Map.of()), Door.OWN_ACCOUNT);
    }

    private void create(Plan plan) {
        call("create by " + plan.means().product(), 0, (node, once) -> {
            Order order = new Order(
                    APP,
                    new OutTradeNo(number),
                    total,
                    "a book",
                    Optional.empty(),
                    Map.of(),
                    world.now(),
                    world.now().plus(expiresIn));
            Answer<Payment> answer = node.gateway().create(order, plan, once);
            shown(node, answer);
            return answer;
        });
    }

    private void wish() {
        int kind = world.chance.below(100);
        if (kind < 30) {
            Plan plan = plan();
            callAboutPayment("a further attempt by " + plan.means().product(), (node, payment, once) -> {
                Answer<Payment> answer = node.gateway().attempt(payment, plan, once);
                shown(node, answer);
                return answer;
            });
        } else if (kind < 40) {
            callAboutPayment("cancel", (node, payment, once) -> node.gateway().cancel(payment, once));
        } else if (kind < 55) {
            callAboutPayment("close", (node, payment, once) -> node.gateway().close(payment, once));
        } else {
            refund();
        }
    }

    /** Several at once now and then, and the same number again now and then. */
    private void refund() {
        for (int count = 1 + world.chance.below(3); count > 0; count--) {
            OutRequestNo requestNo = new OutRequestNo("r-" + world.chance.below(4));
            long fen = world.chance.oneOf(List.of(total.fen(), (total.fen() + 1) / 2, 1L, total.fen() * 2 / 3 + 1));
            Duration gap = world.chance.oneOf(List.of(Duration.ZERO, Duration.ofSeconds(3)));
            Wish.Return wish = new Wish.Return(requestNo, Money.ofFen(fen), "", gap);
            world.after(
                    Duration.ZERO,
                    Duration.ofSeconds(3),
                    () -> callAboutPayment(
                            "refund " + requestNo + " of " + fen,
                            (node, payment, once) -> node.door().refund(payment, wish, once)));
        }
    }

    private void query() {
        Optional<Node> free = world.freeNode();
        if (free.isEmpty()) {
            return;
        }
        free.get().run(number, "query", node -> {
            Optional<Payment> found = node.store().find(APP, new OutTradeNo(number));
            Optional<Payment> now = found.map(payment -> node.gateway().refreshed(payment));
            now.ifPresent(payment -> seen(node, payment));
            return now.map(payment -> payment.status(world.now()).toString()).orElse("absent");
        });
    }

    private void shown(Node node, Answer<Payment> answer) {
        switch (answer) {
            case Answer.Done<Payment>(Payment payment) -> seen(node, payment);
            case Answer.Repeated<Payment>(Payment payment) -> seen(node, payment);
            case Answer.Refused<Payment> refused -> {}
            case Answer.Absent<Payment> absent -> {}
            case Answer.Replayed<Payment> replayed -> {}
            case Answer.Unavailable<Payment> unavailable -> {}
        }
    }

    /** The app shows the payer how to pay, and gives money back when it sees that there is some. */
    private void seen(Node node, Payment payment) {
        Attempt attempt = payment.newest();
        if (wantsRefunds && payment.paidAttempt().isPresent()) {
            wantsRefunds = false;
            world.after(Duration.ZERO, Duration.ofMinutes(5), this::refund);
        }
        switch (attempt.product()) {
            case PAGE, WAP -> payer.getsLink(attempt.link());
            case APP -> payer.getsTerms(attempt, node.gateway().signed(payment, attempt));
            case BARCODE -> {}
            case QR, JSAPI -> {
                if (attempt.state() instanceof AttemptState.Awaiting awaiting
                        && awaiting.code().isPresent()) {
                    payer.getsTerms(attempt, awaiting.code().get());
                }
            }
        }
    }

    private Optional<Attempt> newest() {
        return world.ground.store().find(APP, new OutTradeNo(number)).map(Payment::newest);
    }

    private interface AboutPayment {
        Answer<?> call(Node node, Payment payment, Once once);
    }

    private void callAboutPayment(String what, AboutPayment call) {
        call(what, 0, (node, once) -> {
            Optional<Payment> found = node.store().find(APP, new OutTradeNo(number));
            return found.<Answer<?>>map(payment -> call.call(node, payment, once))
                    .orElseGet(Answer.Absent::new);
        });
    }

    private void call(String what, int tries, BiFunction<Node, Once, Answer<?>> work) {
        String nonce = number + "-" + nonces++;
        boolean answered = deliver(what, nonce, work);
        if (!answered && tries < TRIES_MAX) {
            world.after(Duration.ofMillis(500), RETRY_MAX, () -> call(what, tries + 1, work));
        }
        if (world.accidents.strikes(Accident.CALL_COPIED)) {
            world.after(Duration.ZERO, COPY_MAX, () -> deliver(what + " (a copy)", nonce, work));
        }
    }

    /** Whether the call was answered at all. */
    private boolean deliver(String what, String nonce, BiFunction<Node, Once, Answer<?>> work) {
        Optional<Node> free = world.freeNode();
        if (free.isEmpty()) {
            return false;
        }
        boolean mayRun = !answeredNonces.contains(nonce);
        Once once = Once.of(new Nonce(APP, nonce, world.now().plus(Duration.ofMinutes(10))));
        Optional<Answer<?>> answer = free.get().run(number, what, node -> work.apply(node, once));
        answer.ifPresent(given -> {
            boolean nothing = given instanceof Answer.Replayed || given instanceof Answer.Absent;
            world.findings.expect(mayRun || nothing, Rule.COPIES_DO_NOTHING, number, what + " was answered " + given);
            if (!(given instanceof Answer.Absent)) {
                answeredNonces.add(nonce);
            }
        });
        return answer.isPresent();
    }
}
