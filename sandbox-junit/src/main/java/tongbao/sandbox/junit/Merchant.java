package tongbao.sandbox.junit;

/**
 * The registered application, with everything that a client is configured with. Keys are Base64 on one line.
 *
 * @param privateKey of the application, PKCS#8
 * @param publicKey of the application
 * @param alipayPublicKey with which answers and notices are verified
 */
public record Merchant(String appId, String privateKey, String publicKey, String alipayPublicKey, String sellerId) {
    /** The key is not said, so that no test report holds it. */
    @Override
    public String toString() {
        return "Merchant " + appId + " of seller " + sellerId;
    }
}
