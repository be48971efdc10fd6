package tongbao.bench.growth;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import tongbao.core.money.Money;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Means;
import tongbao.core.payment.Order;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Plan;
import tongbao.core.payment.Product;

/**
 * The payments of two years before {@code now}, oldest first. Which life a payment has is a pure function of the seed
 * and its index, so that the same database can be made again.
 */
record Lives(long count, Instant now, long seed) {
    /** The app and the account of {@code ./tongbao up}, which can so act on what is generated. */
    static final AppId OWN_APP = new AppId("demo");

    private static final int SHOPS = 7;

    private static final AccountId ACCOUNT = new AccountId("sandbox");
    private static final Duration SPAN = Duration.ofDays(730);
    private static final Duration EXPIRES_IN = Duration.ofMinutes(30);
    /** The longest that the API takes; among the payments so young some are still open. */
    private static final Duration EXPIRES_IN_LONG = Duration.ofDays(15);

    private static final Duration YOUNG = Duration.ofDays(10);
    private static final int OPEN_OF_YOUNG_PERCENT = 20;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

    Lives {
        now = now.truncatedTo(ChronoUnit.MICROS);
    }

    Life life(long index) {
        RandomGenerator chance = chance(index);
        Instant createdAt = createdAt(index, chance);
        boolean young = createdAt.isAfter(now.minus(YOUNG));
        boolean open = young && chance.nextInt(100) < OPEN_OF_YOUNG_PERCENT;
        int roll = chance.nextInt(1000);
        Product product = open ? Product.PAGE : product(roll, chance);
        Order order = new Order(
                app(chance),
                new OutTradeNo(DAY.format(createdAt) + "-" + String.format(Locale.ROOT, "%09d", index)),
                Money.ofFen(chance.nextInt(100) < 80 ? 100 + chance.nextInt(50_000) : 1 + chance.nextInt(5_000_000)),
                "明前龙井 250 克",
                Optional.empty(),
                Map.of("cart", "c-" + chance.nextInt(1_000_000), "customer", "u-" + chance.nextInt(200_000)),
                createdAt,
                createdAt.plus(open ? EXPIRES_IN_LONG : EXPIRES_IN));
        Life life = new Life(order, plan(product, index), now, chance);
        Story story = new Story(life, chance);
        if (open) {
            story.staysOpen();
        } else if (product == Product.QR) {
            story.byCode();
        } else {
            told(story, roll);
        }
        return life;
    }

    /** Scattered once: generators whose seeds lie a step apart would draw the same, one draw later. */
    private RandomGenerator chance(long index) {
        return new SplittableRandom(new SplittableRandom(seed ^ index << 16).nextLong());
    }

    /** How lives are spread, in payments of a thousand. */
    private static void told(Story story, int roll) {
        if (roll < 760) {
            story.paid();
        } else if (roll < 790) {
            story.paidAtTheSecondAttempt();
        } else if (roll < 880) {
            story.neverOpened();
        } else if (roll < 915) {
            story.closedAtItsEnd();
        } else if (roll < 950) {
            story.withdrawnAtItsEnd();
        } else {
            story.closedByTheApp();
        }
    }

    private static Product product(int roll, RandomGenerator chance) {
        if (roll >= 980) {
            return Product.QR;
        }
        return chance.nextInt(100) < 60 ? Product.PAGE : Product.WAP;
    }

    static Plan plan(Product product, long index) {
        Optional<String> returnUrl =
                product.byLink() ? Optional.of("https://shop.example/orders/" + index) : Optional.empty();
        return new Plan(new Means(product, returnUrl, Map.of()), ACCOUNT);
    }

    /** Evenly spread, each in a slot of its own. */
    private Instant createdAt(long index, RandomGenerator chance) {
        long slotMicros = SPAN.toNanos() / 1000 / count;
        long micros = index * slotMicros + chance.nextLong(Math.max(1, slotMicros));
        return now.minus(SPAN).plus(micros, ChronoUnit.MICROS);
    }

    private static AppId app(RandomGenerator chance) {
        int roll = chance.nextInt(100);
        return roll < 60 ? OWN_APP : shop(roll % SHOPS);
    }

    private static AppId shop(int number) {
        return new AppId("shop-" + number);
    }

    /** The apps whose payments these are, besides the own one. */
    static List<AppId> shops() {
        return IntStream.range(0, SHOPS).mapToObj(Lives::shop).toList();
    }
}
