package tongbao.alipay;

/** How content is encrypted, by Alipay's name for it; it hides content from middlemen that TLS does not stop. */
public enum ContentCipher {
    /** AES in CBC mode whose first block starts from zeros, so that equal contents look equal. */
    AES,
    /** AES in CBC mode, each content from a random start; V2 only. */
    AES_V2,
    /** SM4 in GCM mode; V2 only, and only with a provider such as Bouncy Castle on the class path. */
    SM4
}
