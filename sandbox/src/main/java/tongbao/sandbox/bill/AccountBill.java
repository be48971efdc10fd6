package tongbao.sandbox.bill;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tongbao.sandbox.state.BillRows;
import tongbao.sandbox.state.BillRows.AccountLine;
import tongbao.sandbox.state.Movement;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.wire.BeijingTime;

/** Every movement of the account with the balance after it, and a summary by kinds. */
final class AccountBill {
    private static final List<String> DETAIL = List.of(
            "账务流水号", "业务流水号", "商户订单号", "商品名称", "发生时间", "对方账号", "收入金额（+元）", "支出金额（-元）", "账户余额（元）", "交易渠道", "业务类型", "备注");
    private static final List<String> SUMMARY = List.of("类型", "收入笔数", "收入金额（+元）", "支出笔数", "支出金额（-元）", "总金额（元）");

    private final BillText detail;
    private final Map<Movement.Kind, Sum> income = new EnumMap<>(Movement.Kind.class);
    private final Map<Movement.Kind, Sum> expense = new EnumMap<>(Movement.Kind.class);

    private AccountBill(BillFile.Heading heading) {
        this.detail = new BillText("支付宝账务明细查询", heading, "账务明细列表", DETAIL);
    }

    static BillFile of(Sql sql, BillFile.Heading heading) {
        AccountBill bill = new AccountBill(heading);
        BillRows.movements(sql, heading.span(), bill::add);
        return new BillFile(bill.ended(heading), bill.summary(heading));
    }

    private void add(AccountLine line) {
        Movement movement = line.movement();
        boolean isIncome = movement.fen() > 0;
        (isIncome ? income : expense)
                .computeIfAbsent(movement.kind(), _ -> new Sum())
                .add(movement.fen());
        var about = movement.about();
        detail.line(List.of(
                BillText.number(String.format("%014d", line.number())),
                BillText.number(about.businessNo()),
                BillText.number(BillText.words(about.outNo())),
                BillText.number(BillText.words(about.title())),
                BeijingTime.seconds(movement.at()),
                BillText.number(BillText.words(about.other())),
                Sum.yuan(isIncome ? movement.fen() : 0),
                Sum.yuan(isIncome ? 0 : movement.fen()),
                line.balance().toString(),
                "支付宝",
                movement.kind().chinese(),
                BillText.words(about.requestNo())));
    }

    private String ended(BillFile.Heading heading) {
        detail.end("账务明细列表");
        detail.comment("支出合计：" + lines(expense) + "笔，共" + Sum.yuan(fen(expense)) + "元");
        detail.comment("收入合计：" + lines(income) + "笔，共" + Sum.yuan(fen(income)) + "元");
        detail.exported(heading.now());
        return detail.toString();
    }

    private String summary(BillFile.Heading heading) {
        var text = new BillText("支付宝账务汇总查询", heading, "账务汇总列表", SUMMARY);
        for (Movement.Kind kind : Movement.Kind.values()) {
            Sum in = income.getOrDefault(kind, new Sum());
            Sum out = expense.getOrDefault(kind, new Sum());
            if (in.lines() + out.lines() > 0) {
                text.line(List.of(
                        kind.chinese(),
                        Long.toString(in.lines()),
                        in.toString(),
                        Long.toString(out.lines()),
                        out.toString(),
                        Sum.yuan(in.fen() + out.fen())));
            }
        }
        text.end("账务汇总列表");
        text.exported(heading.now());
        return text.toString();
    }

    private static long lines(Map<Movement.Kind, Sum> sums) {
        return sums.values().stream().mapToLong(Sum::lines).sum();
    }

    private static long fen(Map<Movement.Kind, Sum> sums) {
        return sums.values().stream().mapToLong(Sum::fen).sum();
    }
}
