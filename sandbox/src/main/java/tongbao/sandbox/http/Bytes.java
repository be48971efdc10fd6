package tongbao.sandbox.http;

import java.nio.charset.Charset;

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

    byte[] raw() {
        return bytes;
    }
}
