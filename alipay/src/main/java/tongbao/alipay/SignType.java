package tongbao.alipay;

/** The algorithm of signatures, by Alipay's name for it. An app has one, and messages signed by another are refused. */
public enum SignType {
    /** SHA256withRSA and a key of at least 2048 bits: what every app should have. */
    RSA2("SHA256withRSA", "1.2.840.113549.1.1", 2048),
    /** SHA1withRSA, for apps of old; V2 only. */
    RSA("SHA1withRSA", "1.2.840.113549.1.1", 1024),
    /** SM3withSM2; V2 only, and only with a provider such as Bouncy Castle on the class path. */
    SM2("SM3withSM2", "1.2.156.10197.1.501", 256);

    private final String algorithm;
    private final String certificateOid;
    private final int bitsMin;

    SignType(String algorithm, String certificateOid, int bitsMin) {
        this.algorithm = algorithm;
        this.certificateOid = certificateOid;
        this.bitsMin = bitsMin;
    }

    /** The name by which Java knows the algorithm. */
    String algorithm() {
        return algorithm;
    }

    int bitsMin() {
        return bitsMin;
    }

    /** Whether a certificate that is signed by this algorithm counts in {@code alipay_root_cert_sn}. */
    boolean isOfCertificates(String algorithmOid) {
        return algorithmOid.startsWith(certificateOid);
    }
}
