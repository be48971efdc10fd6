package tongbao.sandbox.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The applications with their keys at hand, so that a call need not read and parse them again. */
public final class AppBook {
    /** How many are told at once. */
    private static final int KNOWN_MAX = 1000;

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

    /** Those that were called for or by since the start, up to so many. */
    public List<App> known() {
        return known.values().stream().limit(KNOWN_MAX).toList();
    }

    public App get(String appId) {
        return find(appId).orElseThrow(() -> new IllegalStateException("the schema promises app " + appId));
    }

    /** Changes the application as it is now, or the newborn one when nobody registered it before. */
    public App change(App newborn, UnaryOperator<App> change) {
        return database.transact(sql -> {
            App changed = change.apply(Apps.find(sql, newborn.appId()).orElse(newborn));
            Apps.save(sql, changed);
            // Read back, for only then is its private key one that signs fast.
            App saved = Apps.find(sql, changed.appId()).orElseThrow();
            known.put(saved.appId(), saved);
            return saved;
        });
    }
}
