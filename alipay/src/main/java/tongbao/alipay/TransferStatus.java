package tongbao.alipay;

/** How far a transfer is; these are all that are documented. */
public enum TransferStatus implements Listed {
    /** The money arrived; at a bank card it may still come back as {@link #REFUND}. */
    SUCCESS(Progress.Stage.FINISHED),
    /** Nobody has paid for it yet. */
    WAIT_PAY(Progress.Stage.UNDERWAY),
    /** A bank works on it. */
    DEALING(Progress.Stage.UNDERWAY),
    /** Nobody paid for it in time. */
    CLOSED(Progress.Stage.FAILED),
    /** It failed; another try needs another number. */
    FAIL(Progress.Stage.FAILED),
    /** A bank sent it back. */
    REFUND(Progress.Stage.FAILED);

    private final Progress.Stage stage;

    TransferStatus(Progress.Stage stage) {
        this.stage = stage;
    }

    public Progress.Stage stage() {
        return stage;
    }

    static TransferStatus listed(String word) {
        return Word.of(TransferStatus.class, word).need();
    }
}
