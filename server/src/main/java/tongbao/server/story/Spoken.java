package tongbao.server.story;

import java.util.Locale;
import tongbao.core.payment.Next;

/** Core's words as people are told them: whoever moves the money has a name here. */
public final class Spoken {
    private Spoken() {}

    public static String text(String cause) {
        return cause.replace("the channel", "Alipay");
    }

    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** What comes next, in a sentence. */
    public static String next(Next next) {
        String subject = next.subject();
        return switch (next.what()) {
            case PAYER -> "the payer may pay " + subject;
            case CALLER -> "the app may begin a further attempt, or close";
            case LOOK -> "Alipay is asked how " + subject + " stands" + before(next);
            case EXPIRY -> "its time is over: what is open is closed at Alipay first, then here";
            case END_OF_WAITING -> "the end of waiting: every signed address is dead for sure";
            case REFUND ->
                "Alipay is asked for refund " + subject + ", with the same number and amount as before" + before(next);
            case REFUND_LOOK -> "Alipay is asked whether refund " + subject + " went through after all" + before(next);
        };
    }

    private static String before(Next next) {
        return next.made() == 0 ? "" : " (looks made so far: " + next.made() + ")";
    }
}
