package tongbao.alipay.bill;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of a file, cut into cells before they become text: neither a comma nor the end of a line is ever a part of
 * a Chinese character, and a title that Alipay has cut in the middle of a character spoils nothing but itself.
 */
final class Lines {
    /** Alipay's bills are in GBK; this one knows the same characters and the rarer ones too. */
    private static final Charset CHINESE = Charset.forName("GB18030");

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int bufferLength;
    private int bufferAt;

    private final byte[] line;
    private int lineLength;
    private long number;
    private Charset charset = CHINESE;

    Lines(InputStream in, int lineBytesMax) {
        this.in = in;
        this.line = new byte[lineBytesMax];
    }

    /** Goes to the next line that is not blank; false at the end. */
    boolean next() throws IOException {
        do {
            if (!read()) {
                return false;
            }
            if (number == 1) {
                start();
            }
        } while (isBlank());
        return true;
    }

    /** Which line this is, from 1. */
    long number() {
        return number;
    }

    boolean isComment() {
        return line[0] == '#';
    }

    String text() {
        return text(0, lineLength);
    }

    /** Most cells are numbers; those need no decoder. */
    private String text(int from, int to) {
        int i = from;
        while (i < to && line[i] >= 0) {
            i++;
        }
        Charset needed = i == to ? StandardCharsets.ISO_8859_1 : charset;
        return new String(line, from, to - from, needed).strip();
    }

    List<String> cells() {
        var cells = new ArrayList<String>(32);
        int from = 0;
        for (int i = 0; i <= lineLength; i++) {
            if (i == lineLength || line[i] == ',') {
                cells.add(text(from, i));
                from = i + 1;
            }
        }
        return cells;
    }

    private boolean read() throws IOException {
        lineLength = 0;
        while (true) {
            if (bufferAt == bufferLength) {
                bufferLength = in.read(buffer);
                bufferAt = 0;
                if (bufferLength <= 0) {
                    bufferLength = 0;
                    break;
                }
            }
            byte next = buffer[bufferAt++];
            if (next == '\n') {
                number++;
                return true;
            }
            if (lineLength == line.length) {
                throw new BrokenBill("a line of more than " + line.length + " bytes");
            }
            line[lineLength++] = next;
        }
        if (lineLength > 0) {
            number++;
            return true;
        }
        return false;
    }

    /** The first line tells which charset the file is in. */
    private void start() {
        if (lineLength >= 3 && Arrays.equals(line, 0, 3, BYTE_ORDER_MARK, 0, 3)) {
            lineLength -= 3;
            System.arraycopy(line, 3, line, 0, lineLength);
            charset = StandardCharsets.UTF_8;
        } else if (isUtf8()) {
            charset = StandardCharsets.UTF_8;
        }
    }

    private boolean isUtf8() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, 0, lineLength))
                    .toString();
            return text.contains("支付宝");
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private boolean isBlank() {
        for (int i = 0; i < lineLength; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r' && line[i] != ',') {
                return false;
            }
        }
        return true;
    }
}
