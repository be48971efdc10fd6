package tongbao.core.payment;

/**
 * The fact can't be true together with what is kept; {@code recorded} keeps the fact and moves nothing else. {@code
 * known} is what remains to be kept when the same was recorded before: nothing, or the next look.
 */
public record Contradiction(String differs, Applied recorded, Lesson known) implements Lesson {
    /** Of a change that holds at most the plan of the next look. */
    static Contradiction of(Change change, String differs) {
        Lesson known = change.lesson();
        Applied recorded = change.note("payment", "", Event.CONTRADICTED, differs)
                .tell(Effect.News.PAYMENT_CONTRADICTED)
                .applied();
        return new Contradiction(differs, recorded, known);
    }
}
