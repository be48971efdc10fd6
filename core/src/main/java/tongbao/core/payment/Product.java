package tongbao.core.payment;

/** The way in which the payer comes to the cashier. */
public enum Product {
    /** The payer's desktop browser is redirected. */
    PAGE,
    /** The payer's mobile browser is redirected. */
    WAP,
    /** The app hands a signed order text to the wallet. */
    APP,
    /** The payer scans a code that is shown to them. */
    QR;

    /** Whether the payer comes by a link of ours, so that nothing is signed before they open it. */
    public boolean byLink() {
        return switch (this) {
            case PAGE, WAP -> true;
            case APP, QR -> false;
        };
    }
}
