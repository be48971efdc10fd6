package tongbao.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import tongbao.core.gateway.Timeline;
import tongbao.core.payment.AppId;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.RefundId;
import tongbao.core.store.Chronicle;
import tongbao.core.store.Explanation;
import tongbao.core.store.Incident;
import tongbao.core.store.IncidentId;
import tongbao.core.store.Notice;
import tongbao.core.store.Received;
import tongbao.server.story.IncidentText;
import tongbao.server.story.RecoveryText;
import tongbao.server.story.TimelineText;
import tongbao.store.postgres.Database;
import tongbao.store.postgres.PostgresStore;

/**
 * What an operator asks at the command line. It reads the database itself, so that it answers while no gateway does; it
 * brings no tables up to date and moves no payment. Throws {@code StoreUnavailable} without the database.
 */
public final class Operator implements AutoCloseable {
    /** The most incidents, and the most orphans, that are listed at once. */
    public static final int LISTED_MAX = 100;

    private static final int CONNECTIONS_MAX = 2;

    private final PostgresStore store;
    private final Clock business;

    public Operator(Database database, Clock business) {
        this.store = new PostgresStore(database.withConnectionsMax(CONNECTIONS_MAX));
        this.business = business;
    }

    /** Where a gateway that a settings file describes keeps its payments, and where it listens. */
    public record Place(Database database, URI gateway) {
        public static Place of(Path settingsFile) {
            Settings settings = SettingsFile.read(settingsFile);
            return new Place(
                    settings.database(), settings.bind().url(settings.bind().port()));
        }
    }

    /**
     * The story of a payment as text: by its id, the number of an attempt at Alipay, a refund's id, an incident's, or
     * the number of the app that is named.
     */
    public Optional<String> explain(String id, Optional<AppId> app) {
        Optional<Payment> found =
                app.isPresent() ? OutTradeNo.read(id).flatMap(number -> store.find(app.get(), number)) : find(id);
        return found.map(
                payment -> TimelineText.of(Timeline.of(payment, store.history(payment.id()), business.instant())));
    }

    private Optional<Payment> find(String id) {
        return PaymentId.read(id)
                .flatMap(store::find)
                .or(() -> OrderNo.read(id).flatMap(store::find))
                .or(() -> RefundId.read(id).flatMap(store::find))
                .or(() -> IncidentId.read(id).map(IncidentId::payment).flatMap(store::find));
    }

    /** That a recovery is under way, the open incidents, oldest first, and the orphans that wait for their order. */
    public String open() {
        List<Received> orphans = store.orphans(LISTED_MAX);
        return store.underWay().map(RecoveryText::underWay).orElse("")
                + IncidentText.of(store.incidents(Incident.Standing.OPEN, LISTED_MAX), orphans);
    }

    /** The incidents that were explained, the newest first. */
    public String explained() {
        return IncidentText.of(store.incidents(Incident.Standing.EXPLAINED, LISTED_MAX), List.of());
    }

    public Chronicle.Explained explain(IncidentId incident, String by, String text) {
        return store.explain(new Explanation(incident, by, text, business.instant()));
    }

    /** The bytes of a notice as they came. */
    public Optional<byte[]> notice(OrderNo orderNo, String noticeId) {
        return store.find(orderNo, noticeId).map(Notice::body);
    }

    @Override
    public void close() {
        store.close();
    }
}
