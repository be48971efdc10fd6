package tongbao.core.payment;

/** The fact can't be true together with what is kept; {@code recorded} keeps the fact and moves nothing else. */
public record Contradiction(String differs, Applied recorded) implements Lesson {
    static Contradiction of(Payment payment, Moment moment, String differs) {
        Applied recorded = new Change(payment, moment)
                .note("payment", "", "contradicted", differs)
                .tell(Effect.News.PAYMENT_CONTRADICTED)
                .applied();
        return new Contradiction(differs, recorded);
    }
}
