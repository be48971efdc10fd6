package tongbao.alipay.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random bills; a failing seed becomes a row of {@link #seeds} for ever. */
class RandomBillsTest {
    private static final String LETTERS = "abcXYZ0189_-*()牛奶面包支付宝€ ·é#\"'";

    static LongStream seeds() {
        long day = 20_779; // of 2026-11-22, so that a run can be repeated
        return LongStream.concat(LongStream.range(0, 40), LongStream.range(day, day + 20));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_is_written_is_read(long seed) {
        var random = new SplittableRandom(seed);
        List<SampleBills.Trade> trades = trades(random);
        byte[] zip = Zips.gbk("x.csv", ended(random, SampleBills.tradeBill(trades)));
        assertThat(BillReaderTest.read(zip).lines())
                .extracting(it -> (BillLine.Trade) it)
                .extracting(RandomBillsTest::of)
                .isEqualTo(trades);

        List<SampleBills.Movement> movements = movements(random);
        byte[] account = Zips.utf8("x.csv", ended(random, SampleBills.accountBill(movements)));
        assertThat(BillReaderTest.read(account).lines())
                .extracting(it -> (BillLine.Account) it)
                .extracting(it -> new SampleBills.Movement(
                        it.accountNo(),
                        it.moved().fen(),
                        it.balance().orElseThrow().fen()))
                .isEqualTo(movements);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_line_that_is_lost_doubled_or_changed_is_noticed(long seed) {
        var random = new SplittableRandom(seed);
        List<SampleBills.Trade> trades = new ArrayList<>(trades(random));
        trades.add(SampleBills.Trade.paid("15453", 1 + random.nextLong(1_000_000)));
        String bill = SampleBills.tradeBill(trades);
        SampleBills.Trade victim = trades.get(random.nextInt(trades.size()));
        for (String by : List.of(
                "", victim.line() + "\r\n" + victim.line(), onMore(victim).line())) {
            String broken = bill.replace(victim.line(), by);
            assertThatThrownBy(() -> BillReaderTest.read(Zips.gbk("x.csv", broken)))
                    .isInstanceOf(BrokenBill.class);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_bill_that_is_cut_anywhere_is_noticed(long seed) {
        var random = new SplittableRandom(seed);
        List<SampleBills.Trade> trades = new ArrayList<>(trades(random));
        trades.add(SampleBills.Trade.refunded("15453", 5));
        String bill = SampleBills.tradeBill(trades);
        int whole = bill.indexOf("#导出时间") - "\r\n".length() - "元".length();
        String cut = bill.substring(0, random.nextInt(whole));
        assertThatThrownBy(() -> BillReaderTest.read(Zips.gbk("x.csv", cut))).isInstanceOf(BrokenBill.class);
        byte[] zip = Zips.of(Map.of("x.csv", bill.getBytes(Zips.GBK)), Zips.GBK);
        byte[] part = java.util.Arrays.copyOf(zip, random.nextInt(zip.length / 2));
        assertThatThrownBy(() -> BillReaderTest.read(part)).isInstanceOf(BrokenBill.class);
    }

    private static SampleBills.Trade of(BillLine.Trade it) {
        return new SampleBills.Trade(
                it.tradeNo().value(),
                it.outTradeNo().orElseThrow().value(),
                it.business().text(),
                it.subject(),
                it.orderAmount().fen(),
                it.receipt().fen(),
                it.merchantDiscount().fen(),
                it.refundNo().map(Object::toString).orElse(""));
    }

    private static SampleBills.Trade onMore(SampleBills.Trade it) {
        return new SampleBills.Trade(
                it.tradeNo(),
                it.outTradeNo(),
                it.business(),
                it.subject(),
                it.orderFen(),
                it.receiptFen() + 1,
                it.discountFen(),
                it.refundNo());
    }

    private static List<SampleBills.Trade> trades(SplittableRandom random) {
        return IntStream.range(0, random.nextInt(40))
                .mapToObj(it -> trade(random, it))
                .toList();
    }

    private static SampleBills.Trade trade(SplittableRandom random, int number) {
        boolean refund = random.nextInt(3) == 0;
        long sign = refund ? -1 : 1;
        long order = random.nextLong(random.nextBoolean() ? 1_000 : 10_000_000_000L);
        long discount = random.nextLong(order / 2 + 1);
        return new SampleBills.Trade(
                "2026112222001400000000" + (100_000 + number),
                "M" + number + "_" + Long.toHexString(random.nextLong()),
                refund ? "退款" : "交易",
                subject(random),
                sign * order,
                sign * (order - discount),
                sign * discount,
                refund ? "R" + number : "");
    }

    /** Without commas at its ends, for those are not told from the file's own. */
    private static String subject(SplittableRandom random) {
        String text = random.ints(random.nextInt(20), 0, LETTERS.length())
                .mapToObj(it -> LETTERS.substring(it, it + 1))
                .reduce("", String::concat)
                .strip();
        return random.nextInt(4) == 0
                ? text.replace(" ", ",").replaceAll("^,+|,+$", "").strip()
                : text;
    }

    private static List<SampleBills.Movement> movements(SplittableRandom random) {
        return IntStream.range(0, random.nextInt(40))
                .mapToObj(it -> new SampleBills.Movement(
                        "5463244653" + it,
                        random.nextLong(-1_000_000, 1_000_000),
                        random.nextLong(-1_000, 1_000_000_000_000L)))
                .toList();
    }

    private static String ended(SplittableRandom random, String text) {
        return random.nextBoolean() ? text : text.replace("\r\n", "\n");
    }
}
