package tongbao.sandbox.state;

import java.time.Duration;

/** How the payer is reached. */
public enum Product {
    PAGE("FAST_INSTANT_TRADE_PAY", Duration.ofDays(15)),
    WAP("QUICK_WAP_WAY", Duration.ofDays(15)),
    APP("QUICK_MSECURITY_PAY", Duration.ofDays(15)),
    PRECREATE("FACE_TO_FACE_PAYMENT", Duration.ofHours(3));

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
            case WAP, APP -> false;
        };
    }
}
