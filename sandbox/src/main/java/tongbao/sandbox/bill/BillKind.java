package tongbao.sandbox.bill;

import java.util.Arrays;
import java.util.Optional;

/** Which bills there are here. */
public enum BillKind {
    /** Payments and refunds. */
    TRADE("trade", "业务"),
    /** Every movement of the account. */
    ACCOUNT("signcustomer", "账务");

    private final String word;
    private final String chinese;

    BillKind(String word, String chinese) {
        this.word = word;
        this.chinese = chinese;
    }

    public static Optional<BillKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    public String word() {
        return word;
    }

    /** What the files and their headings are called after. */
    String chinese() {
        return chinese;
    }
}
