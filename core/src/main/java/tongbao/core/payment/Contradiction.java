package tongbao.core.payment;

/** The fact can't be true together with what is kept; {@code recorded} keeps the fact and moves nothing else. */
public record Contradiction(String differs, Applied recorded) implements Lesson {}
