package tongbao.simulate.world;

/** A rule that didn't hold; {@code about} is the order it was about. */
public record Violation(Rule rule, String about, String detail) {}
