package tongbao.alipay.doctor;

import java.nio.ByteBuffer;

/** What a guessed text has to meet. */
sealed interface Target {
    boolean isMetBy(byte[] text);

    /** The digest that a signature carries. */
    record OfSignature(Seal seal) implements Target {
        @Override
        public boolean isMetBy(byte[] text) {
            return seal.isOver(text);
        }
    }

    /** The very text that the gateway says it verified. */
    record OfGateway(ByteBuffer seen) implements Target {
        @Override
        public boolean isMetBy(byte[] text) {
            return seen.equals(ByteBuffer.wrap(text));
        }
    }
}
