package tongbao.sandbox.state;

import java.time.Duration;

/** How the payer is reached. */
public enum Product {
    PAGE("FAST_INSTANT_TRADE_PAY", Duration.ofDays(15)),
    WAP("QUICK_WAP_WAY", Duration.ofDays(15)),
    APP("QUICK_MSECURITY_PAY", Duration.ofDays(15)),
    PRECREATE("FACE_TO_FACE_PAYMENT", Duration.ofHours(3)),
    /** The payer is known when the merchant asks, and pays in the phone. */
    CREATE("JSAPI_PAY", Duration.ofHours(3)),
    /** The payer shows a code and the merchant scans it. */
    BAR_CODE("FACE_TO_FACE_PAYMENT", Duration.ofHours(3)),
    /** The merchant takes what the payer once agreed to. */
    AGREEMENT("GENERAL_WITHHOLDING", Duration.ofDays(15)),
    /** The merchant takes out of what the payer let it freeze. */
    PRE_AUTH("PRE_AUTH_ONLINE", Duration.ofDays(15));

    private final String productCode;
    private final Duration timeoutDefault;

    Product(String productCode, Duration timeoutDefault) {
        this.productCode = productCode;
        this.timeoutDefault = timeoutDefault;
    }

    public String productCode() {
        return productCode;
    }

    public Duration timeoutDefault() {
        return timeoutDefault;
    }

    /** Whether the time to pay begins with the merchant's request, and not with the payer's entering. */
    public boolean countsFromRequest() {
        return switch (this) {
            case PAGE, PRECREATE -> true;
            case WAP, APP, CREATE, BAR_CODE, AGREEMENT, PRE_AUTH -> false;
        };
    }

    /** Whether the payer is known from the beginning, so that nobody else can pay. */
    public boolean isForOnePayer() {
        return switch (this) {
            case PAGE, WAP, APP, PRECREATE -> false;
            case CREATE, BAR_CODE, AGREEMENT, PRE_AUTH -> true;
        };
    }
}
