package tongbao.sandbox.wallet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongbao.sandbox.page.Html;
import tongbao.sandbox.page.Language;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.Payers.Payer;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.wire.BeijingTime;

/**
 * What a payer sees of an order.
 *
 * @param trade the one that this order continues
 * @param wrongPasswords how many were given already
 * @param until when it can no longer be paid, where that is known
 * @param returnUrl where the merchant wants the payer after paying
 * @param payers who may pay here
 */
record OrderView(
        Order order,
        Situation situation,
        Optional<Trade> trade,
        int wrongPasswords,
        Optional<Instant> until,
        Optional<String> returnUrl,
        List<Payer> payers) {

    OrderView {
        payers = List.copyOf(payers);
    }

    /** In which situation the payer finds the order. */
    enum Situation {
        NOT_ENTERED("待付款", "Waiting for payment", Mood.WAITING),
        ENTERED("待付款 · 已进入收银台", "In the cashier, not paid yet", Mood.WAITING),
        LOCKED("密码已连续输错三次，不能再付款", "Three wrong passwords: it stays unpaid", Mood.BAD),
        PAID("付款成功", "Paid", Mood.GOOD),
        CLOSED("交易已关闭", "Closed", Mood.BAD),
        EXPIRED("订单已超时", "Too late to pay", Mood.BAD),
        INCONSISTENT("订单信息不一致", "Another order has this number", Mood.BAD);

        private final String chinese;
        private final String english;
        private final Mood mood;

        Situation(String chinese, String english, Mood mood) {
            this.chinese = chinese;
            this.english = english;
            this.mood = mood;
        }

        private enum Mood {
            WAITING,
            GOOD,
            BAD
        }

        String in(Language language) {
            return language.say(chinese, english);
        }

        /** The class in the style sheet. */
        String look() {
            return switch (mood) {
                case WAITING -> "card waiting";
                case GOOD -> "card good";
                case BAD -> "card bad";
            };
        }

        boolean isPayable() {
            return mood == Mood.WAITING;
        }

        boolean isWaiting() {
            return isPayable() || this == LOCKED;
        }
    }

    /** For a script that asks whether anything has changed. */
    String state() {
        return situation.name() + wrongPasswords;
    }

    /** What the order says, row by row. */
    Html rows(Language language) {
        return Html.element(
                "dl",
                row(language.say("商品", "Subject"), order.subject()),
                row(language.say("商家", "Merchant"), order.key().sellerId()),
                row(language.say("订单号", "Order number"), order.key().outTradeNo()),
                trade.map(present -> row(language.say("支付宝交易号", "Trade number"), present.tradeNo()))
                        .orElse(Html.nothing()),
                until.filter(_ -> situation.isWaiting())
                        .map(at -> row(language.say("请在此前付款", "To be paid by"), BeijingTime.seconds(at)))
                        .orElse(Html.nothing()));
    }

    /** What is said about wrong passwords, where there were any and more may come. */
    Html warning(Language language) {
        int left = tongbao.sandbox.trade.Passwords.WRONG_MAX - wrongPasswords;
        return Html.when(
                situation.isPayable() && wrongPasswords > 0,
                Html.of("p", "said", language.say("密码错误，还可以输入 " + left + " 次。", "Wrong password; " + left + " left.")));
    }

    static Html row(String name, String value) {
        return Html.element("div", Html.element("dt", name), Html.element("dd", value));
    }
}
