package tongbao.alipay.bill;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a bill as Alipay packs it: a zip of CSV files, their names and their text in GBK, or in UTF-8 where they say
 * so.
 *
 * <p>Lines are handed on while they are read, and only when {@link #read} returns do they agree with the totals at the
 * end of their files: keep what is made of them apart until then. Throwing from the consumer ends the reading.
 */
public final class BillReader {
    private static final int LOOKED_AT_FROM_BYTES = 1 << 20;

    private final BillBounds bounds;

    public BillReader() {
        this(BillBounds.DEFAULT);
    }

    public BillReader(BillBounds bounds) {
        this.bounds = bounds;
    }

    /**
     * Reads the whole bill; the stream is not closed.
     *
     * @throws BrokenBill if it is no bill, is cut off or too large, or does not agree with its own totals
     * @throws IOException if the stream fails
     */
    public Bill read(InputStream zip, Consumer<BillLine> lines) throws IOException {
        var packed = new Counted(zip);
        // In this charset a name keeps its bytes, and which charset it is in can be found out afterwards.
        var archive = new ZipInputStream(packed, StandardCharsets.ISO_8859_1);
        var unpacked = new Bounded(archive, packed, bounds);
        var files = new ArrayList<Bill.File>();
        int entries = 0;
        try {
            for (ZipEntry entry = next(archive); entry != null; entry = next(archive)) {
                if (++entries > bounds.filesMax()) {
                    throw new BrokenBill("more than " + bounds.filesMax() + " files");
                }
                String name = name(entry.getName());
                if (name.toLowerCase(Locale.ROOT).endsWith(".csv")) {
                    files.add(FileReading.read(new Lines(unpacked, bounds.lineBytesMax()), name, lines));
                } else {
                    unpacked.skipAll();
                }
            }
        } catch (ZipException | EOFException e) {
            throw new BrokenBill("not a whole zip: " + e.getMessage(), e);
        }
        return checked(files);
    }

    private static @Nullable ZipEntry next(ZipInputStream archive) throws IOException {
        try {
            return archive.getNextEntry();
        } catch (IllegalArgumentException e) {
            throw new BrokenBill("an entry of the zip that cannot be read", e);
        }
    }

    private static Bill checked(List<Bill.File> files) {
        if (files.isEmpty()) {
            throw new BrokenBill("not a zip with a bill in it");
        }
        for (Bill.File file : files) {
            Bill.File first = files.getFirst();
            if (!file.account().equals(first.account())
                    || !file.from().equals(first.from())
                    || !file.until().equals(first.until())) {
                throw new BrokenBill(file.name() + " is of another account or period than " + first.name());
            }
        }
        return new Bill(files);
    }

    /** A name that the archive has marked as UTF-8 is text already; any other comes as its bytes. */
    private static String name(String given) {
        if (given.chars().anyMatch(it -> it > 0xFF)) {
            return given;
        }
        byte[] bytes = given.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            return new String(bytes, Charset.forName("GBK"));
        }
    }

    /** How many bytes of the archive have been read. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count += Math.max(read, 0);
            return read;
        }
    }

    /** What comes out of the archive, as far as the bounds let it. */
    private static final class Bounded extends InputStream {
        private final InputStream archive;
        private final Counted packed;
        private final BillBounds bounds;
        private long count;

        Bounded(InputStream archive, Counted packed, BillBounds bounds) {
            this.archive = archive;
            this.packed = packed;
            this.bounds = bounds;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = archive.read(bytes, from, length);
            count += Math.max(read, 0);
            if (count > bounds.unpackedBytesMax()) {
                throw new BrokenBill("unpacks to more than " + bounds.unpackedBytesMax() + " bytes");
            }
            if (count > LOOKED_AT_FROM_BYTES && count / bounds.ratioMax() > packed.count) {
                throw new BrokenBill("unpacks to more than " + bounds.ratioMax() + " times its size");
            }
            return read;
        }

        void skipAll() throws IOException {
            transferTo(OutputStream.nullOutputStream());
        }
    }
}
