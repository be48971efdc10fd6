package tongbao.server.security;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Policy;

/** The apps that are registered. */
public final class Apps {
    private final Map<AppId, App> byId;

    public Apps(List<App> apps) {
        this.byId = apps.stream().collect(Collectors.toUnmodifiableMap(App::id, Function.identity()));
    }

    /** The usual policy for an app that isn't registered any more: what it was paid still is. */
    public Policy policy(AppId app) {
        return find(app).map(found -> found.terms().policy()).orElse(Policy.USUAL);
    }

    public Optional<App> find(AppId app) {
        return Optional.ofNullable(byId.get(app));
    }
}
