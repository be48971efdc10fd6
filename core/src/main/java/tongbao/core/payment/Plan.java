package tongbao.core.payment;

/** What is needed to begin an attempt: the means, and the account that takes the money. */
public record Plan(Means means, AccountId account) {}
