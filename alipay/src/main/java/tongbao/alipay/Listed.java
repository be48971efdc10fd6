package tongbao.alipay;

/** An enum whose constants are Alipay's documented words. */
public interface Listed {
    String name();

    /** The word as it is on the wire, by default the constant's own name. */
    default String word() {
        return name();
    }
}
