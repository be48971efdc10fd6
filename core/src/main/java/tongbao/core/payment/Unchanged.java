package tongbao.core.payment;

/** Nothing moved: it was so already, and the first answer holds. */
public record Unchanged() implements Decision, Lesson {}
