package tongbao.sandbox.junit;

import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import tongbao.sandbox.wire.RsaKeys;

/** The real clock, by which callers' clocks are checked, and chance: from a seed for numbers, real for keys. */
final class Wiring {
    private Wiring() {}

    /** Made once for all tests of the process, for making one takes longer than most tests. */
    private static final class Keys {
        static final KeyPair OF_APP = RsaKeys.generate(new SecureRandom());
        static final KeyPair OF_ALIPAY = RsaKeys.generate(new SecureRandom());
    }

    static Clock clock() {
        return Clock.systemUTC();
    }

    /** The JDK's own generator, which gives the same after the same seed when it is seeded before it is first asked. */
    static SecureRandom chance(long seed) {
        try {
            SecureRandom chance = SecureRandom.getInstance("SHA1PRNG");
            chance.setSeed(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
            return chance;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA1PRNG", e);
        }
    }

    static KeyPair keysOfApp() {
        return Keys.OF_APP;
    }

    static KeyPair keysOfAlipay() {
        return Keys.OF_ALIPAY;
    }
}
