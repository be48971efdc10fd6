package tongbao.server.security;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tongbao.core.payment.AppId;

/** The apps that are registered. */
public final class Apps {
    private final Map<AppId, App> byId;

    public Apps(List<App> apps) {
        this.byId = apps.stream().collect(Collectors.toUnmodifiableMap(App::id, Function.identity()));
    }

    public Optional<App> find(AppId app) {
        return Optional.ofNullable(byId.get(app));
    }
}
