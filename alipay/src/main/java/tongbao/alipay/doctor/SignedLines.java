package tongbao.alipay.doctor;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines that v3 signs.
 *
 * @param bodyAt the place of the body among the lines
 * @param ending what ends each line
 * @param ended whether the last line is ended too, as it must be
 */
record SignedLines(List<String> lines, int bodyAt, String ending, LastLine ended, Charset charset) implements Specimen {
    enum LastLine {
        ENDED,
        OPEN
    }

    SignedLines {
        lines = List.copyOf(lines);
    }

    @Override
    public String signedText() {
        String joined = String.join(ending, lines);
        return ended == LastLine.ENDED ? joined + ending : joined;
    }

    String body() {
        return lines.get(bodyAt);
    }

    SignedLines with(int at, String line) {
        var changed = new ArrayList<>(lines);
        changed.set(at, line);
        return new SignedLines(changed, bodyAt, ending, ended, charset);
    }

    SignedLines without(int at) {
        var fewer = new ArrayList<>(lines);
        fewer.remove(at);
        return new SignedLines(fewer, Math.min(bodyAt, fewer.size() - 1), ending, ended, charset);
    }

    SignedLines endedBy(String other, LastLine last) {
        return new SignedLines(lines, bodyAt, other, last, charset);
    }

    SignedLines in(Charset other) {
        return new SignedLines(lines, bodyAt, ending, ended, other);
    }
}
