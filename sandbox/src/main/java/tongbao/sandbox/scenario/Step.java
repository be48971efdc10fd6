package tongbao.sandbox.scenario;

import java.time.Duration;
import java.util.Optional;
import tongbao.sandbox.state.Accident;

/**
 * One line of a script.
 *
 * @param accident what goes wrong; its method is a word, {@code notice}, a beginning such as {@code alipay.trade.*},
 *     or {@code *} for every call
 * @param only for which occasions of that method
 * @param odds which of them
 * @param window when, counted by the business clock from the script's beginning
 */
public record Step(Accident accident, Only only, Odds odds, Optional<Window> window) {
    public static final String EVERY = "*";

    /** An application, an order; both may be left open. */
    public record Only(Optional<String> appId, Optional<String> orderNumber) {
        boolean matches(Occasion occasion) {
            return appId.orElse(occasion.appId()).equals(occasion.appId())
                    && orderNumber.orElse(occasion.orderNumber()).equals(occasion.orderNumber());
        }
    }

    /**
     * Which of the matching occasions are struck.
     *
     * @param nth the first that can be, counted from one
     * @param times how many are at most
     * @param percent how likely each of them is
     */
    public record Odds(long nth, long times, int percent) {}

    /** A time, from then on and so long. */
    public record Window(Duration from, Duration length) {
        boolean holds(Duration sinceBeginning) {
            return sinceBeginning.compareTo(from) >= 0
                    && sinceBeginning.minus(from).compareTo(length) < 0;
        }
    }

    boolean matches(Occasion occasion, Duration sinceBeginning) {
        String wanted = accident.method();
        boolean isMethod = wanted.endsWith(EVERY)
                ? !occasion.isNotice() && occasion.method().startsWith(wanted.substring(0, wanted.length() - 1))
                : wanted.equals(occasion.method());
        boolean isPossible = !occasion.isPage() || accident.kind() != Accident.Kind.BAD_SIGNATURE;
        return isMethod
                && isPossible
                && only.matches(occasion)
                && window.map(present -> present.holds(sinceBeginning)).orElse(true);
    }
}
