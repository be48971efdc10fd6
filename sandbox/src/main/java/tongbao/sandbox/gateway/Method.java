package tongbao.sandbox.gateway;

import java.util.Arrays;
import java.util.Optional;

/** The methods that this Alipay has. */
public enum Method {
    PAGE_PAY("alipay.trade.page.pay"),
    WAP_PAY("alipay.trade.wap.pay"),
    APP_PAY("alipay.trade.app.pay"),
    PRECREATE("alipay.trade.precreate"),
    QUERY("alipay.trade.query"),
    CLOSE("alipay.trade.close"),
    CANCEL("alipay.trade.cancel"),
    REFUND("alipay.trade.refund"),
    REFUND_QUERY("alipay.trade.fastpay.refund.query");

    private final String word;

    Method(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Method> named(String word) {
        return Arrays.stream(values())
                .filter(method -> method.word.equals(word))
                .findFirst();
    }

    /** Whether the payer's browser calls it, and gets a page instead of signed JSON. */
    public boolean isPage() {
        return switch (this) {
            case PAGE_PAY, WAP_PAY, APP_PAY -> true;
            case PRECREATE, QUERY, CLOSE, CANCEL, REFUND, REFUND_QUERY -> false;
        };
    }

    /** The name of the answer's node. */
    static String node(String word) {
        return word.matches("[a-z][a-z0-9.]{2,127}") ? word.replace('.', '_') + "_response" : "error_response";
    }
}
