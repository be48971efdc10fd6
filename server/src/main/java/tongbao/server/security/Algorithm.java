package tongbao.server.security;

/** How an app signs. */
public enum Algorithm {
    /** HMAC with SHA-256 (RFC 2104), in lower-case hex; the key is the UTF-8 bytes of the secret as printed. */
    HMAC_SHA256("HMAC-SHA256");

    private final String word;

    Algorithm(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
