package tongbao.server.notify;

import java.time.Instant;
import tongbao.connector.alipay.Heard;

/** Reads the raw bytes of what claims to be a notice of Alipay, and tells what it is. */
@FunctionalInterface
public interface NoticeReader {
    Heard read(byte[] body, Instant receivedAt);
}
