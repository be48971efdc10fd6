package tongbao.bench;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import tongbao.bench.calls.Caller;
import tongbao.bench.calls.Create;
import tongbao.bench.calls.Notice;
import tongbao.bench.calls.Open;
import tongbao.bench.calls.Query;
import tongbao.bench.calls.Refund;
import tongbao.bench.load.Drive;
import tongbao.bench.load.Sockets;
import tongbao.bench.proof.SqlWitness;
import tongbao.bench.stack.Own;

/** A gateway under load: the connections to it, the calls that can be made, and who sees what it keeps. */
final class Site implements AutoCloseable {
    /** Payers and programs of the sandbox come by few connections, for it is not what is measured. */
    private static final int SANDBOX_CONNECTIONS = 16;

    private final URI gateway;
    private final Caller caller;
    private final Sockets sockets;
    private final Drive drive;
    private final Drive second;
    private final Optional<Alipay> alipay;

    /** What only a stack of our own has. */
    record Alipay(URI sandbox, Sockets sockets, Drive drive, Notice notice, SqlWitness witness) {}

    private Site(URI gateway, Caller caller, int connections, Optional<Alipay> alipay) {
        this.gateway = gateway;
        this.caller = caller;
        this.sockets = sockets(gateway, connections);
        this.drive = new Drive(sockets, System::nanoTime);
        this.second = new Drive(sockets, System::nanoTime);
        this.alipay = alipay;
    }

    static Site of(Own own, int connections) {
        Sockets sandbox = sockets(own.sandbox(), SANDBOX_CONNECTIONS);
        Alipay alipay = new Alipay(
                own.sandbox(),
                sandbox,
                new Drive(sandbox, System::nanoTime),
                new Notice(own.gateway(), Own.ALIPAY_APP_ID, own.sellerId(), own.alipayKey(), InstantSource.system()),
                new SqlWitness(
                        own.postgres().jdbcUrl(),
                        own.postgres().user(),
                        own.postgres().password()));
        Caller caller = caller(own.gateway(), Own.APP_ID, own.appSecret());
        return new Site(own.gateway(), caller, connections, Optional.of(alipay));
    }

    static Site elsewhere(URI gateway, String appId, String secret, int connections) {
        return new Site(gateway, caller(gateway, appId, secret), connections, Optional.empty());
    }

    private static Caller caller(URI gateway, String appId, String secret) {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        return new Caller(gateway, appId, secret, HexFormat.of().formatHex(random), InstantSource.system());
    }

    private static Sockets sockets(URI address, int count) {
        int port = address.getPort() < 0 ? 80 : address.getPort();
        return new Sockets(new InetSocketAddress(address.getHost(), port), count);
    }

    URI gateway() {
        return gateway;
    }

    Sockets sockets() {
        return sockets;
    }

    /** For all runs but the one that follows another at once, while that one's answers are still to be read. */
    Drive drive() {
        return drive;
    }

    Drive second() {
        return second;
    }

    Optional<Alipay> alipay() {
        return alipay;
    }

    String appId() {
        return caller.appId();
    }

    Create create() {
        return new Create(caller);
    }

    Open open() {
        return new Open(gateway);
    }

    Query query(Query.Wanted wanted) {
        return new Query(caller, wanted);
    }

    Refund refund() {
        return new Refund(caller);
    }

    @Override
    public void close() {
        sockets.close();
        alipay.ifPresent(own -> own.sockets().close());
    }
}
