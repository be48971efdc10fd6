package tongbao.bench.growth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Rows in the binary form of PostgreSQL's COPY: no text is made, and none has to be read again. */
final class CopyRows {
    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final short columns;
    private ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
    private long rows;

    CopyRows(int columns) {
        this.columns = (short) columns;
        // no flags, and no extension of the header
        buffer.put(HEADER).putInt(0).putInt(0);
    }

    long rows() {
        return rows;
    }

    /** Begins a row; as many values as there are columns follow. */
    CopyRows row() {
        rows++;
        room(2).putShort(columns);
        return this;
    }

    CopyRows small(int value) {
        room(6).putInt(2).putShort((short) value);
        return this;
    }

    CopyRows integer(int value) {
        room(8).putInt(4).putInt(value);
        return this;
    }

    CopyRows number(long value) {
        room(12).putInt(8).putLong(value);
        return this;
    }

    CopyRows instant(Instant value) {
        Duration since = Duration.between(EPOCH, value);
        return number(since.getSeconds() * 1_000_000 + since.getNano() / 1000);
    }

    CopyRows text(String value) {
        return bytes(value.getBytes(UTF_8));
    }

    CopyRows bytes(byte[] value) {
        room(4 + value.length).putInt(value.length).put(value);
        return this;
    }

    CopyRows nothing() {
        room(4).putInt(-1);
        return this;
    }

    CopyRows textIfAny(Optional<String> value) {
        return value.map(this::text).orElseGet(this::nothing);
    }

    CopyRows numberIfAny(Optional<Long> value) {
        return value.map(this::number).orElseGet(this::nothing);
    }

    CopyRows integerIfAny(Optional<Integer> value) {
        return value.map(this::integer).orElseGet(this::nothing);
    }

    CopyRows instantIfAny(Optional<Instant> value) {
        return value.map(this::instant).orElseGet(this::nothing);
    }

    /** The whole of it, with its end; nothing may be added afterwards. */
    ByteBuffer finished() {
        room(2).putShort((short) -1);
        return buffer.flip();
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(buffer.capacity() * 2, buffer.capacity() + bytes));
            buffer = larger.put(buffer.flip());
        }
        return buffer;
    }
}
