package tongbao.alipay;

/** A user of Alipay, as this application may know one; new applications are only given the {@link OpenId}. */
public sealed interface AlipayUser {
    String value();

    /**
     * A user's number, the same for all applications.
     *
     * @param value 16 digits, beginning with 2088; at most 28 visible characters are taken
     */
    record UserId(String value) implements AlipayUser {
        public UserId {
            Checks.visible("UserId", value, 28);
        }
    }

    /**
     * A user as one application knows it.
     *
     * @param value 1 to 128 visible characters
     */
    record OpenId(String value) implements AlipayUser {
        public OpenId {
            Checks.visible("OpenId", value, 128);
        }
    }
}
