package tongbao.core.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32;

/**
 * The home of a payment among 1,024: it leads every key and is carried by every id, so that a notice or a link finds
 * its rows without a lookup. It is a pure function of app and order number, fixed for ever.
 */
public record Bucket(int value) {
    public static final int COUNT = 1024;

    public Bucket {
        if (value < 0 || value >= COUNT) {
            throw new IllegalArgumentException("a bucket is 0 to 1023: " + value);
        }
    }

    public static Bucket of(AppId app, OutTradeNo outTradeNo) {
        return ofText(app.value() + '\n' + outTradeNo.value());
    }

    /** The bucket of any text: the ten highest bits of its CRC-32. */
    public static Bucket ofText(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(UTF_8));
        return new Bucket((int) (crc.getValue() >>> 22));
    }
}
