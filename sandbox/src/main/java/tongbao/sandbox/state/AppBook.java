package tongbao.sandbox.state;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The applications with their keys at hand, so that a call need not read and parse them again. */
public final class AppBook {
    private final Database database;
    private final Map<String, App> known = new ConcurrentHashMap<>();

    public AppBook(Database database) {
        this.database = database;
    }

    public Optional<App> find(String appId) {
        App present = known.get(appId);
        if (present != null) {
            return Optional.of(present);
        }
        return database.transact(sql -> {
            Optional<App> found = Apps.find(sql, appId);
            found.ifPresent(app -> known.put(appId, app));
            return found;
        });
    }

    public App get(String appId) {
        return find(appId).orElseThrow(() -> new IllegalStateException("the schema promises app " + appId));
    }

    /** Saves the application; one that is known gets the new application key and keeps everything else. */
    public App save(App app) {
        return database.transact(sql -> {
            App saved = Apps.save(sql, app);
            known.put(saved.appId(), saved);
            return saved;
        });
    }
}
