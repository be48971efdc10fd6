package tongbao.server.security;

import java.util.Set;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Policy;

/** A business application: its credential, what it may do, and the terms on which its money is collected. */
public record App(
        AppId id,
        Secret secret,
        Algorithm algorithm,
        Standing standing,
        Set<Permission> permissions,
        int callsPerSecond,
        Terms terms,
        Set<String> returnHosts) {
    /** Whether calls of the app are taken at all. */
    public enum Standing {
        ENABLED,
        DISABLED
    }

    /** The account that takes the money, and what becomes of money that nobody waited for. */
    public record Terms(AccountId account, Policy policy) {
        public static Terms usual(AccountId account) {
            return new Terms(account, Policy.USUAL);
        }
    }

    public App {
        permissions = Set.copyOf(permissions);
        returnHosts = Set.copyOf(returnHosts);
        if (callsPerSecond < 1) {
            throw new IllegalArgumentException("an app may call at least once a second: " + callsPerSecond);
        }
    }
}
