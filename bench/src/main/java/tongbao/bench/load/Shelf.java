package tongbao.bench.load;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many byte strings by number, off the heap: what is to be sent, and what was answered. A collector that had to carry
 * them about would stop the generator, and its pauses would look like the server's. For one thread at a time.
 */
public final class Shelf {
    private static final int CHUNK_BYTES = 8 << 20;
    private static final int COUNT_AT_FIRST = 4096;

    private final List<ByteBuffer> written = new ArrayList<>();
    private final List<ByteBuffer> read = new ArrayList<>();
    private int[] chunks = new int[COUNT_AT_FIRST];
    private int[] ends = new int[COUNT_AT_FIRST];
    private int[] lengths = new int[COUNT_AT_FIRST];
    private int count;
    private int writing;

    /** Puts the rest of {@code bytes} here, and tells its number; they count from 0. */
    public int put(ByteBuffer bytes) {
        int length = bytes.remaining();
        if (length > CHUNK_BYTES) {
            throw new IllegalArgumentException(length + " bytes are too many");
        }
        if (written.isEmpty()) {
            addChunk();
        } else if (written.get(writing).remaining() < length && ++writing == written.size()) {
            addChunk();
        }
        if (count == ends.length) {
            grow(count * 2);
        }
        ByteBuffer chunk = written.get(writing);
        chunk.put(bytes);
        chunks[count] = writing;
        ends[count] = chunk.position();
        lengths[count] = length;
        return count++;
    }

    /** Makes room before the clock starts for so many strings of so many bytes each. */
    public void reserve(int strings, int bytesEach) {
        if (strings > ends.length) {
            grow(strings);
        }
        long chunksNeeded = (long) strings * bytesEach / CHUNK_BYTES + 1;
        while (written.size() < chunksNeeded) {
            addChunk();
        }
    }

    private void grow(int size) {
        chunks = Arrays.copyOf(chunks, size);
        ends = Arrays.copyOf(ends, size);
        lengths = Arrays.copyOf(lengths, size);
    }

    private void addChunk() {
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES);
        written.add(chunk);
        read.add(chunk.duplicate());
    }

    /** A view of one string, good until the next call. */
    public ByteBuffer at(int number) {
        if (number < 0 || number >= count) {
            throw new IndexOutOfBoundsException(number);
        }
        ByteBuffer chunk = read.get(chunks[number]);
        int end = ends[number];
        return chunk.limit(end).position(end - lengths[number]);
    }

    public byte[] copy(int number) {
        byte[] bytes = new byte[lengths[number]];
        at(number).get(bytes);
        return bytes;
    }

    public int count() {
        return count;
    }

    /** Forgets all strings and keeps the room. */
    public void clear() {
        written.forEach(ByteBuffer::clear);
        count = 0;
        writing = 0;
    }
}
