package tongbao.alipay;

/** How requests travel to Alipay; what they ask and what an answer means is the same in both. */
public enum Protocol {
    /** The gateway: every method is a form posted to {@code gateway.do}. */
    V2,
    /** REST: every method has a path under {@code /v3/} of the gateway's host. Pages and app orders stay as in V2. */
    V3
}
