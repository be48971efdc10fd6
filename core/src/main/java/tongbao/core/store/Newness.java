package tongbao.core.store;

/** Whether something was seen before. */
public enum Newness {
    NEW,
    SEEN
}
