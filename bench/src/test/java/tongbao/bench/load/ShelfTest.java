package tongbao.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ShelfTest {
    @Test
    void everything_comes_back_as_it_was_put_over_many_chunks_and_after_clearing() {
        Shelf shelf = new Shelf();
        for (int time = 0; time < 2; time++) {
            for (int number = 0; number < 10_000; number++) {
                assertThat(shelf.put(ByteBuffer.wrap(bytes(number)))).isEqualTo(number);
            }
            assertThat(shelf.count()).isEqualTo(10_000);
            for (int number = 9_999; number >= 0; number -= 7) {
                assertThat(shelf.copy(number)).isEqualTo(bytes(number));
            }
            shelf.clear();
        }
        assertThatThrownBy(() -> shelf.at(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** Of different lengths, 20 MB in all. */
    private static byte[] bytes(int number) {
        byte[] bytes = new byte[number % 4_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (number + i);
        }
        return bytes;
    }
}
