package tongbao.server;

import java.time.Clock;
import tongbao.connector.alipay.AlipayChannel;
import tongbao.core.channel.Channel;
import tongbao.core.store.Store;
import tongbao.server.notify.NoticeReader;
import tongbao.store.postgres.PostgresStore;

/** What a server stands on: where it keeps, whom it pays by, and the end of both. */
public record Ground(Store store, Channel channel, NoticeReader notices, Runnable close) {

    /** PostgreSQL, its tables brought up to date, and Alipay. Throws {@code StoreUnavailable} without the database. */
    static Ground of(Settings settings, Clock business) {
        AlipayChannel channel = new AlipayChannel(settings.alipayAccounts(), settings.links(), business);
        PostgresStore store = new PostgresStore(settings.database());
        try {
            store.migrate();
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        return new Ground(store, channel, channel::notice, store::close);
    }
}
