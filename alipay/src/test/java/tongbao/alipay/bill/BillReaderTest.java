package tongbao.alipay.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.alipay.OutRequestNo;
import tongbao.alipay.OutTradeNo;
import tongbao.alipay.TradeNo;
import tongbao.alipay.Word;

class BillReaderTest {
    private static final List<SampleBills.Trade> TRADES = List.of(
            SampleBills.Trade.paid("15453", 1),
            SampleBills.Trade.paid("15454", 300),
            SampleBills.Trade.refunded("15453", 1));

    /** A bill with the lines that came of it. */
    record Read(Bill bill, List<BillLine> lines) {}

    @Test
    void a_trade_bill_becomes_typed_lines() {
        Read read = read(Zips.gbk(SampleBills.tradeArchive(TRADES)));
        assertHead(read.bill());
        assertThat(read.lines().getFirst()).isInstanceOfSatisfying(BillLine.Trade.class, it -> {
            assertThat(it.tradeNo()).isEqualTo(new TradeNo("2019091622001458860515315453"));
            assertThat(it.outTradeNo()).contains(new OutTradeNo("service_15453"));
            assertThat(it.business()).isEqualTo(new Word.Known<>(BillLine.Business.PAYMENT));
            assertThat(it.isRefund()).isFalse();
            assertThat(it.subject()).isEqualTo("下单测试");
            assertThat(it.createdAt()).contains(Instant.parse("2019-09-16T02:55:16Z"));
            assertThat(it.finishedAt()).contains(Instant.parse("2019-09-16T02:55:23Z"));
            assertThat(it.counterparty()).contains("*津水(602***@qq.com)");
            assertThat(it.orderAmount()).hasToString("0.01");
            assertThat(it.refundNo()).isEmpty();
            assertThat(it.remark()).contains("下单测试");
            assertThat(it.cells()).hasSize(25).containsEntry("操作员", "alipay").containsEntry("终端号", "");
        });
        assertThat(read.lines().get(2)).isInstanceOfSatisfying(BillLine.Trade.class, it -> {
            assertThat(it.isRefund()).isTrue();
            assertThat(it.receipt()).hasToString("-0.01");
            assertThat(it.refundNo()).contains(new OutRequestNo("R1"));
        });
        assertThat(read.lines().getLast()).isInstanceOfSatisfying(BillLine.Summary.class, it -> {
            assertThat(it.of()).isEqualTo("合计");
            assertThat(it.kind()).isEqualTo(BillKind.TRADE_SUMMARY);
            assertThat(it.cells()).containsEntry("实收净额（元）", "4.49");
        });
    }

    private static void assertHead(Bill bill) {
        assertThat(bill.files())
                .extracting(Bill.File::kind)
                .containsExactly(BillKind.TRADE_DETAIL, BillKind.TRADE_SUMMARY);
        Bill.File file = bill.file(BillKind.TRADE_DETAIL).orElseThrow();
        assertThat(file.name()).isEqualTo(SampleBills.TRADE_NAME);
        assertThat(file.account()).contains("20880000000000000156");
        assertThat(file.from()).contains(Instant.parse("2019-09-15T16:00:00Z"));
        assertThat(file.until()).contains(Instant.parse("2019-09-16T16:00:00Z"));
        assertThat(file.lines()).isEqualTo(3);
        assertThat(file.totals()).extracting(Bill.Total::of).containsExactly("交易", "退款");
        assertThat(file.totals())
                .extracting(Bill.Total::amount)
                .containsExactly(YuanMoved.of("3.01"), YuanMoved.of("0.01"));
    }

    @Test
    void an_account_bill_becomes_movements_that_are_negative_where_money_went_out() {
        var bill = SampleBills.accountBill(List.of(
                new SampleBills.Movement("54632446537371", 227_400, 1_453_303),
                new SampleBills.Movement("54632446537372", -100, 1_453_203)));
        Read read = read(Zips.gbk(SampleBills.ACCOUNT_NAME, bill));
        assertThat(read.lines())
                .extracting(it -> ((BillLine.Account) it).moved().toString())
                .containsExactly("2274.00", "-1.00");
        assertThat(read.lines().getFirst()).isInstanceOfSatisfying(BillLine.Account.class, it -> {
            assertThat(it.accountNo()).isEqualTo("54632446537371");
            assertThat(it.businessNo()).contains("2012122923922029");
            assertThat(it.merchantNo()).contains("3226563");
            assertThat(it.at()).contains(Instant.parse("2012-12-29T13:02:06Z"));
            assertThat(it.balance()).contains(YuanMoved.of("14533.03"));
            assertThat(it.business()).contains("在线支付");
            assertThat(it.remark()).isEmpty();
        });
    }

    @Test
    void columns_are_found_by_their_headings_wherever_they_stand() {
        String bill = """
                #支付宝账务明细查询
                #账号：[0000]
                #----账务明细列表----
                账务流水号,业务流水号,商品名称,发生时间,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注,商户订单号,业务账单来源
                A1\t,B1\t,\t,2026-05-08 10:00:00\t,88.00\t,\t,100.00\t,支付宝\t,其它\t,订单收款\t,M-1\t,x\t
                A2\t,B2\t,\t,2026-05-08 10:00:01\t,\t,-8.00\t,92.00\t,支付宝\t,其它\t,\t,M-2\t,y\t
                #----账务明细列表结束----
                #支出合计：1笔，共-8.00元
                #收入合计：1笔，共88.00元
                """;
        Read read = read(Zips.gbk("a.csv", bill));
        assertThat(read.lines())
                .extracting(it -> ((BillLine.Account) it).moved().toString())
                .containsExactly("88.00", "-8.00");
        assertThat(read.lines())
                .extracting(it -> ((BillLine.Account) it).merchantNo().orElseThrow())
                .containsExactly("M-1", "M-2");
    }

    @Test
    void utf_8_is_read_as_well_with_and_without_a_mark() {
        String bill = SampleBills.tradeBill(TRADES);
        assertThat(read(Zips.utf8(SampleBills.TRADE_NAME, bill))
                        .bill()
                        .files()
                        .getFirst()
                        .name())
                .isEqualTo(SampleBills.TRADE_NAME);
        assertThat(read(Zips.utf8("x.csv", "\uFEFF" + bill)).lines()).hasSize(3);
        byte[] rawUtf8Name = Zips.of(Map.of(SampleBills.TRADE_NAME, bill.getBytes(Zips.GBK)), StandardCharsets.UTF_8);
        assertThat(read(rawUtf8Name).bill().files().getFirst().name()).isEqualTo(SampleBills.TRADE_NAME);
    }

    @Test
    void a_bill_that_went_through_a_spreadsheet_is_read_as_well() {
        String bill = String.join(
                "\n",
                SampleBills.tradeBill(TRADES).lines().map(it -> it + ",,,").toList());
        assertThat(read(Zips.gbk("x.csv", bill)).lines()).hasSize(3);
        assertThat(read(Zips.gbk("x.csv", bill.replace("\n", "\n\n,,,\n"))).lines())
                .hasSize(3);
    }

    @Test
    void a_title_with_commas_is_one_title() {
        var odd = new SampleBills.Trade("1", "T1", "交易", "牛奶,面包,蛋", 100, 100, 0, "");
        Read read = read(Zips.gbk("x.csv", SampleBills.tradeBill(List.of(odd))));
        assertThat(read.lines()).singleElement().isInstanceOfSatisfying(BillLine.Trade.class, it -> {
            assertThat(it.subject()).isEqualTo("牛奶,面包,蛋");
            assertThat(it.receipt()).hasToString("1.00");
            assertThat(it.remark()).contains("下单测试");
        });
    }

    @Test
    void a_title_cut_in_the_middle_of_a_character_spoils_nothing_else() {
        byte[] bill = SampleBills.tradeBill(TRADES).getBytes(Zips.GBK);
        byte[] title = "下单测试,2019".getBytes(Zips.GBK);
        byte[] cut = Arrays.copyOf(title, title.length - 1);
        System.arraycopy(title, 8, cut, 7, title.length - 8);
        byte[] spoiled = replaceFirst(bill, title, cut);
        Read read = read(Zips.of(Map.of("x.csv", spoiled), Zips.GBK));
        assertThat(read.lines().getFirst()).isInstanceOfSatisfying(BillLine.Trade.class, it -> {
            assertThat(it.subject()).startsWith("下单测");
            assertThat(it.createdAt()).contains(Instant.parse("2019-09-16T02:55:16Z"));
        });
    }

    @Test
    void an_empty_bill_and_one_of_an_unknown_kind_are_bills() {
        assertThat(read(Zips.gbk("x.csv", SampleBills.tradeBill(List.of()))).lines())
                .isEmpty();
        assertThat(read(Zips.gbk("x.csv", SampleBills.accountBill(List.of()))).lines())
                .isEmpty();
        Read other = read(Zips.gbk("x.csv", "#支付宝营销活动\na,b\n1,2\n"));
        assertThat(other.lines()).containsExactly(new BillLine.Other(Map.of("a", "1", "b", "2")));
        assertThat(other.bill().file(BillKind.OTHER)).isPresent();
    }

    @Test
    void sorts_of_business_that_nobody_has_listed_count_on_one_side_or_the_other() {
        var odd = new SampleBills.Trade("1", "T1", "手续费返还", "x", 100, 100, 0, "");
        String bill = SampleBills.tradeBill(List.of(SampleBills.Trade.paid("15453", 500), odd));
        assertThat(read(Zips.gbk("x.csv", bill)).lines()).hasSize(2);
        String asRefund = bill.replace("#交易合计：2笔，商家实收共6.00元", "#交易合计：1笔，商家实收共7.00元")
                .replace("#退款合计：0笔，商家实收退款共0.00元", "#退款合计：1笔，商家实收退款共-1.00元");
        assertThat(read(Zips.gbk("x.csv", asRefund)).lines()).hasSize(2);
        assertThatThrownBy(() -> read(Zips.gbk("x.csv", bill.replace("共6.00元", "共6.01元"))))
                .isInstanceOf(BrokenBill.class);
    }

    @Test
    void a_movement_of_nothing_may_count_on_either_side() {
        String bill = SampleBills.accountBill(List.of(
                new SampleBills.Movement("1", 100, 100),
                new SampleBills.Movement("2", 0, 100),
                new SampleBills.Movement("3", -100, 0)));
        assertThat(read(Zips.gbk("x.csv", bill)).lines()).hasSize(3);
        String other = bill.replace("#支出合计：1笔", "#支出合计：2笔").replace("#收入合计：2笔", "#收入合计：1笔");
        assertThat(read(Zips.gbk("x.csv", other)).lines()).hasSize(3);
        String wrong = bill.replace("#支出合计：1笔", "#支出合计：0笔").replace("#收入合计：2笔", "#收入合计：3笔");
        assertThatThrownBy(() -> read(Zips.gbk("x.csv", wrong))).isInstanceOf(BrokenBill.class);
    }

    /** What is done to a good trade bill, and what is then said. */
    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            #交易合计：2笔 | #交易合计：3笔 | the total says 3 and the lines come to 2
            商家实收共3.01元 | 商家实收共3.02元 | the total says 3.02 and the lines come to 3.01
            商家优惠共0.00元 | 商家优惠共0.50元 | the total says 0.50 and the lines come to 0.00
            商家实收退款共-0.01元 | 商家实收退款共-0.02元 | the total says 0.02 and the lines come to 0.01
            #退款合计 | #退货 | cut off: the total of 退款 is missing
            #退款合计 | #交易合计 | the total of 交易 stands twice
            #交易合计：2笔 | #交易合计：两笔 | a total that cannot be read
            #交易合计：2笔 | #交易合计：99999999999999999999笔 | a total that cannot be read
            商家实收共3.01元 | 商家实收共3.0.1元 | a total that cannot be read
            业务明细列表结束 | 业务明细列表 | cut off: the lines have no end
            #导出时间 | 1,2 | a line behind the end of the lines
            支付宝交易号, | 交易号, | the column 支付宝交易号 is missing
            商家实收（元） | 商家实收 | the column 商家实收（元） is missing
            商品名称 | 业务类型 | two with the same
            备注 | x,y | 25 cells for 26 columns
            alipay_store | a,b | 27 cells for 25 columns
            2019-09-16 10:55:16 | 2019-09-31 10:55:16 | 创建时间 cannot be read
            ,0.01, | ,0.011, | cannot be read: 0.011
            2019年09月16日 | 2019年9月16日 | the period cannot be read
            #支付宝业务明细查询 | 支付宝业务明细查询 | the first line is no title of a bill
            """)
    void a_bill_that_was_tampered_with_or_cut_is_refused(String what, String by, String said) {
        String bill = SampleBills.tradeBill(TRADES);
        assertThat(bill).contains(what);
        assertThatThrownBy(() -> read(Zips.gbk("x.csv", bill.replace(what, by))))
                .isInstanceOf(BrokenBill.class)
                .hasMessageContaining(said);
    }

    @Test
    void what_is_wrong_is_told_with_its_file_and_line() {
        String bill = SampleBills.tradeBill(TRADES).replaceFirst("3\\.00,3\\.00", "3.00,x");
        assertThatThrownBy(() -> read(Zips.gbk("x.csv", bill))).hasMessage("x.csv, line 7: 商家实收（元） cannot be read: x");
    }

    @Test
    void a_summary_must_agree_with_its_own_total() {
        assertThat(read(Zips.gbk("x.csv", SampleBills.tradeSummary("4.50"))).lines())
                .hasSize(3);
        assertThatThrownBy(() -> read(Zips.gbk("x.csv", SampleBills.tradeSummary("4.51"))))
                .isInstanceOf(BrokenBill.class);
        assertThatThrownBy(() -> read(Zips.gbk("x.csv", SampleBills.tradeSummary("x"))))
                .isInstanceOf(BrokenBill.class);
    }

    @Test
    void files_of_different_accounts_or_days_are_no_bill() {
        var files = SampleBills.tradeArchive(TRADES);
        for (UnaryOperator<String> change : List.<UnaryOperator<String>>of(
                it -> it.replace("[20880000000000000156]", "[20880000000000000157]"),
                it -> it.replace("09月17日 00:00:00", "09月18日 00:00:00"))) {
            var changed = new LinkedHashMap<>(files);
            changed.computeIfPresent(SampleBills.TRADE_SUMMARY_NAME, (_, text) -> change.apply(text));
            assertThatThrownBy(() -> read(Zips.gbk(changed)))
                    .isInstanceOf(BrokenBill.class)
                    .hasMessageContaining("of another account or period");
        }
    }

    @Test
    void what_is_no_whole_zip_is_no_bill() {
        byte[] zip = Zips.gbk(SampleBills.tradeArchive(TRADES));
        refuses("<html>链接已失效</html>".getBytes(StandardCharsets.UTF_8), "not a zip with a bill in it");
        refuses(new byte[0], "not a zip with a bill in it");
        refuses(Arrays.copyOf(zip, zip.length / 3), "");
        byte[] flipped = zip.clone();
        flipped[zip.length / 3] ^= 0x55;
        refuses(flipped, "");
        refuses(Zips.gbk("readme.txt", "x"), "not a zip with a bill in it");
        refuses(Zips.gbk("x.csv", ""), "x.csv is empty");
    }

    @Test
    void bounds_hold_whatever_the_archive_says() {
        byte[] bomb = Zips.of(Map.of("x.csv", new byte[12 << 20]), Zips.GBK);
        refuses(bomb, BillBounds.DEFAULT, "a line of more than 65536 bytes");
        byte[] lines = new byte[12 << 20];
        Arrays.fill(lines, (byte) '\n');
        lines[0] = '#';
        refuses(Zips.of(Map.of("x.csv", lines), Zips.GBK), BillBounds.DEFAULT, "200 times its size");
        refuses(Zips.of(Map.of("x.bin", lines), Zips.GBK), BillBounds.DEFAULT, "200 times its size");
        byte[] good = Zips.gbk(SampleBills.tradeArchive(TRADES));
        refuses(good, new BillBounds(1000, 200, 32, 65_536), "unpacks to more than 1000 bytes");
        refuses(good, new BillBounds(1 << 20, 200, 1, 65_536), "more than 1 files");
        refuses(good, new BillBounds(1 << 20, 200, 32, 100), "a line of more than 100 bytes");
        assertThatThrownBy(() -> new BillBounds(0, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lines_come_while_the_rest_is_still_to_be_fetched() throws IOException {
        var trades = new ArrayList<SampleBills.Trade>();
        for (int i = 0; i < 40_000; i++) {
            trades.add(new SampleBills.Trade("T" + i, "M" + Integer.toHexString(i * 31), "交易", "x", i, i, 0, ""));
        }
        byte[] zip = Zips.gbk("x.csv", SampleBills.tradeBill(trades));
        var fetched = new ByteArrayInputStream(zip);
        var leftAtFirst = new ArrayList<Integer>();
        Bill bill = new BillReader().read(fetched, _ -> {
            if (leftAtFirst.isEmpty()) {
                leftAtFirst.add(fetched.available());
            }
        });
        assertThat(bill.files().getFirst().lines()).isEqualTo(40_000);
        assertThat(zip.length).isGreaterThan(300_000);
        assertThat(leftAtFirst.getFirst()).isGreaterThan(zip.length - 64 * 1024);
    }

    @Test
    void what_the_consumer_throws_comes_out_as_it_is() {
        var zip = Zips.gbk(SampleBills.tradeArchive(TRADES));
        assertThatThrownBy(() -> new BillReader().read(new ByteArrayInputStream(zip), _ -> {
                    throw new IllegalArgumentException("mine");
                }))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("mine");
    }

    @Test
    void a_stream_that_fails_is_no_broken_bill() throws IOException {
        InputStream failing = InputStream.nullInputStream();
        failing.close();
        assertThatThrownBy(() -> new BillReader().read(failing, _ -> {}))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("Stream closed");
    }

    static Read read(byte[] zip) {
        var lines = new ArrayList<BillLine>();
        try {
            return new Read(new BillReader().read(new ByteArrayInputStream(zip), lines::add), lines);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void refuses(byte[] zip, String said) {
        refuses(zip, BillBounds.DEFAULT, said);
    }

    private static void refuses(byte[] zip, BillBounds bounds, String said) {
        assertThatThrownBy(() -> new BillReader(bounds).read(new ByteArrayInputStream(zip), _ -> {}))
                .isInstanceOf(BrokenBill.class)
                .hasMessageContaining(said);
    }

    private static byte[] replaceFirst(byte[] in, byte[] what, byte[] by) {
        String text = new String(in, StandardCharsets.ISO_8859_1);
        String from = new String(what, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(from);
        assertThat(at).isPositive();
        return (text.substring(0, at)
                        + new String(by, StandardCharsets.ISO_8859_1)
                        + text.substring(at + from.length()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
