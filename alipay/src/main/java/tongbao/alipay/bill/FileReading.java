package tongbao.alipay.bill;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongbao.alipay.OutRequestNo;
import tongbao.alipay.OutTradeNo;
import tongbao.alipay.TradeNo;
import tongbao.alipay.Word;

/** One file on its way through: title, account and period, headings, lines, the mark that they end, totals. */
final class FileReading {
    private static final Pattern ACCOUNT = Pattern.compile("#账号[：:]\\s*\\[([^\\]]*)\\].*");
    private static final Pattern PERIOD =
            Pattern.compile("#起始日期[：:]\\s*\\[([^\\]]*)\\]\\s*终止日期[：:]\\s*\\[([^\\]]*)\\].*");
    private static final Pattern END_OF_LINES = Pattern.compile("#-+[^-]*列表结束-+.*");

    private final Lines lines;
    private final BillKind kind;
    private final Reckoning reckoning;
    private final Footer footer = new Footer();

    private Optional<String> account = Optional.empty();
    private Optional<Instant> from = Optional.empty();
    private Optional<Instant> until = Optional.empty();
    private Optional<Columns> columns = Optional.empty();
    private long count;
    private boolean ended;

    private FileReading(Lines lines, BillKind kind) {
        this.lines = lines;
        this.kind = kind;
        this.reckoning = Reckoning.of(kind);
    }

    static Bill.File read(Lines lines, String name, Consumer<BillLine> to) throws IOException {
        FileReading reading = started(lines, name);
        for (Optional<BillLine> line = reading.next(name); line.isPresent(); line = reading.next(name)) {
            to.accept(line.get());
        }
        try {
            return reading.finished(name);
        } catch (BrokenBill | IllegalArgumentException e) {
            throw reading.placed(name, e);
        }
    }

    private static FileReading started(Lines lines, String name) throws IOException {
        if (!lines.next()) {
            throw new BrokenBill(name + " is empty");
        }
        return new FileReading(lines, BillKind.ofTitle(lines.text()));
    }

    /** The next line that is data; empty at the end. */
    private Optional<BillLine> next(String name) throws IOException {
        try {
            while (lines.next()) {
                Optional<BillLine> line = take();
                if (line.isPresent()) {
                    return line;
                }
            }
            return Optional.empty();
        } catch (BrokenBill | IllegalArgumentException e) {
            throw placed(name, e);
        }
    }

    private BrokenBill placed(String name, RuntimeException e) {
        return new BrokenBill(name + ", line " + lines.number() + ": " + e.getMessage(), e);
    }

    private Optional<BillLine> take() {
        if (lines.isComment()) {
            comment(lines.text());
            return Optional.empty();
        }
        if (ended) {
            throw new BrokenBill("a line behind the end of the lines");
        }
        if (columns.isEmpty()) {
            columns = Optional.of(headings());
            return Optional.empty();
        }
        BillLine line = line(columns.get().row(lines.cells()));
        count++;
        reckoning.add(line);
        return Optional.of(line);
    }

    private void comment(String text) {
        Matcher ofAccount = ACCOUNT.matcher(text);
        Matcher period = PERIOD.matcher(text);
        if (ofAccount.matches()) {
            account = Optional.of(ofAccount.group(1));
        } else if (period.matches()) {
            from = Optional.of(time(period.group(1)));
            until = Optional.of(time(period.group(2)));
        } else if (END_OF_LINES.matcher(text).matches()) {
            ended = true;
        } else if (ended) {
            footer.read(text);
        }
    }

    private static Instant time(String text) {
        try {
            return BillTime.inHead(text);
        } catch (DateTimeException e) {
            throw new BrokenBill("the period cannot be read: " + text, e);
        }
    }

    private Columns headings() {
        Columns read = Columns.of(lines.cells());
        switch (kind) {
            case TRADE_DETAIL -> read.need("支付宝交易号", "商户订单号", "业务类型", "订单金额（元）", "商家实收（元）");
            case ACCOUNT_DETAIL -> read.need("账务流水号", "收入金额（+元）", "支出金额（-元）");
            case TRADE_SUMMARY, ACCOUNT_SUMMARY, OTHER -> {}
        }
        return read;
    }

    private Bill.File finished(String name) {
        if (kind != BillKind.OTHER && !ended) {
            throw new BrokenBill("cut off: the lines have no end");
        }
        reckoning.settle(footer);
        return new Bill.File(kind, name, account, from, until, count, footer.totals());
    }

    private BillLine line(Row row) {
        return switch (kind) {
            case TRADE_DETAIL -> trade(row);
            case ACCOUNT_DETAIL -> account(row);
            case TRADE_SUMMARY, ACCOUNT_SUMMARY ->
                new BillLine.Summary(kind, row.cells().getFirst(), row.byHeading());
            case OTHER -> new BillLine.Other(row.byHeading());
        };
    }

    private static BillLine.Trade trade(Row row) {
        return new BillLine.Trade(
                row.need("支付宝交易号", TradeNo::new),
                row.find("商户订单号", OutTradeNo::new),
                row.need("业务类型", it -> Word.of(BillLine.Business.class, it)),
                row.find("商品名称").orElse(""),
                row.time("创建时间"),
                row.time("完成时间"),
                row.find("对方账户"),
                row.amount("订单金额（元）"),
                row.amount("商家实收（元）"),
                row.amount("商家优惠（元）"),
                row.find("退款批次号/请求号", OutRequestNo::new).or(() -> row.find("退款批次号", OutRequestNo::new)),
                row.amount("服务费（元）"),
                row.amount("分润（元）"),
                row.find("备注"),
                row.byHeading());
    }

    private static BillLine.Account account(Row row) {
        YuanMoved out = row.amount("支出金额（-元）").size();
        return new BillLine.Account(
                row.need("账务流水号", it -> it),
                row.find("业务流水号"),
                row.find("商户订单号"),
                row.time("发生时间"),
                row.amount("收入金额（+元）").minus(out),
                row.find("账户余额（元）", YuanMoved::of),
                row.find("业务类型"),
                row.find("备注"),
                row.byHeading());
    }
}
