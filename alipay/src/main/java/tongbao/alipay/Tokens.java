package tongbao.alipay;

import java.util.Optional;

/** On whose behalf a call is made: a merchant who authorised this application, a user, both, or neither. */
record Tokens(Optional<String> appAuthToken, Optional<String> authToken) {
    static final Tokens NONE = new Tokens(Optional.empty(), Optional.empty());

    Tokens {
        appAuthToken.ifPresent(it -> Checks.visible("app_auth_token", it, 128));
        authToken.ifPresent(it -> Checks.visible("auth_token", it, 128));
    }

    @Override
    public String toString() {
        return "Tokens[••••]";
    }
}
