package tongbao.bench.micro;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The rules on their commonest cases; chance is a fast one, for what SecureRandom costs is measured with the ids. */
@State(Scope.Benchmark)
public class Rules {
    private final Payments payments = new Payments();

    @Benchmark
    public Object begin() {
        return payments.begin();
    }

    /** The payer opens the link. */
    @Benchmark
    public Object open() {
        return payments.open();
    }

    /** The notice of a success. */
    @Benchmark
    public Object pay() {
        return payments.pay();
    }

    /** The same notice once more. */
    @Benchmark
    public Object payAgain() {
        return payments.payAgain();
    }

    /** A planned look finds the trade waiting. */
    @Benchmark
    public Object look() {
        return payments.look();
    }

    @Benchmark
    public Object refund() {
        return payments.refund();
    }
}
