package tongbao.sandbox.wallet;

import java.util.Optional;
import tongbao.sandbox.page.Html;
import tongbao.sandbox.page.Language;
import tongbao.sandbox.trade.Refusal;

/** Why something could not be done, in the payer's words. */
enum Sayings {
    BUYER_BALANCE_NOT_ENOUGH("余额不足，没有付款。", "Your balance is too small; nothing was paid."),
    TRADE_BUYER_NOT_MATCH("这笔订单只能由商家指定的付款人支付。", "Only the payer whom the merchant named can pay this."),
    BUYER_SELLER_EQUAL("付款人就是收款商家，不能付给自己。", "The payer is the merchant; nobody pays themselves."),
    PAYMENT_FAIL("密码已连续输错三次，不能再付款。", "Three wrong passwords: it can't be paid any more."),
    TOO_MANY_PAYERS("付款人已满。", "There are too many payers already."),
    NAME_REFUSED("名称须为 1 到 100 个字符。", "A name has 1 to 100 characters."),
    AMOUNT_REFUSED("金额须为如 88.00 的元数。", "An amount is yuan, such as 88.00."),
    CLOCK_REFUSED("时钟不能再往前拨。", "The clock can't be moved any further ahead."),
    REFUSED("现在不能这样做。", "That can't be done now.");

    private final String chinese;
    private final String english;

    Sayings(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    static Sayings of(Refusal refusal) {
        return named(refusal.subCode().replaceFirst("^ACQ\\.", "")).orElse(REFUSED);
    }

    static Optional<Sayings> named(String word) {
        for (Sayings saying : values()) {
            if (saying.name().equals(word)) {
                return Optional.of(saying);
            }
        }
        return Optional.empty();
    }

    /** The sentence that the address asks for, or nothing. */
    static Html said(Optional<String> word, Language language) {
        return word.flatMap(Sayings::named)
                .<Html>map(saying -> Html.of("p", "said", language.say(saying.chinese, saying.english))
                        .with("role", "alert"))
                .orElse(Html.nothing());
    }
}
