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
    QR,
    /** The payer shows a code, the shop scans it, and the money comes with the answer or after the payer's password. */
    BARCODE,
    /** A page or mini program inside the wallet asks for the payment of a trade that is made beforehand. */
    JSAPI;

    /** Whether the payer comes by a link of ours, so that nothing is signed before they open it. */
    public boolean byLink() {
        return switch (this) {
            case PAGE, WAP -> true;
            case APP, QR, BARCODE, JSAPI -> false;
        };
    }

    /** Whether we have to know who pays before the attempt begins: the code that was scanned, or the payer's id. */
    public boolean needsPayer() {
        return switch (this) {
            case BARCODE, JSAPI -> true;
            case PAGE, WAP, APP, QR -> false;
        };
    }
}
