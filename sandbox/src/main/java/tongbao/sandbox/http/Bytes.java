package tongbao.sandbox.http;

import java.nio.charset.Charset;
import java.util.Arrays;

/** Bytes that nobody changes any more. */
public final class Bytes {
    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes over the array; the caller must not write to it again. */
    static Bytes of(byte[] bytes) {
        return new Bytes(bytes);
    }

    public static Bytes of(String text, Charset charset) {
        return new Bytes(text.getBytes(charset));
    }

    public int length() {
        return bytes.length;
    }

    public String text(Charset charset) {
        return new String(bytes, charset);
    }

    /** A copy. */
    public byte[] copy() {
        return bytes.clone();
    }

    /** The first half, itself a whole. */
    public Bytes firstHalf() {
        return new Bytes(Arrays.copyOf(bytes, bytes.length / 2));
    }

    byte[] raw() {
        return bytes;
    }
}
