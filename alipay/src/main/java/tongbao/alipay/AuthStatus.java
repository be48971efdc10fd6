package tongbao.alipay;

/** How far an operation on frozen money is; these are all that are documented. */
public enum AuthStatus implements Listed {
    /** Taken on; the payer may still have to agree. */
    INIT(Progress.Stage.UNDERWAY),
    /** Done. */
    SUCCESS(Progress.Stage.FINISHED),
    /** It did not come to it. */
    CLOSED(Progress.Stage.FAILED);

    private final Progress.Stage stage;

    AuthStatus(Progress.Stage stage) {
        this.stage = stage;
    }

    public Progress.Stage stage() {
        return stage;
    }

    static AuthStatus listed(String word) {
        return Word.of(AuthStatus.class, word).need();
    }
}
