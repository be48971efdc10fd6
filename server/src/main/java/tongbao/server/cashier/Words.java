package tongbao.server.cashier;

/** What a page says: Chinese first, English below it. */
record Words(String chinese, String english, String moreChinese, String moreEnglish) {

    static Words of(Standing standing) {
        return switch (standing) {
            case WAITING ->
                new Words(
                        "正在确认支付结果",
                        "Confirming your payment",
                        "请稍候，结果会自动显示在这里。",
                        "Please wait; the result appears here by itself.");
            case SUBMITTING ->
                new Words("正在提交到支付宝", "Contacting Alipay", "请稍候，请勿重复付款。", "Please wait, and don't pay a second time.");
            case PAID -> new Words("支付成功", "Paid", "", "");
            case PARTIALLY_REFUNDED ->
                new Words("已支付，部分金额已退款", "Paid, partly refunded", "退款按原付款方式退回。", "Refunds go back the way you paid.");
            case REFUNDED -> new Words("已退款", "Refunded", "款项按原付款方式退回。", "The money goes back the way you paid.");
            case CLOSED ->
                new Words(
                        "交易已关闭",
                        "Closed",
                        "此链接不能再付款，请回到商户查看订单。",
                        "This link takes no payment any more; see the order at the shop.");
            case EXPIRED ->
                new Words(
                        "付款时间已过",
                        "Expired",
                        "此链接已过期，不能再付款；如已付款，请在商户处查看订单。",
                        "This link has expired. If you did pay, see the order at the shop.");
            case REFUSED ->
                new Words(
                        "支付宝未受理此交易",
                        "Not accepted by Alipay",
                        "未扣款，请回到商户重新下单。",
                        "You were not charged; please order again at the shop.");
        };
    }

    static Words unknown() {
        return new Words(
                "链接无效",
                "No such link",
                "请检查链接是否完整，或回到商户重新打开。",
                "Check that the link is complete, or open it again at the shop.");
    }

    static Words unavailable() {
        return new Words(
                "系统繁忙，请稍后再试",
                "Please try again in a moment",
                "如已付款，不会丢失，请勿重复付款。",
                "If you have paid, that is not lost: don't pay again.");
    }

    static Words leading() {
        return new Words("正在前往支付宝", "On the way to Alipay", "如未自动跳转，请点击下方按钮。", "If nothing happens, use the button.");
    }
}
