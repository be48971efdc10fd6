package tongbao.sandbox.junit;

import java.time.OffsetDateTime;
import tongbao.sandbox.Sandbox;
import tongbao.sandbox.SandboxSettings;

/** A sandbox that runs, and the handle that a test has of it. */
record Running(Sandbox sandbox, Alipay alipay) implements AutoCloseable {
    static Running start(AlipaySandbox wish) {
        SandboxSettings settings = SandboxSettings.inMemory(Wiring.clock(), Wiring.chance(wish.seed()))
                .standingAt(OffsetDateTime.parse(wish.standsAt()).toInstant())
                .under(wish.customs());
        Sandbox sandbox = Sandbox.start(settings);
        try {
            return new Running(sandbox, Alipay.at(sandbox));
        } catch (RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
