package tongbao.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A secret text; it prints as dots. */
public final class Secret {
    private final String value;

    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret is not blank");
        }
        this.value = value;
    }

    /** The bytes that are the key. */
    byte[] bytes() {
        return value.getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return "••••••";
    }
}
