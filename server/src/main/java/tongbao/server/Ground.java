package tongbao.server;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tongbao.connector.alipay.AlipayChannel;
import tongbao.connector.alipay.SigningPool;
import tongbao.core.channel.Channel;
import tongbao.core.store.Store;
import tongbao.server.notify.NoticeReader;
import tongbao.store.postgres.Figures;
import tongbao.store.postgres.PostgresStore;

/**
 * What a server stands on: where it keeps, whom it pays by, who signs for that, what has to be done before the first
 * request, and the end of all. {@code figures} are what the store's statements have done so far, where they are
 * counted.
 */
public record Ground(
        Store store,
        Channel channel,
        NoticeReader notices,
        Optional<Signing> signing,
        Supplier<List<Figures>> figures,
        Runnable open,
        Runnable close) {

    /** The threads that sign, and what they are to do first, as soon as requests are served. */
    record Signing(SigningPool pool, Runnable prepare) {}

    /** Other ground, which is open, whose channel signs by itself and whose store counts nothing. */
    public Ground(Store store, Channel channel, NoticeReader notices, Runnable close) {
        this(store, channel, notices, Optional.empty(), List::of, () -> {}, close);
    }

    /**
     * What a server by these settings stands on in production: PostgreSQL, whose tables are brought up to date when it
     * is opened, and Alipay. Whoever starts no server with it closes it.
     */
    public static Ground of(Settings settings, Clock business) {
        return of(settings, business, Wiring.signing(settings.signing()));
    }

    /** The same with others in front of its store and its channel; its notices stay as they are read. */
    public Ground behind(Store otherStore, Channel otherChannel) {
        return new Ground(otherStore, otherChannel, notices, signing, figures, open, close);
    }

    /**
     * PostgreSQL, whose tables are brought up to date when it is opened, and Alipay. To open it throws {@code
     * StoreUnavailable} without the database.
     */
    static Ground of(Settings settings, Clock business, SigningPool pool) {
        AlipayChannel channel = new AlipayChannel(settings.alipayAccounts(), settings.links(), business, pool);
        PostgresStore store = new PostgresStore(settings.database());
        Optional<Signing> signing = Optional.of(new Signing(pool, () -> channel.prepare(pool)));
        Runnable close = () -> {
            pool.close();
            store.close();
        };
        return new Ground(store, channel, channel::notice, signing, store::figures, store::migrate, close);
    }
}
