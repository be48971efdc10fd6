package tongbao.simulate.world;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongbao.core.money.Money;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.Fact;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.TradeNo;
import tongbao.core.store.Notice;

/** Alipay's notices: sent at once and again by its ladder until they are answered {@code success}. */
final class Postman {
    /** The waits between tries; with the last one Alipay gives up. */
    private static final List<Duration> LADDER = List.of(
            Duration.ofMinutes(4),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(15));

    private static final Duration LATE_MAX = Duration.ofMinutes(6);

    /** Nobody takes the letter while both gateways are down or busy. */
    private static final Duration KNOCK_AGAIN = Duration.ofSeconds(2);

    private final World world;
    /** In some runs no notice arrives at all: a wrong address, a firewall. */
    private final boolean walled;

    private int sent;

    Postman(World world) {
        this.world = world;
        this.walled = world.chance.percent(20);
    }

    /** A letter with the news of a trade as it is now. */
    void send(Alipay.Trade trade) {
        if (walled) {
            return;
        }
        String id = "notice-" + ++sent;
        Alipay.Sight sight = Alipay.Sight.of(trade);
        Letter letter = new Letter(id, sight, Door.OWN_ACCOUNT, true, () -> {
            trade.refundedTold = Math.max(trade.refundedTold, sight.refunded().orElse(0));
        });
        deliver(letter, 0);
        if (world.accidents.strikes(Accident.NOTICE_DOUBLED)) {
            world.after(Duration.ZERO, LATE_MAX, () -> knock(letter, LADDER.size()));
        }
        if (world.accidents.strikes(Accident.NOTICE_STRAY)) {
            AccountId other = new AccountId("other");
            world.after(Duration.ZERO, LATE_MAX, () -> {
                knock(new Letter(id + "-stray", sight, other, true, () -> {}), LADDER.size());
            });
        }
    }

    private record Letter(String id, Alipay.Sight sight, AccountId account, boolean signed, Runnable onSuccess) {}

    private void deliver(Letter letter, int tries) {
        Duration least = Duration.ofMillis(20);
        Duration most = world.accidents.strikes(Accident.NOTICE_LATE) ? LATE_MAX : Duration.ofSeconds(3);
        world.after(least, most, () -> {
            if (world.accidents.strikes(Accident.NOTICE_LOST)) {
                again(letter, tries);
            } else {
                knock(letter, tries);
            }
        });
    }

    private void again(Letter letter, int tries) {
        if (tries < LADDER.size()) {
            world.after(LADDER.get(tries), LADDER.get(tries), () -> deliver(letter, tries + 1));
        }
    }

    private void knock(Letter letter, int tries) {
        Optional<Node> free = world.freeNode();
        if (free.isEmpty()) {
            world.after(KNOCK_AGAIN, KNOCK_AGAIN, () -> knock(letter, tries));
            return;
        }
        Fact.Trade fact = fact(letter.sight());
        Door.Letter open = new Door.Letter(fact, notice(letter, fact), letter.signed());
        String about = world.aboutOrder(letter.sight().orderNo());
        Optional<Boolean> answer = free.get().run(about, letter.id() + " " + fact.standing(), node -> {
            boolean success = node.door().take(open);
            if (success) {
                world.witness.answeredSuccess(open);
            }
            return success;
        });
        if (answer.equals(Optional.of(true)) && !world.accidents.strikes(Accident.NOTICE_LOST)) {
            letter.onSuccess().run();
        } else {
            again(letter, tries);
        }
    }

    /** A letter that nobody at Alipay wrote: it says that an order is paid. */
    void forge(String orderNo, long fen) {
        Alipay.Trade pretended = new Alipay.Trade(new Alipay.Terms(orderNo, fen, world.now()), 0);
        pretended.status = Alipay.Status.PAID;
        pretended.paidAt = Optional.of(world.now());
        knock(
                new Letter("forged-" + ++sent, Alipay.Sight.of(pretended), Door.OWN_ACCOUNT, false, () -> {}),
                LADDER.size());
    }

    /** A genuine letter about an order that isn't kept here. */
    void sendAboutStranger(String orderNo, long fen) {
        Alipay.Trade stranger = new Alipay.Trade(new Alipay.Terms(orderNo, fen, world.now()), 0);
        stranger.status = Alipay.Status.PAID;
        stranger.paidAt = Optional.of(world.now());
        knock(
                new Letter("stranger-" + ++sent, Alipay.Sight.of(stranger), Door.OWN_ACCOUNT, true, () -> {}),
                LADDER.size());
    }

    private Fact.Trade fact(Alipay.Sight sight) {
        return new Fact.Trade(
                new OrderNo(sight.orderNo()),
                new TradeNo(sight.tradeNo()),
                Line.standing(sight.status()),
                Money.ofFen(sight.fen()),
                Optional.empty(),
                sight.refunded().isPresent()
                        ? Optional.of(Money.ofFen(sight.refunded().getAsLong()))
                        : Optional.empty(),
                sight.paidAt().orElse(world.now()));
    }

    private Notice notice(Letter letter, Fact.Trade fact) {
        byte[] body = letter.id().getBytes(StandardCharsets.UTF_8);
        Instant now = world.now();
        return new Notice(letter.id(), letter.account(), fact.orderNo(), body, now);
    }
}
