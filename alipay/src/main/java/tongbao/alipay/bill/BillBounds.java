package tongbao.alipay.bill;

/**
 * How much a bill may be, so that a small file cannot unpack for ever.
 *
 * @param unpackedBytesMax of all its files together
 * @param ratioMax how many times its packed size a bill may be, looked at from the first megabyte on
 * @param filesMax how many files
 * @param lineBytesMax how long a line
 */
public record BillBounds(long unpackedBytesMax, long ratioMax, int filesMax, int lineBytesMax) {
    /** 16 GB, 200 times the packed size, 32 files, lines of 64 KB. */
    public static final BillBounds DEFAULT = new BillBounds(16L << 30, 200, 32, 64 * 1024);

    public BillBounds {
        if (unpackedBytesMax < 1 || ratioMax < 1 || filesMax < 1 || lineBytesMax < 1) {
            throw new IllegalArgumentException("every bound must be positive");
        }
    }
}
