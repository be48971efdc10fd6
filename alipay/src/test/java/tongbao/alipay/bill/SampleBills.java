package tongbao.alipay.bill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Bills in the form of real ones, written from values. */
final class SampleBills {
    static final String TRADE_NAME = "20880000000000000156_20190916_业务明细.csv";
    static final String TRADE_SUMMARY_NAME = "20880000000000000156_20190916_业务明细(汇总).csv";
    static final String ACCOUNT_NAME = "20880000000000000156_20121229_账务明细.csv";

    static final String TRADE_HEADINGS = "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,"
            + "订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,"
            + "卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注";

    static final String ACCOUNT_HEADINGS = "账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注";

    private SampleBills() {}

    /** A line of a trade bill; a tab behind every id, as in real ones. */
    record Trade(
            String tradeNo,
            String outTradeNo,
            String business,
            String subject,
            long orderFen,
            long receiptFen,
            long discountFen,
            String refundNo) {
        static Trade paid(String number, long fen) {
            return new Trade("20190916220014588605153" + number, "service_" + number, "交易", "下单测试", fen, fen, 0, "");
        }

        static Trade refunded(String number, long fen) {
            return new Trade(
                    "20190916220014588605153" + number, "service_" + number, "退款", "下单测试", -fen, -fen, 0, "R1");
        }

        String line() {
            return tradeNo + "\t," + outTradeNo + "\t," + business + "\t," + subject
                    + ",2019-09-16 10:55:16,2019-09-16 10:55:23,alipay_store\t,alipay_store\t,alipay\t,\t,"
                    + "*津水(602***@qq.com)\t," + yuan(orderFen) + "," + yuan(receiptFen) + ",0.00,0.00,0.00,"
                    + yuan(discountFen) + ",0.00,,0.00\t,0.00," + refundNo + "\t,0.00,0.00,下单测试";
        }

        boolean isRefund() {
            return business.contains("退款");
        }
    }

    static String yuan(long fen) {
        return new YuanMoved(fen).toString();
    }

    static String head(String title) {
        return "#" + title + "\r\n#账号：[20880000000000000156]\r\n"
                + "#起始日期：[2019年09月16日 00:00:00]   终止日期：[2019年09月17日 00:00:00]\r\n";
    }

    static String tradeBill(List<Trade> trades) {
        return head("支付宝业务明细查询")
                + "#-----------------------------------------业务明细列表----------------------------------------\r\n"
                + TRADE_HEADINGS + "\r\n"
                + trades.stream().map(it -> it.line() + "\r\n").collect(Collectors.joining())
                + "#-----------------------------------------业务明细列表结束------------------------------------\r\n"
                + tradeTotals(trades)
                + "#导出时间：[2019年09月17日 05:46:49]\r\n";
    }

    static String tradeTotals(List<Trade> trades) {
        List<Trade> paid = trades.stream().filter(it -> !it.isRefund()).toList();
        List<Trade> refunded = trades.stream().filter(Trade::isRefund).toList();
        return "#交易合计：" + paid.size() + "笔，商家实收共" + receipts(paid) + "元，商家优惠共" + discounts(paid) + "元\r\n"
                + "#退款合计：" + refunded.size() + "笔，商家实收退款共" + receipts(refunded) + "元，商家优惠退款共"
                + discounts(refunded) + "元\r\n";
    }

    private static String receipts(List<Trade> trades) {
        return yuan(trades.stream().mapToLong(Trade::receiptFen).sum());
    }

    private static String discounts(List<Trade> trades) {
        return yuan(trades.stream().mapToLong(Trade::discountFen).sum());
    }

    /** A movement of an account: in is positive, out negative. */
    record Movement(String number, long fen, long balanceFen) {
        String line() {
            return number + "\t,2012122923922029\t,3226563\t,海航机票\t,2012-12-29 21:02:06,陈晶 (kuangzhe@126.com)\t,"
                    + (fen > 0 ? yuan(fen) : "0.00") + "," + (fen < 0 ? yuan(-fen) : "0.00") + "," + yuan(balanceFen)
                    + ",支付宝,在线支付,";
        }
    }

    static String accountBill(List<Movement> movements) {
        List<Movement> out = movements.stream().filter(it -> it.fen() < 0).toList();
        List<Movement> in = movements.stream().filter(it -> it.fen() >= 0).toList();
        return head("支付宝账务明细查询")
                + "#-----------------------------------------账务明细列表----------------------------------------\r\n"
                + ACCOUNT_HEADINGS + "\r\n"
                + movements.stream().map(it -> it.line() + "\r\n").collect(Collectors.joining())
                + "#----------------------------------------账务明细列表结束-------------------------------------\r\n"
                + "#支出合计：" + out.size() + "笔，共" + sum(out) + "元\r\n#收入合计：" + in.size() + "笔，共" + sum(in)
                + "元\r\n#导出时间：[2012年12月31日 13:19:01]\r\n";
    }

    private static String sum(List<Movement> movements) {
        return yuan(Math.abs(movements.stream().mapToLong(Movement::fen).sum()));
    }

    static String tradeSummary(String total) {
        return head("支付宝业务汇总查询")
                + "#-----------------------------------------业务汇总列表----------------------------------------\r\n"
                + "门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,"
                + "服务费（元）,分润（元）,实收净额（元）\r\n"
                + "S1\t,一店\t,2,1,3.00,3.00,0.00,0.00,0.00,-0.01,0.00,2.99\r\n"
                + "S2\t,二店\t,1,0,1.50,1.50,0.00,0.00,0.00,0.00,0.00,1.50\r\n"
                + "合计,,3,1,4.50," + total + ",0.00,0.00,0.00,-0.01,0.00,4.49\r\n"
                + "#----------------------------------------业务汇总列表结束-------------------------------------\r\n"
                + "#导出时间：[2019年09月17日 05:46:49]\r\n";
    }

    static Map<String, String> tradeArchive(List<Trade> trades) {
        var files = new LinkedHashMap<String, String>();
        files.put(TRADE_NAME, tradeBill(trades));
        files.put(TRADE_SUMMARY_NAME, tradeSummary("4.50"));
        return files;
    }
}
