package tongbao.alipay.doctor;

/** The encoding of a private key that the program reads which signs. */
public enum KeyFormat {
    /** Java and Alipay's Java SDK. */
    PKCS8,
    /** What Alipay's tools make for other languages. */
    PKCS1,
    /** Either, as Tongbao does. */
    ANY
}
