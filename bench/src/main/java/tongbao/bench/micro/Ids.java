package tongbao.bench.micro;

import java.security.SecureRandom;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Bucket;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.PaymentId;

/** Buckets and ids, with the chance that the gateway has. */
@State(Scope.Benchmark)
public class Ids {
    private final AppId app = new AppId("demo");
    private final OutTradeNo outTradeNo = new OutTradeNo("A-20261122-000001");
    private final Bucket bucket = Bucket.of(app, outTradeNo);
    private final SecureRandom chance = new SecureRandom();

    @Benchmark
    public Bucket bucket() {
        return Bucket.of(app, outTradeNo);
    }

    @Benchmark
    public PaymentId paymentId() {
        return PaymentId.make(bucket, chance);
    }

    @Benchmark
    public OrderNo orderNo() {
        return OrderNo.make(bucket, chance);
    }

    /** As many random bits as JDK programs usually take. */
    @Benchmark
    public String uuid() {
        return UUID.randomUUID().toString();
    }
}
