package tongbao.alipay;

import java.util.Map;

/** What a token is given for. */
public sealed interface Grant {
    /**
     * A code that the user's or merchant's browser brought back; good for one try.
     *
     * @param value 1 to 128 visible characters
     */
    record AuthorizationCode(String value) implements Grant {
        public AuthorizationCode {
            Checks.visible("code", value, 128);
        }

        @Override
        public String toString() {
            return "AuthorizationCode[…]";
        }
    }

    /**
     * A token that came with an earlier one.
     *
     * @param value 1 to 128 visible characters
     */
    record RefreshToken(String value) implements Grant {
        public RefreshToken {
            Checks.visible("refresh_token", value, 128);
        }

        @Override
        public String toString() {
            return "RefreshToken[…]";
        }
    }

    /** The parameters that say so. */
    default Map<String, String> parameters() {
        return switch (this) {
            case AuthorizationCode it -> Map.of("grant_type", "authorization_code", "code", it.value());
            case RefreshToken it -> Map.of("grant_type", "refresh_token", "refresh_token", it.value());
        };
    }
}
