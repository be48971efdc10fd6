package tongbao.server.security;

import java.util.Set;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.AppId;

/** A business application: its credential, what it may do, and the account that its money is collected with. */
public record App(
        AppId id,
        Secret secret,
        Algorithm algorithm,
        Standing standing,
        Set<Permission> permissions,
        int callsPerSecond,
        AccountId account,
        Set<String> returnHosts) {
    /** Whether calls of the app are taken at all. */
    public enum Standing {
        ENABLED,
        DISABLED
    }

    public App {
        permissions = Set.copyOf(permissions);
        returnHosts = Set.copyOf(returnHosts);
        if (callsPerSecond < 1) {
            throw new IllegalArgumentException("an app may call at least once a second: " + callsPerSecond);
        }
    }
}
