package tongbao.core.payment;

/** The fact can't be true together with what is kept; {@code recorded} keeps the fact and moves nothing else. */
public record Contradiction(String differs, Applied recorded) implements Lesson {
    /** Of a change that moves nothing, and plans the next look where the last plan is used up. */
    static Contradiction of(Change change, String differs) {
        Applied recorded = change.note("payment", "", "contradicted", differs)
                .tell(Effect.News.PAYMENT_CONTRADICTED)
                .applied();
        return new Contradiction(differs, recorded);
    }
}
