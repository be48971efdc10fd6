package tongbao.core.channel;

/** The channel can't sign now, for too many want it at once. Nothing was signed and nothing left; soon it can again. */
public final class ChannelBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a stack trace: it is thrown when there is no time to lose. */
    public ChannelBusy(String message) {
        super(message, null, false, false);
    }
}
