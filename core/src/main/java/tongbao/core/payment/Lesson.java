package tongbao.core.payment;

/** What comes of a fact. */
public sealed interface Lesson permits Applied, Unchanged, Contradiction {}
