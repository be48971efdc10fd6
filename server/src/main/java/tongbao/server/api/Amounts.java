package tongbao.server.api;

import tongbao.core.money.Money;
import tongbao.server.json.Fields;

/** Reads amounts of money, exactly or not at all. */
final class Amounts {
    private Amounts() {}

    static Money need(Fields fields, String name) {
        String text = fields.needTextOrNumber(name);
        Money amount = Money.read(text)
                .orElseThrow(() -> new Refused(Problem.invalid(
                        name, name + " is decimal yuan with at most two decimals, such as \"99.90\".")));
        if (amount.isZero() || amount.exceeds(Money.TRADE_MAX)) {
            throw new Refused(Problem.invalid(name, name + " is 0.01 to " + Money.TRADE_MAX.yuan() + " yuan."));
        }
        return amount;
    }
}
