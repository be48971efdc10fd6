package tongbao.sandbox.bill;

import java.util.List;
import tongbao.sandbox.state.BillRows;
import tongbao.sandbox.state.BillRows.TradeLine;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.wire.BeijingTime;

/** Payments and refunds: 25 columns and a summary by stores, which here is one line for all. */
final class TradeBill {
    private static final List<String> DETAIL = List.of(
            "支付宝交易号",
            "商户订单号",
            "业务类型",
            "商品名称",
            "创建时间",
            "完成时间",
            "门店编号",
            "门店名称",
            "操作员",
            "终端号",
            "对方账户",
            "订单金额（元）",
            "商家实收（元）",
            "支付宝红包（元）",
            "集分宝（元）",
            "支付宝优惠（元）",
            "商家优惠（元）",
            "券核销金额（元）",
            "券名称",
            "商家红包消费金额（元）",
            "卡消费金额（元）",
            "退款批次号/请求号",
            "服务费（元）",
            "分润（元）",
            "备注");
    private static final List<String> SUMMARY = List.of(
            "门店编号",
            "门店名称",
            "交易订单总笔数",
            "退款订单总笔数",
            "订单金额（元）",
            "商家实收（元）",
            "支付宝优惠（元）",
            "商家优惠（元）",
            "卡消费金额（元）",
            "服务费（元）",
            "分润（元）",
            "实收净额（元）");
    private static final String NONE = "0.00";

    private final BillText detail;
    private final Sum paid = new Sum();
    private final Sum refunded = new Sum();
    private final Sum fees = new Sum();
    private final Sum royalties = new Sum();

    private TradeBill(BillFile.Heading heading) {
        this.detail = new BillText("支付宝业务明细查询", heading, "业务明细列表", DETAIL);
    }

    static BillFile of(Sql sql, BillFile.Heading heading) {
        TradeBill bill = new TradeBill(heading);
        BillRows.trades(sql, heading.span(), bill::add);
        return new BillFile(bill.ended(heading), bill.summary(heading));
    }

    private void add(TradeLine line) {
        long fen = line.isRefund() ? -line.amount().fen() : line.amount().fen();
        (line.isRefund() ? refunded : paid).add(fen);
        fees.add(line.feeFen());
        royalties.add(line.royaltyFen());
        var details = line.details();
        detail.line(List.of(
                BillText.number(line.tradeNo()),
                BillText.number(line.outTradeNo()),
                line.isRefund() ? "退款" : "交易",
                BillText.words(line.subject()),
                BeijingTime.seconds(line.createdAt()),
                BeijingTime.seconds(line.doneAt()),
                BillText.number(BillText.words(details.storeId().orElse(""))),
                BillText.number(""),
                BillText.number(BillText.words(details.operatorId().orElse(""))),
                BillText.number(BillText.words(details.terminalId().orElse(""))),
                "*(" + BillText.words(line.buyer().logonIdMasked()) + ")",
                Sum.yuan(fen),
                Sum.yuan(fen),
                NONE,
                NONE,
                NONE,
                NONE,
                NONE,
                "",
                BillText.number(NONE),
                NONE,
                BillText.number(BillText.words(line.requestNo())),
                Sum.yuan(line.feeFen()),
                Sum.yuan(line.royaltyFen()),
                BillText.words(details.body().orElse(line.subject()))));
    }

    private String ended(BillFile.Heading heading) {
        detail.end("业务明细列表");
        detail.comment("交易合计：" + paid.lines() + "笔，商家实收共" + paid + "元，商家优惠共0.00元");
        detail.comment("退款合计：" + refunded.lines() + "笔，商家实收退款共" + refunded + "元，商家优惠退款共0.00元");
        detail.exported(heading.now());
        return detail.toString();
    }

    private String summary(BillFile.Heading heading) {
        var text = new BillText("支付宝业务汇总查询", heading, "业务汇总列表", SUMMARY);
        String sum = Sum.yuan(paid.fen() + refunded.fen());
        text.line(List.of(
                BillText.number("合计"),
                BillText.number(""),
                Long.toString(paid.lines()),
                Long.toString(refunded.lines()),
                sum,
                sum,
                NONE,
                NONE,
                NONE,
                fees.toString(),
                royalties.toString(),
                Sum.yuan(paid.fen() + refunded.fen() + fees.fen() + royalties.fen())));
        text.end("业务汇总列表");
        text.exported(heading.now());
        return text.toString();
    }
}
