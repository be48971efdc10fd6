package tongbao.core.payment;

/** What comes of a wish. */
public sealed interface Decision permits Applied, Unchanged, Declined {}
