package tongbao.core.payment;

/** The wish was declined, nothing moved. */
public record Declined(Decline decline) implements Decision {}
